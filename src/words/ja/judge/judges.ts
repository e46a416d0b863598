import type {
  judges as judgesEn,
  key as keyEn,
  preview as previewEn,
  sampling as samplingEn,
  template as templateEn,
} from '../../en/judge/judges.ts';

/** 誰が判定するか(日本語)。 */
export const judges: typeof judgesEn = {
  title: '誰が判定するか',
  human: '自分で判定する（モデル名は伏せ、矢印キーで選びます）',
  models: '審査員のモデル',
  none: '審査員を 1 名以上選んでください。',
  add: '審査員のモデルを加える',
  addLocal: 'この端末で動く審査員を加える',
  remove: (name) => `${name} を外す`,
  removeShort: '外す',
  unnamed: 'モデル',
  provider: 'プロバイダー',
  providers: {
    openai: 'OpenAI',
    anthropic: 'Anthropic',
    gemini: 'Google Gemini',
    'openai-compatible': 'OpenAI 互換サーバー',
    lexical: '字句ベースライン',
    'local-scores': '回答に点数をつけるモデル',
    'local-model': 'この端末で文章を生成するモデル',
  },
  overNetwork: 'ネットワーク経由',
  onDevice: 'この端末',
  baseUrl: 'ベース URL',
  baseUrlHint:
    'OpenRouter、Groq、vLLM、Ollama など（例：http://localhost:11434/v1）。このページからの呼び出し（CORS）をサーバー側で許可してください。',
  goesTo: (host) =>
    `質問・回答・キーは、このブラウザから直接 ${host} に送られます。ほかには送られません。`,
  model: 'モデル',
  modelHint: 'プロバイダーの表記どおりに入力します。一覧にないモデルも使えます。',
  name: '結果での名前',
  nameHint: '空欄ならモデル名になります。',
  lacks: (name, problem) => `${name}：${problem}`,
  problems: {
    'no-address': 'ベース URL を入力してください。',
    'bad-address':
      'ベース URL は http:// か https:// から始め、パスワードを含めずに入力してください。',
    'no-model': 'モデルを入力してください。',
    'no-key': 'キーを入力してください。',
    template: 'テンプレートに、質問か回答の入る場所がありません。',
  },
};

export const key: typeof keyEn = {
  labelOf: (host) => `${host} の API キー`,
  optional: 'API キー（サーバーが求める場合）',
  memory: 'メモリ上にだけ置かれ、ページを閉じると消えます。',
  held: 'キーをメモリ上に持っています。',
  get: 'キーを取得する',
  keep: 'この端末に保存する',
  keepNote:
    'パスフレーズで暗号化して保存します。パスフレーズはどこにも保存されず、忘れると、本人でもキーを取り出せません。',
  passphrase: 'パスフレーズ',
  goodOnes: '互いに関係のない単語を 3 つ以上並べると、覚えやすく強いものになります。',
  strength: {
    label: 'パスフレーズの強度',
    weak: {
      address:
        '推測されやすいです。サーバーのアドレスが元になっています。無関係な単語を使ってください。',
      common:
        'よく使われるパスワードに似ていて、推測されやすいです。無関係な単語を足してください。',
      repeats: '同じものの繰り返しで、推測されやすいです。別の単語を使ってください。',
      sequence: 'abc や 123 のような並びで、推測されやすいです。無関係な単語を使ってください。',
      keyboard: 'キーボードの並びどおりで、推測されやすいです。無関係な単語を使ってください。',
      date: '日付は推測されやすいです。無関係な単語を足してください。',
      short: '短いため、推測されやすいです。単語か文字を足してください。',
    },
    fair: '十分な強度です。推測するには、GPU 1 台で 1 週間以上かかります。',
    strong: '強いパスフレーズです。推測するには、GPU 1 台で数十年かかります。',
  },
  save: '暗号化して保存',
  kept: 'この端末に、暗号化したキーがあります。',
  open: '開く',
  forget: '削除する',
  damaged: 'このアドレスの保存済みキーは壊れていて開けません。削除して、もう一度入力してください。',
  onlyHosted:
    '一つのファイルにまとめた Caravan では、キーを安全に保存できません。ディスク上のすべてのファイルが保存場所を共有するためです。',
};

export const template: typeof templateEn = {
  title: '審査員への指示',
  choose: 'テンプレート',
  own: '標準のテンプレート',
  ofFiles: '開いているファイルから',
  edited: '編集したもの',
  languages: { en: '英語', ja: '日本語' },
  conventions: {
    json: 'JSON で答える',
    brackets: '[[A]] か [[B]] か [[C]]',
    'five-steps': '[[A>>B]] から [[B>>A]] まで',
    'last-line': '最後の行に 1・2・3',
  },
  convention: '判定の読み取り方',
  edit: 'テンプレートを編集する',
  system: 'システムプロンプト',
  user: 'プロンプト',
  places:
    '{question}、{answer_a}、{answer_b}、{reference} の場所に本文が入ります。{answer_a_2} のように番号を付けると、その回のやり取りだけになります。{fence} は、どの本文にも出てこない語に置き換わります。{#reference} から {/reference} までは、参考回答がなければ省かれます。',
  faults: {
    'no-question': '質問の入る場所がありません。',
    'no-first-answer': '一つ目の回答の入る場所がありません。',
    'no-second-answer': '二つ目の回答の入る場所がありません。',
    'other-convention': '審査員への指示と、判定の読み取り方が食い違っています。',
  },
  refused: {
    'not-pairwise': (name) => `${name}：一つの回答を採点するためのものです。`,
    'unknown-convention': (name) => `${name}：判定の書き方が示されていません。`,
    'no-text': (name) => `${name}：本文が保存されていません。`,
  },
  refusedTitle: (n) => `開いているファイルのプロンプトのうち、${n} 件は使えません`,
};

export const sampling: typeof samplingEn = {
  title: '生成の設定',
  temperature: '温度（temperature）',
  temperatureHint: '空欄ならモデルに任せます。0 が最も安定します。',
  maxTokens: '返答のトークン数の上限',
  maxTokensHint: '思考するモデルには数千必要です。',
  seed: 'シード',
  seedHint: '空欄なら指定しません。',
  refused: '使えない数値です。',
};

export const preview: typeof previewEn = {
  title: '実際の呼び出しを見る',
  pair: (id, left, right) => `質問 ${id}：先に ${left}、次に ${right}`,
  other: '別の組を見る',
  system: 'システムプロンプト',
  user: 'プロンプト',
  none: '判定する組が決まると、ここに表示されます。',
  suspects: (answers) =>
    `${answers}に、審査員へ指示しようとする文があるようです。引用された文章として渡しますが、判定は注意して見てください。`,
  answer: { left: '一つ目の回答', right: '二つ目の回答' },
  notFenced:
    'このテンプレートでは回答が囲まれていないため、回答の中の文が指示と受け取られるおそれがあります。',
  lacksTurn: 'この質問にないやり取りを、テンプレートが求めています。',
  hidesTurn: 'この質問には、テンプレートに入らないやり取りがあります。',
  try: '一度だけ試す',
  tryNote: 'このプロンプトを一度だけ送ります。結果は保存されません。',
  asking: '問い合わせています…',
  stop: '停止',
  verdict: '判定：',
  verdicts: { left: '一つ目の勝ち', right: '二つ目の勝ち', tie: '引き分け' },
  unparsed: '判定を読み取れませんでした。返答が決められた書き方になっているか見てください。',
  reply: '返答',
  facts: (tokensIn, tokensOut, time) => `入力 ${tokensIn}・出力 ${tokensOut} トークン、${time}`,
  time: (time) => `応答まで ${time}`,
  cost: (dollars) => `約 $${dollars}`,
  without: (settings) => `このモデルでは${settings}を指定できないため、指定せずに問い合わせます。`,
  settings: {
    temperature: '温度',
    seed: 'シード',
    structure: '構造化出力',
    'token-name': 'トークン数の上限の通常の名前',
    stream: 'ストリーミング',
  },
};
