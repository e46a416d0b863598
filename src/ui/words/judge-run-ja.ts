import type { run as english } from './judge-run-en.ts';

/** 判定の進み具合と結果(日本語)。 */
export const run: typeof english = {
  yours: 'あなたの判定',
  yoursNote: (done, total) => `${total} 組中 ${done} 組を判定しました。`,
  judge: '判定する',
  judgeOn: '続きを判定する',
  look: '見直す',
  ranking: 'ここまでのランキング',
  preview: 'ここまでの判定をすべて使った速報です(ラプラス近似)。',
  noRanking: '最初の判定が出ると、ランキングが表示されます。',
  rank: '順位',
  model: 'モデル',
  rating: 'レーティング',
  interval: (percent) => `${percent} 信用区間`,
  rowSummary: (name, rating, lower, upper, p) =>
    `${name}:${rating}、${p} 信用区間 ${lower}〜${upper}`,
  newest: '新しい判定',
  noVerdict: 'まだ判定がありません。',
  verdict: {
    better: (better, worse) => `${better} が ${worse} に勝ち`,
    tie: (left, right) => `${left} と ${right} は引き分け`,
    unparsed: (left, right) => `${left} と ${right}:判定が読み取れない`,
  },
  question: (id) => `質問 ${id}`,
  show: 'ランキングで見る',
  showNote:
    'ここまでの判定をファイルとして開きます。ランキング、診断、判定を読む、データの各ページで見られるようになります。',
  download: 'JSONL で保存',
  working: 'ファイルを書き出しています…',
};
