import { batch as judging } from '../judge/batch.ts';
import type { batch as english } from '../../en/ask/batch.ts';

/** 回答生成のバッチファイル(日本語)。返ってくるもの以外は判定と同じ。 */
export const batch: typeof english = {
  ...judging,
  explain:
    '一件ずつ呼び出すかわりに、プロバイダーのバッチ処理にまとめて任せることもできます（多くは半額です）。ファイルを書き出し、OpenAI の Batch、vLLM の run-batch、Anthropic の Message Batches で実行して、出力をここで読み込んでください。ファイルに入るのは質問で、キーは入りません。',
  turns:
    'やり取りが続く質問は、一回分ずつ尋ねます。出力を読み込むと、次の回のファイルを書き出せます。',
  nothing: '書き出すリクエストは残っていません。',
  added: (n) => `新しい回答 ${n} 件。`,
  failed: (n) => `${n} 件には返答がなく、未回答のままです。`,
  notPlanned: (n) => `${n} 件は、ここで尋ねていないものへの返答です。`,
};
