import type { findings as english } from '../en/findings.ts';

/** レポートの数値のもとになった判定について、「判定を読む」で述べる言葉。 */
export const findings: typeof english = {
  everyJudge: '審査員',
  own: {
    judged: (judge) => `${judge} による、結果の読み取れる判定`,
    decided: (judge) => `${judge} が勝敗をつけた判定（提示順のわかるもの）`,
    'first-won': (judge) => `${judge} が先に示された回答を選んだ判定`,
    tie: (judge) => `${judge} が引き分けとした判定`,
    swapped: (judge) => `${judge} が両方の順序で判定した回答の組`,
    flip: (judge) => `${judge} が二度とも同じ位置の回答を選んだ判定`,
    'half-flip': (judge) => `${judge} が一方の順序でだけ引き分けとした判定`,
    'first-both': (judge) => `${judge} が二度とも先の位置の回答を選んだ判定`,
    family: (judge) =>
      `${judge} と同じ系列のモデルとほかのモデルとの比較で、${judge} とほかの系列の審査員がどちらも勝敗をつけたもの`,
    'family-won': (judge) =>
      `ほかの系列の審査員も勝敗をつけたもののうち、${judge} が同じ系列のモデルを選んだ判定`,
    'family-won-elsewhere': (judge) =>
      `${judge} も勝敗をつけたもののうち、ほかの系列の審査員が ${judge} と同じ系列のモデルを選んだ判定`,
    'length-differ': (judge) => `長さの異なる回答の間で ${judge} が勝敗をつけた判定`,
    'length-won': (judge) => `${judge} が長いほうの回答を選んだ判定`,
    'length-lost': (judge) => `${judge} が短いほうの回答を選んだ判定`,
    'lists-differ': (judge) => `箇条書きの数が異なる回答の間で ${judge} が勝敗をつけた判定`,
    'lists-won': (judge) => `${judge} が箇条書きの多いほうの回答を選んだ判定`,
    'lists-lost': (judge) => `${judge} が箇条書きの少ないほうの回答を選んだ判定`,
    'headings-differ': (judge) => `見出しの数が異なる回答の間で ${judge} が勝敗をつけた判定`,
    'headings-won': (judge) => `${judge} が見出しの多いほうの回答を選んだ判定`,
    'headings-lost': (judge) => `${judge} が見出しの少ないほうの回答を選んだ判定`,
    'bold-differ': (judge) => `太字の数が異なる回答の間で ${judge} が勝敗をつけた判定`,
    'bold-won': (judge) => `${judge} が太字の多いほうの回答を選んだ判定`,
    'bold-lost': (judge) => `${judge} が太字の少ないほうの回答を選んだ判定`,
    'code-differ': (judge) => `コードブロックの数が異なる回答の間で ${judge} が勝敗をつけた判定`,
    'code-won': (judge) => `${judge} がコードブロックの多いほうの回答を選んだ判定`,
    'code-lost': (judge) => `${judge} がコードブロックの少ないほうの回答を選んだ判定`,
  },
  compared: {
    shared: (judge, others) => `${judge} と${others}がどちらも判定したもの`,
    agree: (judge, others) => `${judge} と${others}の判定が一致したもの`,
    disagree: (judge, others) => `${judge} と${others}の判定が一致しなかったもの`,
  },
  groups: { people: '人間', others: 'ほかの全員' },
  cases: {
    twice: (n) => `比較 ${n} 件`,
    verdicts: (n) => `判定の組 ${n} 件`,
    answers: (n) => `回答の組 ${n} 件`,
    weight: (n) => `重みで数えて判定 ${n} 件`,
  },
  said: (sentence, cases) => `${sentence}：${cases}。`,
  alone: (sentence) => `${sentence}。`,
  remove: 'この絞り込みを外す',
  back: '数値に戻る',
};
