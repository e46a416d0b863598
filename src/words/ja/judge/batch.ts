import type { batch as english } from '../../en/judge/batch.ts';

/** 判定のバッチファイル(日本語)。 */
export const batch: typeof english = {
  title: 'バッチファイル',
  explain:
    '一件ずつ呼び出すかわりに、プロバイダーのバッチ処理にまとめて任せることもできます（多くは半額です）。ファイルを書き出し、OpenAI の Batch、vLLM の run-batch、Anthropic の Message Batches で実行して、出力をここで読み込んでください。ファイルに入るのは質問と回答で、キーは入りません。',
  write: (judge, requests) => `${judge} への ${requests} 件を書き出す`,
  unsupported: (judge) => `${judge}：このプロバイダーのバッチは書き出せません。`,
  nothing: 'モデルの判定はすべて揃っています。',
  read: '出力ファイルを読み込む',
  writing: '書き出しています…',
  reading: '読み込んでいます…',
  written: (files, size) => `${files} 個のファイル（${size}）を書き出しました。`,
  added: (n) => `新しい判定 ${n} 件。`,
  known: (n) => `${n} 件はすでにありました。`,
  failed: (n) => `${n} 件には返答がなく、未判定のままです。`,
  rejected: (n) => `${n} 行を除きました。`,
  line: (file, line) => `${file} の ${line} 行目`,
  failure: (status, message) =>
    [status === null ? '' : `応答 ${status}`, message].filter((part) => part !== '').join('：'),
  notPlanned: (n) => `${n} 件は、この判定で尋ねていないものへの返答です。`,
  setUpOnly: '準備だけする',
  setUpNote: 'バッチファイルを使う場合に選びます。モデルは呼び出さず、キーも不要です。',
};
