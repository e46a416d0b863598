import type { ClusterKind } from '../../../core/model/settings.ts';
import type { questions as english } from '../../en/leaderboard/questions.ts';
import {
  MAX_RATER_CELLS,
  MIN_JUDGMENTS_PER_QUESTION,
  MIN_QUESTIONS,
} from '../../../core/limits.ts';
import { whole } from '../listed.ts';

const SAMPLES: Readonly<Record<ClusterKind, string>> = {
  questions: '質問',
  raters: '評価者',
  both: '質問と評価者',
};
const SHARED: Readonly<Record<ClusterKind, string>> = {
  questions: '同じ質問の',
  raters: '同じ評価者の',
  both: '同じ質問や同じ評価者の',
};

/** ランキングがどの範囲の質問について成り立つか(日本語)。 */
export const questions: typeof english = {
  kinds: { alone: 'この質問だけ', alike: '同じような質問全体' },
  raterKinds: { alone: 'この評価者だけ', alike: '同じような評価者全体' },
  show: {
    alone: (by) => `この${SAMPLES[by]}だけで表示`,
    alike: '同じような質問全体で表示',
    raters: '同じような評価者全体で表示',
  },
  meaning: {
    alone:
      '区間は、ここにある質問での判定だけから生じる不確かさを表します。別の質問なら順位が変わるかもしれません。',
    alike:
      'ここにある質問を、同じような質問全体の一部とみなします。質問ごとの結果のばらつきに応じて区間を広げます。',
  },
  method: '質問の違いの扱い',
  methods: { robust: 'ロバストな区間', random: '質問モデル' },
  methodMeaning: {
    robust: '通常のモデルの区間を、判定のまとまりごとの結果のばらつきに応じて広げます。',
    random:
      'モデルの強さが質問ごとに変わると考えます。全体の強さからどれだけばらつくか（ω）をデータから推定します。',
  },
  clusters: '区間を広げる基準',
  clusterKinds: { questions: '質問ごと', raters: '評価者ごと', both: '両方' },
  clusterMeaning: {
    questions: 'ここにある質問を、同じような質問全体の一部とみなします。',
    raters: '評価者を、同じような評価者全体の一部とみなします。質問はそのままです。',
    both: '質問も評価者も、それぞれ同じようなもの全体の一部とみなします。',
  },
  scale: 'ω の事前分布の尺度',
  shownOn: '強さの表し方',
  shown: { marginal: '新しい質問での強さ', conditional: '平均的な質問での強さ' },
  shownMeaning: {
    marginal:
      '新しい質問で勝つ対数オッズを、質問の違いについて平均したものです。通常のモデルの強さと比べられます。',
    conditional:
      'どのモデルにも得意でも不得意でもない質問で勝つ対数オッズです。質問の違いが大きいほど、差が広がります。',
  },
  learned: (omega) => `データから推定した ω は ${omega}（対数オッズ）です。`,
  none(reason) {
    switch (reason.why) {
      case 'growing':
        return '判定が届いている間、区間はこの質問だけについてのものです。';
      case 'unknown':
        return '区間はこの質問だけについてのものです。どの質問についての判定か不明なものがあり、質問ごとのばらつきがわかりません。';
      case 'once':
        return '区間はすでに同じような質問全体についてのものです。どの判定も質問が異なるため、選んでも変わりません。';
      case 'too-few':
        return `区間はこの質問だけについてのものです。質問が ${reason.questions} 問しかなく、質問ごとのばらつきを見積もるには ${MIN_QUESTIONS} 問以上が必要です。`;
    }
  },
  alone: (by, narrow, own, alike) =>
    `この${SAMPLES[by]}だけについての ±（${narrow} 区間の半分）は平均 ${own} です。同じような${SAMPLES[by]}全体についてなら ${alike} になります。`,
  alike: (by, narrow, own, alone) =>
    `同じような${SAMPLES[by]}全体についての ±（${narrow} 区間の半分）は平均 ${own} です。この${SAMPLES[by]}だけについてなら ${alone} になります。`,
  resemblance: {
    alike: (by, design, judgments, effective) =>
      `${SHARED[by]}判定は互いに似るため、${judgments} 件の判定は独立な判定およそ ${effective} 件分に当たります（デザイン効果 ${design}）。`,
    unlike: (by, design) =>
      `${SHARED[by]}判定が、ほかの判定より互いに似ているとはいえません（デザイン効果 ${design}）。`,
    narrower: (by, design) =>
      `同じような${SAMPLES[by]}全体についての区間のほうが狭くなりました（デザイン効果 ${design}）。引き分けを 0.5勝と数えてモデルの想定よりばらつきが小さいか、両方の順での判定が提示順の影響を打ち消しているか、偶然かのどれかです。偶然でないとわかっている場合のほかは、広いほうを目安にしてください。`,
  },
  opening: {
    page: `質問が ${MIN_QUESTIONS} 問以上あり、判定が 1 問あたり平均 ${MIN_JUDGMENTS_PER_QUESTION} 件以上あるデータは、はじめからこの表示になります。`,
    commandLine: `質問が ${MIN_QUESTIONS} 問以上あり、判定が 1 問あたり平均 ${MIN_JUDGMENTS_PER_QUESTION} 件以上あるため、区間は同じような質問全体についてのものです。--questions these でこの質問だけになります。`,
  },
  strengths: {
    marginal: '強さと提示順効果は、新しい質問でのものを質問の違いについて平均した値です。',
    conditional: '強さと提示順効果は、どのモデルにも得意でも不得意でもない質問での値です。',
  },
  noRaters: `同じような評価者全体についての区間には、${MIN_QUESTIONS} 人以上の評価者と、どの判定を誰がしたかを示すファイルが必要です（評価者と対の組み合わせは ${whole(MAX_RATER_CELLS)} 通りまで）。`,
  commandLine:
    '--questions these を使うか、どの質問についての判定かを示すファイルを使ってください。',
};
