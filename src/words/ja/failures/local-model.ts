import type { LocalModelFailure } from '../../../core/failure.ts';

/** この端末でモデルが動かない理由と、次にできること。 */
export function localModelJa({ reason, model, bytes, message }: LocalModelFailure): string {
  const size = bytes === undefined ? '' : `（${(bytes / 1e6).toFixed(0)} MB）`;
  const said = message ? `（${message}）` : '';
  switch (reason) {
    case 'not-an-id':
      return `「${model}」はモデルの名前ではありません。「作者/名前」の形で書くか、モデルのページのアドレスを貼り付けてください。`;
    case 'not-on-hub':
      return `公開されているモデル ${model} が Hugging Face にありません。名前を確かめてください。`;
    case 'gated':
      return `${model} は、利用条件に同意した人だけが受け取れます。モデルのページで同意してダウンロードし、ここでそのファイルを選んでください。`;
    case 'bad-listing':
      return `${model} のファイルの一覧を Hugging Face から受け取れませんでした。あとで試すか、ファイルを選んでください。`;
    case 'no-onnx':
      return `${model} には使えるファイルがそろっていません。config.json、tokenizer.json、tokenizer_config.json と、ONNX の重み（onnx フォルダか同じ場所の model….onnx）が必要です。transformers.js 用のものを探すか、ファイルをすべて選んでください。`;
    case 'damaged':
      return `${model} のファイルが壊れているか、別のものです${size}${said}。モデルを削除して、もう一度取得してください。`;
    case 'no-room':
      return `ブラウザに ${model} を置く空きがありません${size}。ほかのモデルや古い履歴を削除するか、小さいモデルを選んでください。`;
    case 'not-secure':
      return `ブラウザがモデルを保存できるのは、https かこのコンピュータから開いたページだけです。${model} を使うには、Caravan を https で開いてください。`;
    case 'not-kept':
      return `${model} のファイルが、この端末にないか、そろっていません。「設定」ページの「この端末のモデル」で取得し直してから続けてください。`;
    case 'not-a-model':
      return `${model} のファイルをモデルとして読めません${said}。削除して取得し直すか、別のモデルを選んでください。`;
    case 'wrong-kind':
      return `${model} は、求められた働きをしません${said}。この用途のモデルを選んでください。`;
    case 'too-large':
      return `${model} には、この端末で使えるより多くのメモリが必要です${size}。ほかのタブを閉じるか、小さいモデルを選んでください。`;
    case 'no-runtime':
      return `モデルを計算する部分を読み込めませんでした${said}。一度オンラインにしてページを読み込み直し、もう一度試してください。`;
    case 'no-webgpu':
      return `グラフィックスで ${model} を動かせませんでした${said}。「設定」ページの「この端末のモデル」でプロセッサを選ぶか、ブラウザを更新してください。`;
  }
}
