import type { material as english } from '../../en/judge/material.ts';

/** 何を判定するか(日本語)。 */
export const material: typeof english = {
  title: '何を判定するか',
  filesNote: (questions, models) =>
    `${models} モデルのうち 2 つ以上が回答した質問が ${questions} 問あります。`,
  looking: 'ファイルの中身を調べています…',
  noFiles:
    'ファイルが開かれていません。質問と回答のファイル（または回答の載った判定ファイル）をデータページで開いてから、ここに戻ってください。',
  noPairs:
    '開いているファイルには、2 つ以上のモデルが回答した質問がありません。データページで、質問のファイルか別のモデルの回答を追加してください。',
  notKept:
    'これらのファイルの本文はこのブラウザに保存されていないため、審査員に見せるものがありません。データページでファイルを開き直すか、本文を保存してください。',
  cut: (n) => `これらのファイルは、最初の ${n} 問だけを対象にしています。`,
  toData: 'データページへ',
  models: 'モデル',
  modelCount: (chosen, all) => `${all} モデル中 ${chosen} モデル`,
  answers: (n) => `回答 ${n} 件`,
  questions: (n) => `${n} 問`,
  all: 'すべて選ぶ',
  none: 'すべて外す',
  twoModels: 'モデルを 2 つ以上選んでください。',
  categories: 'カテゴリ',
  categoryCount: (chosen, all) => `${all} カテゴリ中 ${chosen} カテゴリ`,
  noCategory: 'カテゴリなし',
  most: '質問数の上限',
  mostHint: (n) => `1〜${n}。これより多い質問からは無作為に選びます`,
  noQuestion: 'この選び方では質問が残りません。',
};
