import type { map as mapEn } from './checks-map-en.ts';

/** The part of the Checks page that shows the questions as a map. */
export const map: typeof mapEn = {
  title: '質問の地図',
  explain:
    '似た質問どうしが近くに並びます。ある種類の質問だけで勝つモデルはないか、同じことを二度たずねていないか、引き分けになりそうなほど似た回答はどれかが、一目で分かります。',
  onlyCounts: '質問の本文が必要ですが、このデータには判定の件数しかありません。',
  noTexts: '質問の本文が必要ですが、読み込んだファイルの質問は 1 つも保存されていません。',
  toData: 'ファイルを見る',
  by: '似かたの測り方',
  grams: '文字 n-gram(モデル不要)',
  begin: '地図を描く',
  running: '質問を読み、比べ、並べています',
  drawn: (shown, all, vectors) =>
    shown === all
      ? `${all} 問すべてを、${vectors}で比べました。`
      : `${all} 問から無作為に選んだ ${shown} 問を、${vectors}で比べました。`,
  gramsUsed: '共通する文字の並び(2 文字と 3 文字の n-gram、TF-IDF、コサイン)',
  modelUsed: (name) => `${name} が読み取る意味(埋め込みのコサイン)`,
  figure: {
    title: '質問の並び',
    summary: (count) =>
      `${count} 問を、それぞれに最も似た質問をもとに UMAP で並べました。意味があるのはどれが近いかだけで、軸や距離、すき間には意味がありません。`,
    label: '質問の地図。矢印キーで質問から質問へ移動します',
    hint: '質問を指すか、矢印キーで移動すると、内容を読めます。',
    colour: '色分け',
    colours: { category: 'カテゴリー', winner: '勝っているモデル', group: 'グループ' },
    noCategory: 'カテゴリーなし',
    noWinner: '単独の首位なし',
    others: 'そのほか',
    group: (number) => `グループ ${number}`,
    wins: (model) => `最も得点が高い: ${model}`,
    judgments: (count) => `判定 ${count} 件`,
    columns: {
      question: '質問',
      text: '本文',
      category: 'カテゴリー',
      group: 'グループ',
      winner: '最高得点',
      judgments: '判定',
    },
  },
  spots: {
    title: 'ほかの質問より弱い、または強いところ',
    clear: (count, looked) =>
      `モデルとグループの ${looked} 通りの組み合わせのうち、差がはっきりしているのは ${count} 通りです。強さから予想される分を除いた 1 判定あたりの得点を、そのグループとそれ以外とで比べました。区間はすべてが同時に成り立つ 95% 区間です。`,
    none: (looked) =>
      `モデルとグループの ${looked} 通りの組み合わせに、はっきりした差は 1 つもありません。これらの質問からは、特定の種類の質問に弱い、または強いモデルがあるとは言えません(すべてが同時に成り立つ 95% 区間)。`,
    tooFew:
      '判定のある質問が少なく、グループを比べられません。グループの中とそれ以外に、それぞれ 8 問が必要です。',
    axis: '1 判定あたりの得点の、それ以外との差',
    of: (model, group) => `${model}、${group}`,
    groups: '質問のグループ(中心に最も近い質問)',
    size: (count) => `${count} 問`,
    columns: {
      model: 'モデル',
      group: 'グループ',
      questions: '質問',
      difference: '差',
      interval: '区間',
    },
    between: (lower, upper) => `${lower}〜${upper}`,
  },
  similar: {
    title: '最もよく似た質問',
    none: 'よく似た質問はありません。',
    more: (count) => `あと ${count} 件を表示`,
  },
  duplicates: {
    title: 'ほとんど同じ回答',
    none: '同じ質問への回答で、ほとんど同じものはありません。',
    some: (count, share) =>
      `${share} 以上の文字の並びが共通する回答の組が ${count} 組あります。審判には選びようがなく、引き分けになりやすい組です。`,
    judged: (judgments, ties) => `判定 ${judgments} 件、うち引き分け ${ties} 件`,
    notJudged: '判定なし',
  },
};
