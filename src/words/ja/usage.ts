import type { usage as usageEn } from '../en/usage.ts';

/** プロジェクトの使用量と、壊れたプロジェクト(日本語)。 */
export const usage: typeof usageEn = {
  size: (total) => `使用量 約 ${total}`,
  kinds: {
    judgments: (bytes) => `判定 ${bytes}`,
    texts: (bytes) => `テキスト ${bytes}`,
    fits: (bytes) => `計算結果 ${bytes}`,
    sessions: (bytes) => `判定・回答の実行 ${bytes}`,
  },
  shared: (bytes) => `うち ${bytes} はほかのプロジェクトと共有`,
  note: '使用量は保存内容からの見積もりです。プロジェクトを削除すると、計算結果と判定・回答の実行はすぐに消えます。判定とテキストは、読み込みから 1 日たったあと、次に Caravan を開いたときに消えます。',
  where: 'プロジェクトごとの使用量',
  unnamed: '名前のないプロジェクト',
  damaged: (name) => `破損：${name}`,
  damagedNote:
    'このプロジェクトは開けません。計算結果と判定・回答の実行は、ほかのどのプロジェクトにも表示されます。残っている内容を書き出すか、一覧から取り除いてください。',
  export: '残っている内容を書き出す',
  exportNamed: (name) => `${name} の残っている内容を書き出す`,
  remove: '取り除く',
  removeNamed: (name) => `${name} を取り除く`,
  removeSure: (name) =>
    `「${name}」を一覧から取り除きますか？ 破損したプロジェクトは元に戻せません。計算結果と判定・回答の実行は残ります。`,
};
