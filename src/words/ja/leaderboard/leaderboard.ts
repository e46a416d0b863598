import type { leaderboard as en } from '../../en/leaderboard/leaderboard.ts';

/** 英語版 en/leaderboard.ts と同じ形。 */
export const leaderboard: typeof en = {
  title: 'ランキング',
  purpose: 'どのモデルが強いか、判定からどこまで確かに言えるかを示します。',
  rank: '順位',
  model: 'モデル',
  rating: 'レーティング',
  interval: '信用区間',
  stronger: '1\u00a0つ下より強い確率',
  key: (narrow, wide) =>
    `± は ${narrow} 信用区間の半分・太線 ${narrow}、細線 ${wide}、山形は事後分布・同じ括弧に入らないモデルどうしには差がある（全体で 95%）`,
  record: (w, l, t) => `${w}勝${l}敗${t}分`,
  recordTitle: '勝ち・負け・引き分け',
  strongerTitle: (a, b, p) => `${a} が ${b} より強い確率は ${p}`,
  details: (name) => `${name} の詳細`,
  judgmentsOf: (name) => `${name} の判定`,
  between: (a, b) => `${a} と ${b} の判定`,
  sortBy: (column) => `${column}で並べ替え`,
  columns: {
    ranks: '順位の範囲',
    judgments: '判定数',
    rate: '勝率',
    best: '1\u00a0位の確率',
    tier: 'ティア',
    price: '価格',
    seconds: '時間',
  },
  separatedFromAllBut: (ranks) => `${ranks}\u00a0位の外のどのモデルとも差がある（全体で 95%）`,
  separatedFromNone: 'ほかのどのモデルとも、差があるとは言えない（全体で 95%）',
  licence: {
    closed: '非公開',
    'no-commercial': '商用利用不可',
    commercial: '商用利用可',
    'not-stated': '記載なし',
  },
  detail: {
    ranks: 'ありうる順位',
    rankShare: (rank, share) => `${rank}\u00a0位：${share}`,
    rivals: '相手ごとの成績',
    wins: '勝ち',
    losses: '負け',
    ties: '引き分け',
    stronger: '強い確率',
    posterior: '事後分布',
    median: '中央値',
    convergence: (rhat, bulk, tail) => `R-hat ${rhat}・ESS 中央部 ${bulk}・裾 ${tail}`,
    home: 'モデルの公式ページ',
    countOf: (count, kind, a, b) => `${count}：${a} の ${b} に対する${kind}の判定を見る`,
  },
  summary: (name, rating, lower, upper, p) =>
    `${name}：${rating}、${p} 信用区間 ${lower}〜${upper}`,
};
