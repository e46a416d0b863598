import type { shelf as shelfEn } from '../en/local-shelf.ts';

/** この端末のモデル(日本語)。 */
export const shelf: typeof shelfEn = {
  title: 'この端末のモデル',
  purpose: 'このブラウザの中で判定する言語モデルです。一度取得すれば、どこにも何も送りません。',
  leftOut:
    'このファイルには、この端末でモデルを動かす部分が入っていません。ほかのすべてを合わせたよりも大きいためです。大きいほうのファイル with-models.html か、サーバーで公開されているページをお使いください。サーバーにある審査モデルと、モデルを使わない基準は、このファイルでも使えます。',
  computes: '計算に使うもの',
  shortDevices: { webgpu: 'グラフィックス', wasm: 'プロセッサ' },
  devices: {
    webgpu: 'グラフィックス（WebGPU）で計算します。',
    wasm: 'プロセッサの 1 コア（WebAssembly）で計算します。小さいモデル向きで、文章で答えるモデルは返答 1 件に何分もかかります。',
  },
  kept: 'この端末にあるもの',
  none: 'まだモデルがありません。',
  model: 'モデル',
  choose: 'モデルを選ぶ',
  dtypes: {
    q4f16: '4 ビット（半精度）',
    q4: '4 ビット',
    bnb4: '4 ビット（bitsandbytes）',
    q8: '8 ビット',
    int8: '8 ビット（符号あり）',
    uint8: '8 ビット（符号なし）',
    fp16: '16 ビット',
    fp32: '32 ビット',
  },
  facts: (dtype, size, licence) => [dtype, size, licence].filter(Boolean).join('・'),
  fromFiles: 'ファイルから',
  part: '途中まで',
  remove: (name) => `${name} を削除`,
  removeShort: '削除',
  get: 'モデルを取得する',
  suggested: 'おすすめ',
  tasks: {
    score: '回答に点数をつけるモデル（リランカー、報酬モデル）',
    generate: '文章で答えるモデル',
    embed: '意味の近さを比べるモデル',
  },
  short: { score: '点数をつける', generate: '文章で答える', embed: '意味を比べる' },
  about: (size, licence) => `約 ${size}、${licence}`,
  oneLanguage: '英語のみ',
  id: 'Hugging Face のモデル',
  idHint:
    '「作者/名前」の形で。transformers.js 用の重み（ONNX）が必要です。調べると huggingface.co に問い合わせます。',
  look: '調べる',
  looking: 'huggingface.co に問い合わせています…',
  variant: '重み',
  licence: (name) => `ライセンス：${name}。使う前に、モデルのページで確かめてください。`,
  noLicence: 'ライセンスが示されていません。使う前に、モデルのページを確かめてください。',
  storage: (size, free) =>
    `huggingface.co からこのブラウザの保存領域（空き ${free}）に ${size} を取得し、削除するまで保存します。`,
  page: 'モデルのページ',
  download: (size) => `${size} をダウンロード`,
  fetching: (name) => `${name} を取得しています…`,
  amount: (done, total) => `${total} のうち ${done}`,
  stop: '停止',
  files: 'ファイルから',
  filesNote:
    'ネットワークのない端末向けです。config.json、tokenizer.json、tokenizer_config.json と ONNX の重み、またはそれらの入ったフォルダを選ぶと、このブラウザの保存領域に写します。',
  pickFiles: 'ファイルを選ぶ',
  pickFolder: 'フォルダを選ぶ',
};
