import type { run as english } from '../../en/ask/run.ts';

/** 回答生成の進み具合と回答(日本語)。 */
export const run: typeof english = {
  progressTitle: '進み具合',
  progressLabel: 'これまでの回答',
  progress: (done, total) => `回答 ${total} 件中 ${done} 件`,
  notBegun: '動いていません。「始める」を押すと始まります。',
  stages: {
    idle: '動いていません。「再開」を押すと続きから始まります。回答済みの質問を再び送ることはありません。',
    elsewhere:
      'この回答生成は別のタブで進行中です。そのタブで続けるか、タブを閉じてから、ここでもう一度試してください。',
    starting: '始めています…',
    running: '進行中です。',
    stopping: '停止しています…',
    paused: '一時停止中です。新しい呼び出しはしません。進行中の呼び出しは最後まで待ちます。',
  },
  rests: {
    done: 'すべての質問に回答がそろいました。',
    doneWithFailures:
      '終わりました。ただし、下の呼び出しは失敗しています。「再開」でもう一度問い合わせます。',
    'budget-spent':
      '次の呼び出しで上限を超えるおそれがあるため止めました。これまでの回答は残っており、上限を上げて新しく始めると、そのまま使われます。',
    stopped: '停止しました。途中だった呼び出しは、「再開」でもう一度問い合わせます。',
  },
  waiting: (time) => `${time} にもう一度問い合わせます。`,
  failed: (model, question) => `${model}、質問 ${question}`,
  models: {
    title: 'モデル別',
    model: 'モデル',
    answers: '回答',
    tokens: 'トークン（入力 / 出力）',
    money: '費用',
    first: '最初のトークンまで',
    whole: '回答の完了まで',
    note: '時間は、これまでの回答の平均です。',
    none: '—',
    pair: (input, output) => `${input} / ${output}`,
    dollars: (amount) => `$${amount}`,
  },
  newest: '新しい回答',
  noAnswer: 'まだ回答がありません。',
  question: (id) => `質問 ${id}`,
  sample: (n) => `回答 ${n}`,
  turn: (n) => `${n} 回目のやり取り`,
  thinking: '思考',
  asked: '質問',
  noText: {
    end: 'モデルは空の回答を返しました。',
    empty: 'モデルは空の回答を返しました。',
    refusal: 'モデルは回答を拒否しました。',
    length: '本文が始まる前に、回答が途中で切れました。',
  },
  facts: {
    tokens: (input, output) => `入力 ${input}・出力 ${output} トークン`,
    first: (time) => `最初のトークンまで ${time}`,
    whole: (time) => `完了まで ${time}`,
    servedBy: (name) => `応答したモデル：${name}`,
  },
  odd: {
    title: (n) => `拒否された、途中で切れた、または空の回答：${n} 件`,
    note: 'そのまま回答として扱います。もう一度質問した回答は、新しい回答が届いた時点で置き換わります。',
    label: '拒否された、途中で切れた、または空の回答',
    kind: '種類',
    kinds: { refusal: '拒否', length: '途中で切れた', empty: '空' },
    count: (kind, n) => `${kind}（${n}）`,
    again: 'もう一度質問する',
    allAgain: (n) => `${n} 件すべてをもう一度質問する`,
    cutHint:
      '途中で切れたのは、トークン数の上限に達したためです。もう一度質問して直るのは、次の回答が短いときだけです。長い回答が必要なら、上限を上げて新しく始めてください。',
  },
  export: {
    title: 'ダウンロード',
    fastchat: '回答（FastChat 形式）',
    rakuda: '回答（Rakuda v1 形式）',
    questions: '質問',
    working: 'ファイルを書き出しています…',
    note: 'FastChat 形式は、すべての回答とやり取りを含み、Rakuda v2 でも読めます。Rakuda v1 形式は、1 つ目の回答の最初のやり取りだけです。',
  },
};
