import type { plan as english } from '../../en/judge/plan.ts';

/** どの判定を求め、何がかかり、何がわかるか(日本語)。 */
export const plan: typeof english = {
  title: 'どれだけ判定するか',
  kind: '計画',
  kinds: {
    all: 'すべて',
    random: '無作為に一部',
    baseline: '基準モデルと対戦',
    adaptive: '適応的（少ない判定で）',
  },
  meaning: {
    all: 'すべてのモデルの組を、すべての質問で比べます。最も確実ですが、手間も最大です。',
    random: 'すべては多すぎるときに使います。組・質問・左右が偏らないように、無作為に選びます。',
    baseline:
      '一つのモデルを、ほかのすべてと比べます。よく知っているモデルに勝つものを探すときに使います。',
    adaptive:
      '一つの問いに、少ない判定で答えます。情報が最も多く得られると見込まれる組を、次々に選びます。',
  },
  bothOrders: '左右を入れ替えて 2 回ずつ',
  bothOrdersNote: '手間は 2 倍になりますが、提示順が結果を左右するかどうかが分かります。',
  judgments: '比較の数',
  judgmentsHint: (most) => `1〜${most}`,
  baseline: '基準にするモデル',
  goal: '何を知りたいですか',
  howItChooses: 'この計画の選び方',
  goals: {
    best: 'どのモデルが一番か',
    'top-set': '上位に入るのはどのモデルか',
    ranking: '全体の順位',
    pair: '一方がもう一方より強いか',
    place: '一つのモデルの順位',
  },
  goalMeaning: {
    best: '一つのモデルが、ほかのすべてより強いと分かるまで続けます。',
    'top-set': '上位に入るモデルの顔ぶれがはっきりするまで続けます。その中での順番は問いません。',
    ranking:
      '隣り合う順位がそれぞれ決まるまで続けます。全体の順位が正しい確率は、それより低くなります。必要な判定は最も多くなります。',
    pair: '二つのうちどちらが強いかがはっきりするまで続けます。',
    place: (models) =>
      `ランキングに新しいモデルを加えるときに使います。順位が前後 1\u00a0位の範囲に絞られるまで続けます（モデルが ${models} 個より少ないときは、順位が一つに決まるまで）。`,
  },
  model: 'モデル',
  other: '比べる相手',
  k: '上位何位まで',
  kHint: (most) => `1〜${most}`,
  confidence: '十分とする確率',
  most: '比較の数の上限',
  mostHint: (most) => `1〜${most}。答えが出ていなくても、ここで終わります`,
  more: '細かな設定',
  allow: (questions, judgments) =>
    `質問 ${questions} 問では、どの組も ${judgments} 件まで判定できます。それでも答えが出ないとわかったときは、そう伝えて終わります。その先は、質問を増やすしかありません。`,
  randomShare: '無作為に選ぶ割合（%）',
  randomShareHint:
    '0〜100。10 が目安です。少し無作為に選んでおくと、はじめの偏った推定に引きずられません。',
  needsModels:
    'この計画は、それまでの判定を見て次の組を選ぶため、審査員がモデルのときだけ使えます。自分で判定するときは、ほかの計画を選んでください。',
  count: (n) => `判定は全部で ${n} 件`,
  atMost: (n) => `判定は多くて ${n} 件`,
  perJudge: (n, judges) => `審査員 ${judges} 名に ${n} 件ずつ`,
  known: (n) => `同じ審査員による判定がすでに ${n} 件あり、あらためて依頼することはありません。`,
  before: (n, here) =>
    n === here
      ? `プロジェクトの判定 ${n} 件は最初から数えます。すべてここで選んだ質問の判定です。`
      : `プロジェクトの判定 ${n} 件は最初から数えます。そのうち ${here} 件がここで選んだ質問の判定です。`,
  together:
    '新しい判定と合わせて、一人の審査員の判定として順位を計算します。これまでと同じ審査員を選ぶか、終わったあとに「診断」で審査員どうしの違いを確かめてください。',
  elsewhere: (n) => `${n} 件は質問の名前が一致しないため、ほかの質問の判定として数えます。`,
  unnamed: (n) =>
    `${n} 件は質問が分からないため、1 件ずつ別の質問の判定として数えます。実際にはここで選んだ質問の判定だった場合、確率は高めに出ます。`,
  counting: '数えています…',
  missing: (n) => `希望より ${n} 件少なくなります。それ以上の組み合わせがないためです。`,
  gaps: (n) => `回答が ${n} 件欠けています。その回答を使う組は除きます。`,
  apart: (groups) =>
    `回答の重なりから、モデルは ${groups} つのグループに分かれ、グループをまたぐ比較ができません。`,
  group: (n) => `グループ ${n}：`,
  moreModels: (n) => `ほか ${n} 個`,

  comesTo: '費用と時間の見積もり',
  calls: '呼び出し',
  callsNote: '回（モデルへ）',
  tokens: 'トークン',
  tokensText: (input, output) => `入力 約 ${input}、出力 約 ${output}`,
  reading: '本文の長さを調べています…',
  sampled: (n, all) => `${all} 問のうち ${n} 問から見積もりました。`,
  money: '費用',
  dollars: (amount) => `約 ${amount} 米ドル`,
  underCent: '0.01 米ドル未満',
  unknownMoney: '分かりません。すべての単価を入れると計算します',
  free: '無料（通信もしません）',
  time: '時間',
  timeText: (time, atOnce) => `約 ${time}（同時に ${atOnce} 件）`,
  onDevice: 'この端末での判定',
  onDeviceText: (n, time) => `${n} 件（通信も料金もなし）、${time}`,
  yourTime: 'あなたの時間',
  yourTimeText: (time) => `約 ${time}（1 組 1 分として）`,
  yourTimeNote: 'いつでも中断し、続きから再開できます。',
  underMinute: '1 分未満',
  spell: (hours, minutes) => (hours === '0' ? `${minutes} 分` : `${hours} 時間 ${minutes} 分`),

  prices: '単価',
  pricesNote: (year, month) =>
    `100 万トークンあたりの米ドルです。入っている値は ${year} 年 ${month} 月に調べたもので、プロバイダーが変えることがあります。使う前にプロバイダーのページで確かめてください。`,
  priceIn: (model) => `${model}（入力）`,
  priceOut: (model) => `${model}（出力）`,
  unknownPrice: '不明',
  limits: '制限',
  concurrency: '同時の呼び出し',
  concurrencyHint: (most) => `プロバイダーごとに 1〜${most}`,
  perMinute: '1 分あたりの呼び出しの上限',
  perMinuteHint: '空欄なら制限なし。許される数はプロバイダーのアカウントのページにあります',
  budget: '費用の上限（米ドル）',
  budgetHint: '空欄なら上限なし',
  budgetNote:
    '呼び出しの前に毎回（再試行も含む）、リクエスト 1 回にかかりうる最大額の 7 倍を確保します。最大額は、送信 1 バイトを 1 トークン、返答を許される最大の長さとして計算します。7 倍にするのは、ブラウザがサーバーとの間に保つ最大 6 本の接続のそれぞれで、自動で再送することがあるためです。費用の上限を超えるときは、それ以上呼び出しません。それまでの判定は残ります。返答のなかった呼び出しも、何度か課金されることがあるため、リクエスト 3〜7 回分として計上します。',
  unseen: (amount) =>
    `上限を超える可能性があるのは、ページから見えない再送だけです。サーバーがほかのリクエストに応答しながら一部の接続だけを閉じると、ブラウザが計上分より多く再送することがあり、計上できない送信 1 回につき最大で約 ${amount} 米ドルかかります。`,
  within: (n, all) =>
    n === '0'
      ? '上限が呼び出し 1 件分の確保額に満たないため、1 件も呼び出しません。'
      : `この上限で、${all} 件のうち約 ${n} 件を判定できます。`,
  unsafe: '単価のない呼び出しは 0 ドルと数えるため、上限が効きません。',

  forecast: '得られる精度',
  forecastNote:
    '区間がどれだけ狭くなるか、知りたいことに答えが出るかを予測します。プロジェクトの判定から推定した強さ（判定がなければ事前分布）をもとに、それに従う判定をシミュレーションして、計画を最後まで試します。',
  overQuestions: ({ goal, models, questions, before, sure }, found) => {
    const asked = {
      best: `最も強いモデルを調べるシミュレーションでは、確率 ${sure} に達した時点で止めました`,
      place: `1 モデルの順位を調べるシミュレーション（ほかのモデルには同じ質問での判定が ${before} 件あるものとします）では、確率 ${sure} に達した時点で止めました`,
      ranking: `全体の順位を調べるシミュレーションでは、隣り合う順位がそれぞれ確率 ${sure} に達した時点で止めました`,
    };
    const right = goal === 'ranking' ? '全体の順位が正しかった割合' : '正しかった答えの割合';
    const shares = found.map(
      ({ sd, reached, simulations, right: share, interval, said }) =>
        `${sd} のとき ${share}（${said === null ? '' : `計画の示した確率は平均 ${said}、`}95% 区間 ${interval}、${simulations} 回のうち目標に達した ${reached} 回について）`,
    );
    return `モデルの強さは質問によって違うと考え、答えも区間の幅も、同じような質問全般について求めます。${models} モデル、${questions} 問で${asked[goal]}。${right}は、強さの質問ごとの標準偏差（対数オッズ）が ${shares.join('、')}でした。`;
  },
  tooFew: (share, interval, questions) =>
    `シミュレーションの ${share}（95% 区間 ${interval}）では、${questions} 問では答えが出ません。質問を増やしてください。`,
  forecastTerms: { interval: '区間', prior: '事前分布' },
  begin: '予測する',
  running: '計画を試しています…',
  stop: '停止',
  stopped: '停止しました。',
  result: '予測',
  columns: {
    judgments: '判定',
    width: '68% 区間（±）',
    spread: 'シミュレーションの幅',
    reached: '答えが出る',
  },
  points: (width) => `±${width} 点`,
  logOdds: (width) => `±${width}（対数オッズ）`,
  now: '判定の前',
  range: (lower, upper) => `${lower}〜${upper}`,
  summary: (judgments, width, reached) =>
    `${judgments} 件の判定で、モデルの強さの区間は約 ${width}まで狭まり、シミュレーションの ${reached} で答えが出ます。`,
  made: (simulations) =>
    `シミュレーション ${simulations} 回。幅は、そのうち 3 分の 2 が入る範囲です。`,
};
