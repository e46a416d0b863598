import type { repair as repairEn } from '../en/repair.ts';

/** 保存されたもののバックアップと修復(日本語)。 */
export const repair: typeof repairEn = {
  title: 'バックアップ',
  purpose:
    'このブラウザに保存されたすべて（全プロジェクトの判定、テキスト、計算結果、判定・回答の実行）を 1 つの ZIP ファイルにします。API キーは含まれません。',
  write: 'バックアップを保存',
  restore: 'バックアップから復元',
  writing: 'バックアップを書き出しています',
  checking: 'ファイルを確認しています',
  restoring: '復元しています',
  amount: (done, total) => `${total} 件中 ${done} 件`,
  stop: '停止',
  stopped: '停止しました。ここまでに復元した分は残ります。もう一度復元すると、残りが追加されます。',
  written: (size) => `バックアップを保存しました（${size}）。`,
  restored: (added, same) => `復元しました。追加 ${added} 件、すでにあったもの ${same} 件。`,
  kept: (count) =>
    `${count} 件は、同じキーで内容の異なる記録がすでにあります。いまある記録を残しました：`,
  unnamed: '名前なし',
  checkTitle: '点検と修復',
  checkPurpose: '保存された記録をすべて読み、壊れているものと使われていないものを示します。',
  check: '点検する',
  checkingAll: '保存された記録を点検しています',
  sound: '保存されたものに問題はありません。',
  soundSoFar: '停止しました。ここまでに破損は見つかっていません。',
  found: (count) => `壊れている、または使われていない記録が ${String(count)} 件あります：`,
  more: (count) => `…ほか ${count} 件`,
  export: '書き出す',
  delete: '削除',
  exportNamed: (what) => `書き出す：${what}`,
  deleteNamed: (what) => `削除：${what}`,
  exportAll: 'すべて書き出す',
  deleteAll: 'これらをすべて削除',
  deleteSure: (what) => `完全に削除しますか？ ${what}`,
  deleteAllSure: (count) =>
    `この ${count} 件と、それに依存するデータを完全に削除しますか？ 必要になりそうなものは、先に書き出してください。`,
  keyNote: 'キーは書き出されません',
  damagedRun: (name) => `破損：${name}`,
  unnamedRun: '名前のない実行',
  damagedNote: 'この実行は開けません。書き出して残りを取り出すか、削除してください。',
  deleteDamagedSure: (name) => `「${name}」を完全に削除しますか？ 壊れた実行は元に戻せません。`,
};
