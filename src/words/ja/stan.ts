import type { stan as english } from '../en/stan.ts';

/** CmdStan との受け渡し(日本語)。 */
export const stan: typeof english = {
  title: 'CmdStan',
  purpose:
    'ブラウザでは足りないモデルのために、「公表」の「ファイル」からプログラムとデータを保存し、別の場所で CmdStan を動かして、そのサンプル（チェーンごとの CSV）をここで読み込めます。いま表示しているデータとモデルのサンプルとして扱います。',
  read: 'CmdStan のサンプルを読み込む',
  problem: (problem) => {
    switch (problem.kind) {
      case 'no-draws':
        return `${problem.file}：サンプルがありません。sample が書き出した CSV を選んでください。`;
      case 'widened':
        return `${problem.file}：Caravan が「同じような質問（評価者）全体」の区間で書き出したサンプルなので、ここで読むと区間が二重に広がります。「この質問だけ」で書き出し直してください。`;
      case 'missing-column':
        return `${problem.file}：列 ${problem.column} がありません。プログラムを保存したときのモデルを選んでから読み込んでください。`;
      case 'other-model':
        return `${problem.file}：表示中のモデルやデータにない ${problem.column} があります。元のデータとモデルを開いてから読み込んでください。`;
      case 'bad-number':
        return `${problem.file} の ${problem.line} 行目：${problem.column} の「${problem.value}」は数値ではありません。完全なファイルを選んでください。`;
      case 'not-sum-to-zero':
        return `${problem.file} の ${problem.line} 行目：強さの合計が 0 になりません。別のプログラムの出力です。`;
      case 'other-length':
        return `${problem.file}：サンプル数が ${problem.draws} で、ほかの ${problem.expected} と異なります。同じ長さのチェーンを選んでください。`;
    }
  },
};
