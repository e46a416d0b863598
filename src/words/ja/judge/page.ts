import type { page as pageEn, runs as runsEn } from '../../en/judge/page.ts';

/** 「判定」のページの枠と、判定の一覧(日本語)。 */
export const page: typeof pageEn = {
  purpose:
    '二つの回答を見比べてどちらが良いかを判定し、その結果からランキングを作ります。判定するのは、自分でも、API キーのあるモデルでも、この端末で動くモデルでもかまいません。',
  first:
    '初めての方は、練習用セットを開き、このまま「判定を始める」を押してください。自分で判定し、ランキングができるところまで試せます。通信は不要です。',
  firstOpen:
    '初めての方は、このまま「判定を始める」を押してください。練習用セットを自分で判定し、ランキングができるところまで試せます。通信は不要です。',
  newRun: '新しい判定',
  start: '判定を始める',
  starting: '準備しています…',
  back: '判定の一覧',
  loading: '開いています…',
  gone: 'この判定はもう保存されていません。',
};

export const runs: typeof runsEn = {
  title: 'これまでの判定',
  note: '判定は一件ごとにこのブラウザに保存されます。いつページを閉じても、あとで続きから始められます。',
  open: '開く',
  openNamed: (name) => `${name} を開く`,
  resume: '続ける',
  resumeNamed: (name) => `${name} を続ける`,
  rename: '名前を変更',
  renameNamed: (name) => `${name} の名前を変更`,
  nameOf: (name) => `${name} の新しい名前`,
  save: '保存',
  cancel: 'キャンセル',
  delete: '削除',
  deleteNamed: (name) => `${name} を削除`,
  damaged: (name) => `破損：${name}`,
  unnamed: '名前のない判定セッション',
  damagedNote: '開けません。書き出して残りを取り出すか、削除してください。',
  export: '書き出す',
  exportNamed: (name) => `${name} を書き出す`,
  deleteDamagedSure: (name) =>
    `「${name}」とそのすべての返答を完全に削除しますか？ 壊れたものは元に戻せません。`,
  deleted: (name) => `「${name}」を削除しました。`,
  undo: '元に戻す',
  progress: (done, total) => `${total} 件中 ${done} 件`,
  about: (models, questions) => `${models} モデル・質問 ${questions} 問`,
  by: (judges) => `審査員：${judges}`,
  ends: {
    'all-judged': 'すべて判定済み',
    'goal-reached': '目的を達成',
    'questions-too-few': '質問が不足',
    'budget-spent': '予算を使い切り',
    open: '途中',
  },
};
