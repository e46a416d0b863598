import type { lesson as lessonEn } from '../../en/guide/lesson.ts';

/** 教材(日本語)。 */
export const lesson: typeof lessonEn = {
  intro:
    'モデルは A、B、C の三つ、判定は 10 件です。だれが勝ったかを選び、事前分布と提示順効果を動かして、二つの強さについて分かることがどう変わるかを見てください。',
  games: 'だれが勝ったか',
  game: (n, first, second) => `判定 ${n}：先に示したのが ${first}、後が ${second}`,
  sides: '二つのうち、左が先に示されたほうです。',
  wins: (model) => `${model} の勝ち`,
  all: (model) => `${model} を全勝にする`,
  again: '最初に戻す',
  prior: '事前分布の幅',
  priorAside: (points) => `レーティングで ${points} 点`,
  order: '提示順効果（既知とする）',
  orderAside: (percent) => `互角なら、先の回答が ${percent} 勝つ`,
  curves: { prior: '事前分布', data: '尤度', posterior: '事後分布', fit: '計算結果' },
  strength: (model) => `${model} の強さ`,
  summary: (model, mean, half) => `${model}：事後分布の平均 ${mean}、標準偏差 ${half}。`,
  result: (model, percent) => `三つの中で ${model} が最も強い確率は ${percent} です。`,
  maximum: 'どのモデルにも勝ちと負けがあるので、最尤法の解があります。',
  none: {
    undefeated: (names) =>
      `最尤法の解はありません。${names} が全勝したので、強さを大きくするほどデータに合い、きりがないからです。尤度は片側で高いままで、事後分布を引き戻すのは事前分布だけです。`,
    winless: (names) =>
      `最尤法の解はありません。${names} が全敗したので、強さを小さくするほどデータに合い、きりがないからです。事後分布を引き止めるのは事前分布だけです。`,
  },
  table: '各モデルについて分かること',
  columns: {
    model: 'モデル',
    record: '勝ち',
    maximum: '最尤法',
    posterior: '事後平均',
    sd: '標準偏差',
    best: '1\u00a0位の確率',
  },
  record: (wins, played) => `${String(played)} 戦 ${String(wins)}勝`,
  noMaximum: 'なし',
  how: '一つの強さの尤度はプロファイル尤度、つまり、ほかの強さを最も都合よく選んだときの値です。計算には、ほかのすべてのランキングと同じモデルを使っています。',
  tasksTitle: '試してみましょう',
  tasks: [
    'A を全勝にしてから、事前分布の幅を少しずつ広げてください。事後分布はどこまでついていきますか。',
    '事前分布を狭くしてください。三つの曲線のうち、最も動かないのはどれですか。',
    '提示順効果を大きくしてください。勝ったときに先に示されていたのは、どのモデルですか。',
    '判定を一つだけ逆にしてください。10 件のうちの 1 件で、1\u00a0位の確率はどれだけ動きますか。',
  ],
};
