import type { project as english } from '../en/project.ts';

/** プロジェクト(日本語)。 */
export const project: typeof english = {
  title: 'プロジェクト',
  list: 'プロジェクト一覧',
  listNote:
    'プロジェクトは 1 つの評価です。ファイル、回答、判定、セッション、計算結果をまとめて、このブラウザに保存します。',
  open: '表示中',
  openNamed: (name) => `プロジェクト「${name}」を開く`,
  new: '新しいプロジェクト',
  newName: '無題のプロジェクト',
  practice: '練習用セット',
  rename: 'プロジェクト名を変更',
  nameOf: (name) => `プロジェクト「${name}」の新しい名前`,
  duplicate: 'プロジェクトを複製',
  copyOf: (name) => `${name}（コピー）`,
  delete: 'プロジェクトを削除',
  deleted: (name) => `プロジェクト「${name}」を削除しました。`,
  undo: '元に戻す',
  save: 'プロジェクトをファイルに保存',
  working: 'プロジェクトのファイルを処理しています…',
  actions: {
    open: '開く',
    rename: '名前を変更',
    renameNamed: (name) => `プロジェクト「${name}」の名前を変更`,
    duplicate: '複製',
    duplicateNamed: (name) => `プロジェクト「${name}」を複製`,
    save: 'ファイルに保存',
    saveNamed: (name) => `プロジェクト「${name}」をファイルに保存`,
    delete: '削除',
    deleteNamed: (name) => `プロジェクト「${name}」を削除`,
  },
  opened: (date) => `最後に開いた日時：${date}`,
  choice: {
    title: 'どこに追加しますか？',
    files: (names) => `開こうとしているファイル：${names}`,
    more: (n) => `ほか ${n} 件`,
    add: 'このプロジェクトに追加',
    addNote: (name) => `「${name}」のファイルと判定に加わり、ランキングに反映されます。`,
    again: (names) =>
      `${names} は、同じ名前・同じサイズのファイルがこのプロジェクトにすでにあります。追加すると、判定が二重に数えられます。`,
    new: '新しいプロジェクト',
    newNote: '別のランキングになります。今のプロジェクトは変わりません。',
    cancel: 'キャンセル',
  },
  next: {
    title: '次にすること',
    empty: 'このプロジェクトは空です。ファイルを開くか、モデルに質問してください。',
    questions: (questions) =>
      `質問 ${questions} 問、回答はまだありません。モデルに質問するか、回答のファイルを開いてください。`,
    oneModel: (questions, model) =>
      `質問 ${questions} 問、回答は ${model} のみです。比べる相手として、別のモデルに質問するか、回答のファイルを開いてください。`,
    answers: (questions, models) =>
      `質問 ${questions} 問、${models} モデルの回答があります。判定を始められます。`,
    verdicts: '最初の判定が出ると、ここにランキングが現れます。',
    ask: 'モデルに質問する',
    judge: '回答を判定する',
    files: 'ファイルを開く',
    practice: '練習用セットを開く',
    practiceNote:
      '練習用の質問と、架空のアシスタント 3 種の回答です。API キーなしですべて試せます。',
  },
  place: {
    unjudged: (model) => `${model} は回答だけで、判定がまだありません。`,
    place: 'このモデルの順位を調べる',
  },
  source: {
    counts: 'ランキングに含める',
    judging: '判定セッション',
    asking: 'ここで質問して得た回答',
  },
};
