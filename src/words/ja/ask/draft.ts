import type {
  cost as costEn,
  models as modelsEn,
  questions as questionsEn,
  settings as settingsEn,
} from '../../en/ask/draft.ts';

/** 新しい回答生成(日本語)。 */
export const questions: typeof questionsEn = {
  title: '質問',
  source: '質問の出どころ',
  list: '一覧を入力',
  files: 'このプロジェクト',
  practice: '練習用の質問',
  meaning: {
    list: '下の欄に 1 行に 1 問ずつ入力するか、貼り付けます。',
    files: 'データページのファイルにある質問です。',
    practice: '練習のために書き下ろした記述式の質問です。',
  },
  text: '質問（1 行に 1 問）',
  placeholder: '空はなぜ青いのですか。\n大化の改新で何が変わりましたか。',
  count: (n) => `質問 ${n} 問`,
  duplicates: (n) => `重複した ${n} 行は、一度だけ質問します。`,
  excess: (n, most) => `最初の ${most} 問だけを使い、残りの ${n} 問は省きます。`,
  looking: 'ファイルの中身を調べています…',
  noFiles:
    'このプロジェクトのファイルには、本文のある質問がありません。データページで質問のファイルを開くか、ここに質問を入力してください。',
  notKept:
    'これらのファイルの本文はこのブラウザに保存されていないため、質問できません。データページでファイルを開き直すか、本文を保存してください。',
};

export const models: typeof modelsEn = {
  title: '回答するモデル',
  add: 'モデルを追加する',
  addFirst: 'モデルを追加する',
  list: '追加したモデル',
  none: 'モデルを 1 つ以上追加してください。',
  sampling: '温度と長さ',
  goesTo: (host) =>
    `質問とキーは、このブラウザから直接 ${host} に送られます。ほかには送られません。`,
  local: 'この端末で動く小さな言語モデルです。質問も回答も端末の外に出ず、料金もかかりません。',
};

export const settings: typeof settingsEn = {
  title: '設定',
  system: 'システムプロンプト',
  systemHint: 'どの質問にも先立って送ります。空欄なら送りません。',
  samples: '1 問あたりの回答数',
  samplesHint: (most) =>
    `1〜${most}。複数にすると回答のばらつきが分かります。判定には 1 つ目を使います。`,
};

export const cost: typeof costEn = {
  title: '費用と時間の見積もり',
  calls: '呼び出し',
  callsText: (n, questions, models) => `${n} 回（質問 ${questions} 問、${models} モデル）`,
  taken: (n) => `以前に生成した回答 ${n} 件は、問い合わせずにそのまま使います。`,
  time: (time, atOnce) => `${time}（同時に ${atOnce} 件）`,
  none: '質問とモデルが決まると、見積もりが表示されます。',
  output: '回答 1 件を約 450 トークンとして見積もっています。思考するモデルではもっと増えます。',
  onDeviceText: (n, time) => `回答 ${n} 件（料金なし）、${time}`,
  within: (n, all) =>
    n === '0'
      ? '上限が呼び出し 1 件分の確保額に満たないため、1 件も呼び出しません。'
      : `この上限で、${all} 件のうち約 ${n} 件の回答を生成できます。`,
};
