import type { CaptionFacts, ExplainedColumn, TableWords } from '../../../core/publish/table.ts';
import { leaderboard } from '../leaderboard/leaderboard.ts';

const SAMPLES: Readonly<Record<CaptionFacts['by'], string>> = {
  questions: '質問',
  raters: '評価者',
  both: '質問と評価者',
};

const STATES: Readonly<Record<CaptionFacts['state'], string>> = {
  converged: '計算は収束しています。',
  doubtful: '計算は収束していますが、診断に気になる点があります。',
  'not-converged': '計算が収束していないため、数値は信頼できません。',
  'not-sampled': 'サンプリングをしていないラプラス近似です。',
  maximum: '最尤法による推定で、区間はブートストラップによるものです。',
};

const EXPLAINED: Readonly<Record<ExplainedColumn, string>> = {
  ranks: `「${leaderboard.columns.ranks}」は、そのモデルがとりうる順位です（全モデルを同時に見て 95%）。`,
  rate: `「${leaderboard.columns.rate}」は、勝ちと引き分けの半分の割合で、相手が誰かは考慮していません。`,
  tier: 'ティアが違うモデルどうしには差があります（全モデルを同時に見て 95%）。',
};

/** 表として書き出すランキングの言葉(日本語)。 */
export const table: TableWords = {
  columns: {
    rank: leaderboard.rank,
    model: leaderboard.model,
    rating: leaderboard.rating,
    interval: leaderboard.interval,
    stronger: leaderboard.stronger,
    ...leaderboard.columns,
  },
  span: (lower, upper) => `${lower}〜${upper}`,
  caption: ({
    isAlike,
    by,
    isAdjusted,
    narrow,
    state,
    models,
    judgments,
    first,
    settings,
    explained,
  }) =>
    [
      `判定 ${judgments} 件による ${models} モデルのランキング${first === null ? '' : `（上位 ${first} モデル）`}。`,
      isAdjusted ? '強さは、回答の文体をそろえて求めています。' : '',
      `± は ${narrow} 区間の半分で、${isAlike ? `同じような${SAMPLES[by]}全体` : `この${SAMPLES[by]}だけ`}についてのものです。`,
      ...explained.map((column) => EXPLAINED[column]),
      STATES[state],
      settings === null ? '' : `事前分布か引き分けの扱いが既定と異なります：${settings}。`,
    ].join(''),
};
