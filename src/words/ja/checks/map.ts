import type { map as mapEn } from '../../en/checks/map.ts';

/** The part of the Checks page that shows questions or answers as a map. */
export const map: typeof mapEn = {
  title: '質問と回答の地図',
  explain:
    '質問どうし、または回答どうしが、似たものほど近くに並びます。ある種類の質問だけで勝つモデルはないか、同じことを二度尋ねていないか、書き方の似たモデルはどれか、引き分けになりそうなほど似た回答はどれかが、一目で分かります。',
  onlyCounts: '質問の本文が必要ですが、このデータには判定の件数しかありません。',
  noTexts: '質問の本文が必要ですが、読み込んだファイルの質問は 1 つも保存されていません。',
  toData: 'ファイルを見る',
  subject: '点',
  subjects: { questions: '質問', answers: '回答' },
  by: '類似度の測り方',
  grams: '文字 n-gram（モデル不要）',
  begin: '地図を描く',
  running: '文章を読み、比べ、並べています',
  drawn: {
    questions: (shown, all, vectors) =>
      shown === all
        ? `${all} 問すべてを、${vectors}で比べました。`
        : `${all} 問から無作為に選んだ ${shown} 問を、${vectors}で比べました。`,
    answers: (shown, all, vectors) =>
      shown === all
        ? `回答 ${all} 件すべてを、${vectors}で比べました。`
        : `無作為に選んだ質問への回答 ${shown} 件（全 ${all} 件）を、${vectors}で比べました。`,
  },
  gramsUsed: '共通する文字の並び（2 文字と 3 文字の n-gram、TF-IDF、コサイン）',
  modelUsed: (name) => `${name} が読み取る意味（埋め込みのコサイン）`,
  figure: {
    titles: { questions: '質問の並び', answers: '回答の並び' },
    summary: {
      questions: (count) =>
        `${count} 問を、それぞれに最も似た質問をもとに UMAP で並べました。意味があるのはどれが近いかだけで、軸や距離、すき間には意味がありません。`,
      answers: (count) =>
        `回答 ${count} 件を、それぞれに最も似た回答をもとに UMAP で並べました。意味があるのはどれが近いかだけで、軸や距離、すき間には意味がありません。`,
    },
    labels: {
      questions: '質問の地図。矢印キーで質問から質問へ移動します',
      answers: '回答の地図。矢印キーで回答から回答へ移動します',
    },
    hints: {
      questions: '質問を指すか、矢印キーで移動すると、内容を読めます。',
      answers: '回答を指すか、矢印キーで移動すると、内容を読めます。',
    },
    colour: '色分け',
    colours: {
      model: 'モデル',
      result: '勝ち負け',
      category: 'カテゴリ',
      winner: '勝っているモデル',
      group: 'グループ',
    },
    results: {
      won: '勝ちが多い',
      lost: '負けが多い',
      even: '五分',
    },
    noCategory: 'カテゴリなし',
    noWinner: '単独の首位なし',
    notJudged: '判定なし',
    others: 'そのほか',
    group: (number) => `グループ ${number}`,
    wins: (model) => `最も得点が高い：${model}`,
    points: (share) => `1 判定あたりの得点 ${share}`,
    judgments: (count) => `判定 ${count} 件`,
    columns: {
      question: '質問',
      model: 'モデル',
      text: '本文',
      category: 'カテゴリ',
      group: 'グループ',
      winner: '最高得点',
      points: '1 判定あたりの得点',
      judgments: '判定',
    },
  },
  spots: {
    title: '特に弱い、または強いところ',
    clear: (count, looked) =>
      `モデルとグループの ${looked} 通りの組み合わせのうち、差がはっきりしているのは ${count} 通りです。強さから予想される分を除いた 1 判定あたりの得点を、そのグループとそれ以外とで比べました。区間はすべてが同時に成り立つ 95% 区間です。`,
    none: (looked) =>
      `モデルとグループの ${looked} 通りの組み合わせに、はっきりした差は 1 つもありません。このデータからは、特定の種類のものに弱い、または強いモデルがあるとは言えません（すべてが同時に成り立つ 95% 区間）。`,
    tooFew: {
      questions:
        '判定のある質問が少なく、グループを比べられません。グループの中とそれ以外に、それぞれ 8 問が必要です。',
      answers:
        '判定のある回答が少なく、グループを比べられません。1 つのモデルについて、グループの中とそれ以外に、それぞれ 8 件が必要です。',
    },
    axis: '1 判定あたりの得点の、それ以外との差',
    of: (model, group) => `${model}、${group}`,
    groups: {
      questions: '質問のグループ（中心に最も近い質問）',
      answers: '回答のグループ（中心に最も近い回答）',
    },
    sizes: {
      questions: (count) => `${count} 問`,
      answers: (count) => `回答 ${count} 件`,
    },
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
  alike: {
    title: '同じ質問への、最もよく似た回答',
    none: '2 つのモデルが答えた質問がありません。',
  },
  duplicates: {
    title: 'ほとんど同じ回答',
    none: '同じ質問への回答で、ほとんど同じものはありません。',
    some: (count, share) =>
      `${share} 以上の文字の並びが共通する回答の組が ${count} 組あります。審査員には差が見えず、引き分けになりやすい組です。`,
    judged: (judgments, ties) => `判定 ${judgments} 件、うち引き分け ${ties} 件`,
    notJudged: '判定なし',
  },
};
