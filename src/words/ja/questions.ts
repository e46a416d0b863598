import type { questions as english } from '../en/questions.ts';
import { MIN_QUESTIONS } from '../../core/limits.ts';

/** ランキングがどの範囲の質問について成り立つか(日本語)。 */
export const questions: typeof english = {
  title: '質問',
  kinds: { alone: 'この質問だけ', alike: '同じような質問全体' },
  show: { alone: 'この質問だけで表示', alike: '同じような質問全体で表示' },
  meaning: {
    alone:
      '区間は、ここにある質問での判定だけから生じる不確かさを表します。別の質問なら順位が変わるかもしれません。',
    alike:
      'ここにある質問を、同じような質問全体の一部とみなします。質問ごとの結果のばらつきに応じて区間を広げます。',
  },
  method: '質問の違いの扱い',
  methods: { robust: 'ロバストな区間', random: '質問モデル' },
  methodMeaning: {
    robust: '通常のモデルの区間を、質問ごとの結果のばらつきに応じて広げます。',
    random:
      'モデルの強さが質問ごとに変わると考えます。全体の強さからどれだけばらつくか（ω）をデータから推定します。',
  },
  scale: 'ω の事前分布の尺度',
  learned: (omega) => `データから推定した ω は ${omega}（対数オッズ）です。`,
  none(reason) {
    switch (reason.why) {
      case 'unknown':
        return '区間はこの質問だけについてのものです。どの質問についての判定か不明なものがあり、質問ごとのばらつきがわかりません。';
      case 'once':
        return '区間はすでに同じような質問全体についてのものです。どの判定も質問が異なるため、選んでも変わりません。';
      case 'too-few':
        return `区間はこの質問だけについてのものです。質問が ${reason.questions} 問しかなく、質問ごとのばらつきを見積もるには ${MIN_QUESTIONS} 問以上が必要です。`;
    }
  },
  alone: (narrow, own, alike) =>
    `この質問だけについての ±（${narrow} 区間の半分）は平均 ${own} です。同じような質問全体についてなら ${alike} になります。`,
  alike: (narrow, own, alone) =>
    `同じような質問全体についての ±（${narrow} 区間の半分）は平均 ${own} です。この質問だけについてなら ${alone} になります。`,
  effect: (judgments, effective, design) =>
    `同じ質問の判定は互いに似るため、${judgments} 件の判定は独立な判定およそ ${effective} 件分に当たります（デザイン効果 ${design}）。`,
  noEffect: (design) =>
    `同じ質問の判定が、ほかの判定より互いに似ているとはいえません（デザイン効果 ${design}）。`,
  commandLine:
    '--questions these を使うか、どの質問についての判定かを示すファイルを使ってください。',
};
