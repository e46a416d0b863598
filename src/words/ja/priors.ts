import { shownName } from '../../core/names/shown-name.ts';
import type * as english from '../en/priors.ts';

/** 「事前分布」のページの言葉(日本語)。 */
export const lab: typeof english.lab = {
  purpose:
    '事前分布は何をしたのか。スライダーを動かすと、すべての区間がすぐについてきます。ここで試しても、そう指示するまでランキングは変わりません。',
  waiting: '計算が終わると、事前分布を試せるようになります。',
  failedFit: '計算に失敗したため、事前分布を試せません。',
  withoutPrior:
    'この結果は最尤法によるもので、事前分布は使われていません。事前分布の働きを見るには、事後分布から標本を引いてください。',
  sample: '事前分布を使って計算する',
  title: 'この事前分布でのランキング',
  explain: '灰色の帯が計算結果、色つきの線がいまの事前分布での値です。',
  key: (narrow, wide) =>
    `太線は ${narrow}、細線は ${wide}、点は中央値、± は ${narrow} 区間の半分です。`,
  controls: '試すモデルと事前分布',
  terms: '用語:',
  tried: '別の設定を試しています。ランキングのページは元の計算結果のままです。',
  untried: 'いまの設定は計算結果と同じです。スライダーを動かすと別の設定を試せます。',
  keep: 'この設定を使う',
  reset: '計算結果に戻す',
  columns: {
    rank: '順位',
    model: 'モデル',
    rating: 'レーティング',
    logOdds: '対数オッズ',
    driver: '決め手',
    before: '計算結果',
    now: 'いま',
    interval: (percent) => `${percent} 区間`,
    stronger: '次より強い確率',
  },
  was: (rank) => `元は ${rank} 位`,
  figure: (models) => `${models} モデルの中央値と区間。計算結果といまの値`,
  scroll: 'モデルの一覧(強い順)',
  summary: {
    same: 'ランキングは計算結果のままです。',
    unmoved: '順位は変わりません。',
    moved: (models) => `${models} モデルの順位が変わります。`,
    still: '表示できるほど動いた強さはありません。',
    most: (name, change) => `最も動くのは ${name}(${change})です。`,
    widths: (percent) => `区間の幅は計算結果の ${percent} です。`,
  },
  table: '表で見る',
  pages: {
    previous: '前へ',
    next: '次へ',
    range: (from, to, total) => `${total} 件中 ${from}〜${to}`,
  },
  chooseRow: '行を選ぶと、そのモデルを詳しく見たり、見込みを描いたりできます。',
};

export const weights: typeof english.weights = {
  label: 'k-hat',
  none: '計算で得た標本をそのまま示しています。',
  asked: '標本に問い合わせています…',
  good: (ess, draws) => `重みをつけた標本は信頼できます(${draws} 個が ${ess} 個分に当たります)。`,
  fair: (ess, draws) => `重みをつけた標本はまだ使えます(${draws} 個が ${ess} 個分に当たります)。`,
  tooFar: (limit) =>
    `重みでは届きません(k-hat が ${limit} を超えました)。スライダーが止まると計算し直します。`,
  impossible: 'この設定が要る範囲に標本がないため、重みでは表せません。計算し直します。',
  fitting: '計算し直しています…',
  refitted: 'この設定で計算し直しました。',
  failed: 'この設定では計算できませんでした。',
  meter: (k, limit) => `k-hat は ${k}。${limit} までなら重みを信頼できます`,
};

export const closely: typeof english.closely = {
  title: '一つのパラメータを詳しく',
  explain: '先に見込んでいたこと、データだけが言うこと、両方から得られること。',
  which: 'パラメータ',
  strengths: '強さ',
  others: 'そのほか',
  names: {
    order: '先手効果',
    logNu: '引き分け(log ν)',
    logKappa: '引き分け(log κ)',
    tau: '散らばり τ',
  },
  curves: {
    prior: '事前分布',
    data: 'データだけ',
    posterior: '事後分布',
    fit: '計算結果の事後分布',
  },
  region: (name) => `${name} の事前分布・データ・事後分布`,
  hint: '図の上を指すか、矢印キーを使うと、曲線の割合を読み取れます。',
  below: (value) => `${value} より下:`,
  share: (curve, percent) => `${curve} ${percent}`,
  summary: (name, known) => {
    const said = [
      ...(known.prior === undefined ? [] : [`事前分布 ${known.prior}`]),
      ...(known.data === undefined ? [] : [`データだけ ${known.data}`]),
      ...(known.posterior === undefined ? [] : [`事後分布 ${known.posterior}`]),
    ];
    return said.length === 0 ? '' : `${name}:${said.join('、')}。`;
  },
  columns: { curve: '曲線', middle: '中央' },
  between: (lower, upper) => `${lower}〜${upper}`,
  from: (lower) => `${lower} 以上`,
  upTo: (upper) => `${upper} 以下`,
  anything: '限界なし',
  none: '–',
  overlap: {
    priorData: (percent) => `事前分布とデータの重なりは ${percent} です。`,
    little: '両者は食い違っており、事後分布はその間をとったものです。',
    priorPosterior: (percent) => `事前分布と事後分布の重なりは ${percent} です。`,
    taught: 'データの影響が事前分布を大きく上回っています。',
    learnedLittle: 'データから学んだことは少なく、事後分布はほぼ事前分布のままです。',
  },
  above: 'データだけでは上限が決まりません。曲線は右側で高いままです。',
  beneath: 'データだけでは下限が決まりません。曲線は左側で高いままです。',
  both: 'データだけではこのパラメータについて何も言えません。曲線は平らです。',
  noData: 'τ についてデータが直接言うことはありません。曲線は事後分布を事前分布で割ったものです。',
  waitingData: 'データだけが言うことを調べています…',
};

export const belief: typeof english.belief = {
  draw: '描く:中央で押して、幅まで引く',
  none: (name) => `${name} については、全体の事前分布のほかに見込みはありません。`,
  add: (name) => `${name} に見込みを加える`,
  title: (name) => `${name} の見込み`,
  middle: (name) => `${name} の見込みの中央`,
  width: (name) => `${name} の見込みの幅`,
  middleField: '中央',
  widthField: '誤差の幅',
  remove: (name) => `${name} の見込みを取り消す`,
  value: (mean, sd) => `${mean}、誤差 ${sd}`,
};

export const before: typeof english.before = {
  title: 'データを見る前',
  explain: 'この事前分布が見込んでいること。データと計算結果が示した値を重ねてあります。',
  waiting: '事前分布の言うことを調べています…',
  excluded: '限界と見込みが両立せず、とりうる強さがありません。どちらかを広げてください。',
  win: {
    title: 'ランダムに選んだ 2 モデルの対戦',
    axis: '勝敗のついた対戦のうち勝つ割合',
    fit: '計算結果',
    summary: (lopsided, level) =>
      `データを見る前には、ランダムに選んだ 2 モデルの一方が 95% 以上勝つ確率は ${lopsided}、ほぼ互角である確率は ${level} です。`,
    lopsided:
      'この事前分布は一方的な対戦を見込んでいます。2 モデルを選べば、ほぼいつも同じ側が勝つというのです。多くのランキングより広すぎます。',
    level:
      'この事前分布は、データを見る前から全モデルがほぼ互角だと言っており、モデルどうしを強く引き寄せます。',
  },
  spread: {
    title: '強さの散らばり',
    axis: 'モデルの標準偏差(レーティング)',
    axisLogOdds: 'モデルの標準偏差(対数オッズ)',
    mark: (value) => `結果:${value}`,
    summary: (lower, upper, fit) =>
      `事前分布が見込む標準偏差は ${lower}〜${upper}(95%)、計算結果では ${fit} です。`,
    inside: '計算結果は、この事前分布の見込みどおりです。',
    low: '計算結果の散らばりは、この事前分布の見込みより小さくなっています。',
    high: '計算結果の散らばりは、この事前分布の見込みより大きくなっています。事前分布がモデルどうしを引き寄せています。',
  },
  range: {
    title: '最弱から最強まで',
    axis: 'モデルの範囲(レーティング)',
    axisLogOdds: 'モデルの範囲(対数オッズ)',
    mark: (value) => `結果:${value}`,
    summary: (lower, upper, fit) =>
      `事前分布が見込む最弱と最強の差は ${lower}〜${upper}(95%)、計算結果では ${fit} です。`,
  },
  ties: {
    title: '引き分け',
    axis: '引き分けの割合',
    mark: (value) => `データ:${value}`,
    summary: (lower, upper, data) =>
      `事前分布が見込む引き分けは ${lower}〜${upper}(95%)、データでは ${data} です。`,
    none: 'この扱いでは引き分けに固有の確率がないため、事前分布は引き分けを見込みません。',
  },
  first: {
    title: '順序',
    axis: '先に示された回答が勝つ割合',
    mark: (value) => `データ:${value}`,
    summary: (lower, upper, data) =>
      `事前分布が見込む先の回答の勝ちは、勝敗のついた対戦の ${lower}〜${upper}(95%)、データでは ${data} です。`,
    none: '先手効果はモデルに含まれていません。順序について、事前分布は何も言っていません。',
  },
  columns: { from: '下端', to: '上端', share: 'データを見る前の割合', fit: '計算結果の割合' },
};

export const sensitive: typeof english.sensitive = {
  title: '事前分布しだいで変わること',
  explain:
    '事前分布を少し強めたり弱めたりし、データについても同じことをして、何がどちらにつれて動くかを見ます。',
  waiting: '事前分布につれて動くものを調べています…',
  failed: '調べられませんでした。',
  drivers: { data: 'データ', prior: '事前分布', conflict: '対立' },
  meaning: {
    data: 'データが決めています。事前分布はほとんど影響しません。',
    prior: 'ここでは事前分布が強いか、データが弱いのです。別の事前分布なら変わります。',
    conflict: '事前分布とデータが食い違い、結果はその間にあります。',
  },
  steady: (claims) =>
    `強さと順位についての ${claims} 個の主張のうち、事前分布しだいで変わるものはありません。`,
  count: (found, claims) =>
    `強さと順位についての ${claims} 個の主張のうち、${found} 個は事前分布しだいで変わります。`,
  strength: (name) => `${name} の強さ`,
  ahead: (first, second) => `${first} は ${second} より上`,
  order: '先手効果',
  tie: '引き分けのパラメータ',
  tau: '散らばり τ',
  becausePrior: '事前分布もデータとともに決めています',
  becauseConflict: '事前分布とデータが食い違っています',
  figures: (prior, likelihood) => `事前分布 ${prior}、データ ${likelihood}`,
  threshold: (limit) => `${limit} 以上なら敏感とみなします。`,
  flat: '一様な事前分布には強めたり弱めたりする強さがないため、何も敏感には見えません。限界の影響は、強さが限界に寄ったときに示します。',
  unsure: 'この数値のもとになる重みは信頼できません(k-hat が大きすぎます)。',
  table: 'すべての主張を表で見る',
  columns: { claim: '主張', prior: '事前分布', data: 'データ', driver: '決め手' },
  line: {
    ranks: (claims) => `順位が事前分布に左右されます:${claims}。`,
    strengths: (names) => `${names} の強さが事前分布に左右されます。`,
    steady: '事前分布に左右される順位はありません。',
    more: (n) => `ほか ${n} 件`,
    link: '事前分布は何をしたか',
  },
  outdated: 'この印は計算結果についてのもので、いま試している設定についてのものではありません。',
};

export const share: typeof english.share = {
  title: 'この設定を共有する',
  explain:
    'モデル、事前分布、見込みをリンクか小さなファイルにします。データは送られません。開いた人は、自分のデータでその設定の結果を見ることになります。',
  copy: 'リンクをコピー',
  copied: 'リンクをコピーしました。',
  byHand: 'ブラウザがコピーを許しませんでした。リンクはこちらです:',
  link: 'この設定へのリンク',
  save: 'JSON を保存',
  open: 'JSON を開く',
  paste: 'JSON を貼り付ける',
  pasted: '設定の JSON',
  apply: '適用する',
  applied: '共有された設定を、いまのデータに適用しました。',
  strangers: (names) => `いまのデータには ${names} がないため、その見込みは使いません。`,
  undo: '元に戻す',
  dismiss: '閉じる',
  refused: 'この設定は使えません。何も変更していません。',
  refusedChange: 'この変更は使えないため、設定は元のままです。',
  refusedStored: 'この結果に保存された設定は無効なため、既定の設定を使っています。',
};

export const settingsProblem: typeof english.settingsProblem = (problem) => {
  switch (problem.kind) {
    case 'damaged-link':
      return 'リンクが壊れています。一部が欠けているか、変わっています。もう一度コピーしてください。';
    case 'too-long':
      return '設定としては長すぎるテキストです。';
    case 'not-json':
      return 'JSON ではないか、一部しかありません。';
    case 'not-settings':
      return 'JSON ですが、Caravan の設定ではありません。';
    case 'newer':
      return `設定の版 ${shownName(problem.version)} は、この Caravan では読めません。`;
    case 'missing':
      return `項目「${shownName(problem.field)}」がありません。`;
    case 'unknown-field':
      return `項目「${shownName(problem.field)}」は設定にありません。`;
    case 'bad-value':
      return `「${shownName(problem.value)}」は「${shownName(problem.field)}」の値にできません。`;
    case 'repeated-belief':
      return `${shownName(problem.model)} に固有の事前分布が二つあります。使えるのは一つだけです。`;
  }
};

export const extremes: typeof english.extremes = {
  title: 'この設定の意味',
  narrow: (points) =>
    `幅が ${points} では、事前分布が全モデルをひとまとめにし、データではほとんど引き離せません。`,
  wide: 'これほど広い事前分布は、データの範囲ではほとんど何も言いません。負けのないモデルには上限がなくなります。',
  cauchy:
    '自由度が 1(コーシー分布)以下では裾が長すぎて平均もありません。遠くのモデルはほとんど引き戻されません。',
  cut: (name, percent) =>
    `限界がデータの言うことを締め出しています。${name} の標本の ${percent} が限界の外にあり、計算すると限界に張りつきます。`,
  cutAll: '限界がすべての標本を締め出しています。事前分布とデータが矛盾しています。',
  belief: (name) =>
    `${name} の見込みとデータは大きく離れています。結果は、どちらの言うところでもない位置になります。`,
};
