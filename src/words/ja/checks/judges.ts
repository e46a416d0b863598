import type { judges as judgesEn } from '../../en/checks/judges.ts';

/** The part of the Checks page about several judges in one model. */
export const judges: typeof judgesEn = {
  title: '審査員をまとめた推定',
  explain:
    '審査員にはそれぞれ癖があります。先に示された回答を好む、特定のモデルをひいきする、差を大きく（または小さく）つける、などです。全員の判定を 1 つのモデルに当てはめ、癖と強さを同時に推定します。各審査員の判定は、ほかの審査員（または基準に選んだ審査員）と一致する度合いに応じて効きます。',
  reference: {
    label: '基準とする審査員',
    none: 'なし（全員の合意）',
    people: (judges) => `人間（${judges} 人）`,
    help: '基準を選ぶと、強さはその審査員から見た強さになります。ほかの審査員の判定は、基準と一致すると確かめられた分だけ効きます。',
  },
  begin: 'まとめて当てはめる',
  running: '全員の判定を 1 つのモデルに当てはめています',
  few: '判定のある審査員が 2 人に満たないため、比べられません。',
  people: '人間',
  rest: (judges) => `ほかの審査員 ${judges} 人`,
  verdict: {
    closest: (judge, width) => `ほかの審査員に最も近いのは ${judge} です（± ${width}）。`,
    closestToReference: (judge, width, reference) =>
      `${reference} に最も近いのは ${judge} です（± ${width}）。`,
    favours: (judge, favoured) => `${judge} は ${favoured}をひいきしています。`,
    none: 'はっきりしたひいきのある審査員はいません。',
    both: (first, second) => `${first}${second}`,
    model: (model, by) => `${model}（${by}）`,
  },
  notes: {
    used: (judgments, judges) => `審査員 ${judges} 人、判定 ${judgments} 件による推定です。`,
    these:
      '区間はいずれも、実際に使われた質問についてのものです。同じような質問全体に当てはまるのは、下の補正した勝率だけです。',
    bound:
      '区間はこの質問だけについてのものです。事後分布が事前分布の限界に接しており、同じような質問全体についての区間は求められません。',
    model:
      '質問モデルはこの推定に含まれません。区間は、質問ごとの結果のばらつきに応じて広げています（ロバストな区間）。',
    unknown: (judgments) => `審査員のわからない判定 ${judgments} 件は除いています。`,
    rest: (judges) => `判定の少ない ${judges} 人は、まとめて 1 人として扱っています。`,
    notConverged: (rhat, ess) =>
      `収束していません。R-hat は最大 ${rhat}、ESS は最小 ${ess} です。下の数値は目安にすぎません。`,
  },
  table: {
    title: '各審査員の癖',
    explain: (interval) =>
      `中央値と ${interval} 区間です。「ずれ」は、その審査員から見た強さが共通の強さからどれだけ離れるか（モデル間の標準偏差）です。「広がり」が 1 より大きい審査員は、モデルの差を大きく見ています。`,
    judge: '審査員',
    judgments: '判定',
    order: '提示順効果',
    tie: '引き分けの母数（対数）',
    omega: 'ずれ（±）',
    stretch: '広がり',
    isReference: '基準',
    between: (lower, upper) => `${lower}〜${upper}`,
    within: (middle, lower, upper) => `${middle}（${lower}〜${upper}）`,
  },
  heat: {
    title: 'どの審査員がどのモデルをひいきするか',
    summary: (clear, all) =>
      `${all} 個のずれのうち、はっきりしているのは ${clear} 個です（95% 区間が 0 を含まないもの。枠で示します）。`,
    columns: '審査員',
    low: '低く見る',
    high: '高く見る',
    model: 'モデル',
    judge: '審査員',
    departure: 'ずれ',
    interval: '95% 区間',
    above: 'ひいきの確率',
    key: (number, judge) => `${number} ${judge}`,
  },
  likeness: {
    title: '審査員どうしの見方の近さ',
    explain:
      '2 人の審査員から見たモデルの強さの相関と、その 95% 区間です。同じ質問を判定していなくても求められます。',
    pair: '審査員',
    and: (first, second) => `${first} と ${second}`,
    correlation: '相関',
  },
  shift: {
    title: '審査員をまとめたランキング',
    summary: (moved, all) =>
      `すべてを 1 人の判定とみなした場合と比べて、${moved === '0' ? '順位は変わりません' : `${all} モデルのうち ${moved} モデルの順位が変わります`}。太線は狭い区間、細線は 95% 区間です。`,
    plain: 'すべてを 1 人の判定とみなした場合',
    consensus: '全員の合意',
    reference: (judge) => `${judge} から見た強さ`,
    rating: 'レーティング',
    logOdds: '対数オッズ',
    columns: { model: 'モデル', ranks: '順位', next: '1\u00a0つ下より強い確率' },
    ranks: (before, after) => (before === after ? before : `${before} → ${after}`),
  },
  next: {
    title: (reference) => `${reference} が次にラベルを付けるとよい組`,
    now: (width, narrow, isAlike) =>
      `${isAlike ? '同じような質問全体' : 'この質問だけ'}については、順位の隣り合うモデルの差が平均 ± ${width}（${narrow} 区間の半分）の精度でわかっています。`,
    both: (now, enough) => `${now}${enough}`,
    halve: (labels, reference) =>
      `${reference} のラベルをあと ${labels} 件加えると、この幅が半分になります。`,
    all: (open, left) =>
      `残りの回答の組 ${open} 件すべてにラベルを付けても、幅の ${left} が残ります。ここにある質問では、これ以上は狭まりません。`,
    limit: (left) =>
      `ラベルをいくら加えても、幅の約 ${left} が残ります。ここにある質問では、これ以上は狭まりません。`,
    nothing: (reference) =>
      `${reference} はここにある回答の組をすべて判定済みです。ここにある質問では、これ以上は狭まりません。`,
    explain:
      '基準がまだ判定していない回答の組から、これらの差を最も狭めるものを 1 件ずつ選びます。審査員と基準の一致の度合いは、これまでに確かめられたとおりとみなして見積もっています。',
    columns: { first: 'モデル', second: '相手のモデル', labels: 'ラベル' },
    left: (labels, left) => `この ${labels} 件で、幅は ${left} になります。`,
    begin: 'この組にラベルを付ける',
    beginSome: (labels) => `このうち ${labels} 件にラベルを付ける`,
    kept: (judge) =>
      `モデル名を伏せた回答を 2 つずつ表示します。キーボードだけで判定できます。ラベルは「${judge}」の判定になります。`,
    some: (there, all) =>
      `この ${all} 件のうち、回答がこのプロジェクトに保存されているのは ${there} 件です。`,
    without: '回答がこのプロジェクトに保存されていないため、ここではラベルを付けられません。',
    unknown:
      'どの質問についての判定か不明なため、ラベルを付ける回答を示せません。両方のモデルが答えた質問なら、どれでもかまいません。',
    noPerson: (reference) =>
      `${reference} は人間ではありません。この審査員に判定させるか、人間を基準に選んでください。`,
    looking: '回答を探しています',
    save: '一覧を保存（CSV）',
    saveHelp:
      'ほかの場所でラベルを付けるには、一覧の「winner」の列に model_a、model_b、tie のいずれかを記入し、ファイルを追加してください。',
  },
  corrected: {
    title: '基準で補正した勝率',
    explain:
      '上のモデルを使わない、別の方法による確認です（予測を利用した推論、prediction-powered inference）。基準による勝率を、基準が判定していない比較についての審査員の判定を使って、より精密にします。両者がよく一致するほど区間は狭くなります。基準の判定した部分が無作為に選ばれていれば、同じような質問一般に当てはまります。区間は 95% です。',
    judge: '補正する審査員',
    common: (common, reference) => `このうち ${common} 件は ${reference} も判定しています。`,
    nothing: (judge, reference) =>
      `${judge} と ${reference} がともに判定した比較（同じ質問と同じ 2 モデル）がないため、${judge} のずれについては何もわかりません。`,
    few: '共通の比較が少なすぎます',
    columns: {
      model: 'モデル',
      reference: '基準だけ',
      own: '審査員だけ',
      corrected: '補正後',
      common: '共通の比較',
    },
  },
};
