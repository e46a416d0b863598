import type { ties as tiesEn } from '../../en/leaderboard/ties.ts';

/** @param gap モデル名のあとの空き。欧文の名前には入れ、和文の名前には入れない */
function verdictsOf(gap: '' | ' '): (typeof tiesEn)['verdicts'] {
  return {
    clear: (best, second, difference, se) =>
      `${best}${gap}は${gap}${second}${gap}よりもこの判定をよく予測します（elpd の差 ${difference}、標準誤差 ${se}）。`,
    open: (best, second, difference, se) =>
      `予測は${gap}${best}${gap}が${gap}${second}${gap}を上回りますが、elpd の差 ${difference}（標準誤差 ${se}）では優劣を区別できません。`,
    few: (best, second, difference, se, unit) =>
      `予測は${gap}${best}${gap}が${gap}${second}${gap}を上回ります（elpd の差 ${difference}、標準誤差 ${se}）。${unit === 'question' ? '質問が 100 問' : '判定が 100 件'}未満では標準誤差が当てにならないため、目安としてください。`,
    small: (best, second, difference, se) =>
      `予測の良さは${gap}${best}${gap}と${gap}${second}${gap}でほぼ同じです（elpd の差 ${difference}、標準誤差 ${se}）。`,
  };
}

/** 引き分けが多いのに、モデルがそれを結果として扱わないときの言葉(日本語)。 */
export const ties: typeof tiesEn = {
  title: '引き分けが多いデータ',
  unmodelled: {
    half: (share) =>
      `判定の ${share} が引き分けで、両者の 0.5勝と数えています。このとき強さが表すのは期待スコアで、勝敗のついた判定で勝つオッズではありません。区間も期待スコアについてのもので、そのオッズが区間に入る確率は表示より低いことがあります。`,
    drop: (share) =>
      `判定の ${share} が引き分けで、除かれています。強さが表すのは、勝敗のついた判定で勝つオッズです。引き分けの多いモデルどうしは実力が近い、という情報は使われません。`,
  },
  offer: '引き分けを独立した結果として扱うモデルが 2 つあります。',
  comparing: '予測の良さを比べています…',
  names: { davidson: 'Davidson', 'rao-kupper': 'Rao–Kupper' },
  verdicts: verdictsOf(' '),
  only: (name) => `ここで比べられるのは ${name} だけです。`,
  unsure: '収束していない、または予測の不確かな計算が含まれるので、目安としてください。',
  // A space parts kana from Latin letters, not from other kana.
  use: (name) => (/[A-Za-z0-9]$/.test(name) ? `${name} を使う` : `${name}を使う`),
  graded: {
    title: '段階つきの判定',
    names: {
      davidson: 'Davidson（段階なし）',
      adjacent: '隣接カテゴリモデル',
      cumulative: '累積しきい値モデル',
    },
    verdicts: verdictsOf(''),
    inUse: (strong, name) =>
      `強い勝ち（≫、「はるかに良い」）が ${strong} 件あります。勝ちの明確さを${name}で考慮しています。予測の良さは「診断」のページでほかのモデルと比べられます。`,
    aside: (strong) =>
      `強い勝ち（≫、「はるかに良い」）が ${strong} 件あります。いまのモデルはほかの勝ちと同じに数えています。勝ちの明確さを考慮するモデルが 2 つあります。`,
    commandLine: (strong) =>
      `強い勝ち（>>）が ${strong} 件あり、隣接カテゴリモデルで順位を付けました。--ties cumulative、段階なしなら --ties davidson も選べます。`,
  },
  terms: { half: '0.5勝', score: '期待スコア' },
  commandLine: '--ties davidson か --ties rao-kupper で、引き分けをモデルに含められます。',
};
