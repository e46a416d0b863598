import type { texts as english } from '../../en/data/texts.ts';

/** 本文の保存について。 */
export const texts: typeof english = {
  keeping: '本文を保存中',
  keepingSoFar: (texts, size) => `ここまで ${texts} 件、${size}`,
  kept: (texts, size) =>
    `本文：質問・回答・判定理由の ${texts} 件をこのブラウザに保存済み（${size}）。`,
  keptAnswers: (texts, size) =>
    `本文：質問と回答の ${texts} 件をこのブラウザに保存済み（${size}）。判定理由は含みません。`,
  part: (texts, size) =>
    `本文：${texts} 件をこのブラウザに保存済み（${size}）。残りは保存されていません。`,
  none: 'これらのファイルの本文は保存されていません。「判定を読む」ページでは判定だけが表示されます。',
  chooseAgain: '保存するには、ファイルを選び直してください。',
  noRoom: '空きが足りず、すべての本文は保存できませんでした。',
  stop: '停止',
  keep: '本文を保存',
  keepAll: '本文をすべて保存',
  delete: '本文を削除',
  deleteSure: 'これらのファイルの本文をこのブラウザから削除しますか？ 順位は残ります。',
  question: {
    large: (size) =>
      `大きなファイルです（${size}）。「判定を読む」ページで読めるように、質問・回答・判定理由をこのブラウザに保存しますか？ 順位の計算には不要です。答えは記憶され、「設定」で変えられます。`,
    remote: (size) =>
      `本文を保存するには、ファイルをもう一度取得する必要があります（${size}）。順位の計算には不要です。`,
    'no-room': (needed, room) =>
      `残りの本文にはおよそ ${needed} が必要ですが、空きは ${room} です。`,
    full: 'ブラウザにこれ以上本文を保存する空きがありません。',
  },
  answers: {
    all: '保存する',
    answers: '質問と回答だけ保存',
    none: '保存しない',
    'until-full': '空きがある分だけ保存',
    enough: 'ここまでの分を残す',
    again: 'もう一度試す',
    runs: '古い実行を削除',
  },
  roomHint: '古い実行を本文ごと削除すると、空きができます。',
  large: '200 MB を超えるファイルの本文',
  largeChoices: { ask: '毎回尋ねる', keep: '保存する', leave: '保存しない' },
};
