import type * as english from '../en/priors.ts';
import { list } from './listed.ts';

/** 「事前分布」のページの言葉(日本語)。 */
export const lab: typeof english.lab = {
  purpose:
    '事前分布が結果をどう変えたかを調べます。スライダーを動かすと、すべての区間がすぐに変わります。ここで試しても、「この設定を使う」を押すまでランキングは変わりません。',
  waiting: '計算が終わると、事前分布を試せるようになります。',
  failedFit: '計算に失敗したため、事前分布を試せません。',
  withoutPrior:
    'この結果は最尤法によるもので、事前分布は使われていません。事前分布の影響を見るには、事後分布からサンプリングしてください。',
  sample: '事前分布を使って計算する',
  title: 'この事前分布でのランキング',
  explain: '灰色の帯が計算結果、色つきの線がいまの事前分布での値です。',
  key: (narrow, wide) =>
    `太線は ${narrow}、細線は ${wide}、点は中央値、± は ${narrow} 区間の半分です。`,
  controls: '試すモデルと事前分布',
  terms: '用語：',
  tried: '別の設定を試しています。「ランキング」ページは元の計算結果のままです。',
  untried: 'いまの設定は計算結果と同じです。スライダーを動かすと別の設定を試せます。',
  keep: 'この設定を使う',
  reset: '計算結果に戻す',
  columns: {
    rank: '順位',
    model: 'モデル',
    rating: 'レーティング',
    logOdds: '対数オッズ',
    driver: '決め手',
    before: (what) => `${what}（計算結果）`,
    now: (what) => `${what}（いま）`,
    interval: (percent) => `${percent} 区間`,
    stronger: '1\u00a0つ下より強い確率',
  },
  was: (rank) => `元は ${rank}\u00a0位`,
  figure: (models) => `${models} モデルの中央値と区間。計算結果といまの値`,
  scroll: 'モデルの一覧（強い順）',
  summary: {
    same: 'ランキングは計算結果のままです。',
    unknown: 'どう変わるかは、まだわかりません。',
    unmoved: '順位は変わりません。',
    moved: (models) => `${models} モデルの順位が変わります。`,
    still: '表示できるほど動いた強さはありません。',
    most: (name, change) => `最も動くのは ${name}（${change}）です。`,
    widths: (percent) => `区間の幅は計算結果の ${percent} です。`,
  },
  table: '表で見る',
  pages: {
    previous: '前へ',
    next: '次へ',
    range: (from, to, total) => `${total} 件中 ${from}〜${to}`,
  },
  chooseRow: '行を選ぶと、そのモデルを詳しく見たり、個別の事前分布をドラッグで指定したりできます。',
};

export const weights: typeof english.weights = {
  label: 'k-hat',
  none: '計算で得たサンプルをそのまま示しています。',
  asked: '再重み付けを計算中…',
  good: (ess, draws) => `再重み付けの結果は信頼できます（${draws} 個が ${ess} 個分に当たります）。`,
  fair: (ess, draws) => `再重み付けの結果はまだ使えます（${draws} 個が ${ess} 個分に当たります）。`,
  tooFar: (limit) =>
    `再重み付けでは近似できません（k-hat が ${limit} を超えました）。スライダーが止まると計算し直します。`,
  impossible:
    'この設定で必要な範囲にサンプルがないため、再重み付けできません。近似値を示し、スライダーが止まると計算し直します。',
  widened:
    '質問ごとの違いで広げた区間は再重み付けできません。近似値を示し、スライダーが止まると計算し直します。',
  unlike:
    '一部のモデルの強さを抑えるものが一様な事前分布の範囲しかないため、再重み付けでも近似でも示せません。スライダーが止まると計算し直します。',
  fitting: '計算し直しています…',
  refitted: 'この設定で計算し直しました。',
  failed: 'この設定では計算できませんでした。',
  meter: (k, limit) => `k-hat は ${k}。${limit} までなら再重み付けを信頼できます`,
};

export const closely: typeof english.closely = {
  title: '一つのパラメータを詳しく',
  explain: '事前分布、データのみ（尤度）、両方を合わせた事後分布を見比べます。',
  which: 'パラメータ',
  strengths: '強さ',
  others: 'そのほか',
  names: {
    order: '提示順効果',
    logNu: '引き分け（log ν）',
    logKappa: '引き分け（log κ）',
    logNu1: 'ふつうの勝ち（log ν₁）',
    logGap: 'しきい値の間隔の対数',
    tau: '強さのばらつき（τ）',
    omega: '質問ごとのばらつき（ω）',
  },
  curves: {
    prior: '事前分布',
    data: 'データのみ（尤度）',
    posterior: '事後分布',
    fit: '計算結果の事後分布',
  },
  region: (name) => `${name} の事前分布・データ・事後分布`,
  hint: '図の上を指すか、矢印キーを使うと、曲線の割合を読み取れます。',
  below: (value) => `${value} より下：`,
  share: (curve, percent) => `${curve} ${percent}`,
  known: (middle, ends) => `${middle}（${ends}）`,
  summary: (name, known) => {
    const said = [
      ...(known.prior === undefined ? [] : [`事前分布 ${known.prior}`]),
      ...(known.data === undefined ? [] : [`データのみ（尤度）${known.data}`]),
      ...(known.posterior === undefined ? [] : [`事後分布 ${known.posterior}`]),
    ];
    return said.length === 0 ? '' : `${name}：${list(said)}。`;
  },
  columns: { curve: '曲線', middle: '中央' },
  between: (lower, upper) => `${lower}〜${upper}`,
  from: (lower) => `${lower} 以上`,
  upTo: (upper) => `${upper} 以下`,
  anything: '範囲なし',
  none: '–',
  overlap: {
    priorData: (percent) => `事前分布とデータの重なりは ${percent} です。`,
    little: '両者は食い違っており、事後分布はその間をとったものです。',
    priorPosterior: (percent) => `事前分布と事後分布の重なりは ${percent} です。`,
    taught: 'データの影響が事前分布を大きく上回っています。',
    learnedLittle: 'データから得られた情報は少なく、事後分布はほぼ事前分布のままです。',
  },
  above: 'データだけでは上限が決まりません。曲線は右側で高いままです。',
  beneath: 'データだけでは下限が決まりません。曲線は左側で高いままです。',
  both: 'データだけでは、このパラメータについて何も分かりません。曲線は平らです。',
  noData: (name) =>
    `データは ${name} について直接には何も示しません。曲線は事後分布を事前分布で割ったものです。`,
  widened:
    '事後分布は質問ごとの違いで広げてあります。「データのみ」はこの質問だけについての曲線なので、事後分布のほうが広いことがあります。',
  waitingData: 'データのみ（尤度）の曲線を計算しています…',
};

export const belief: typeof english.belief = {
  draw: '中央からドラッグして平均と幅を指定',
  none: (name) => `${name} には、全モデル共通の事前分布を使っています。`,
  add: (name) => `${name} に個別の事前分布を指定`,
  title: (name) => `${name} の個別の事前分布`,
  middle: (name) => `${name} の事前分布の平均`,
  width: (name) => `${name} の事前分布の幅`,
  middleField: '平均',
  widthField: '幅（標準偏差）',
  remove: (name) => `${name} の個別の事前分布を取り消す`,
  value: (mean, sd) => `平均 ${mean}、幅 ${sd}`,
};

export const before: typeof english.before = {
  title: 'データを見る前',
  explain: '事前分布だけから予測されることです。データと計算結果の値を重ねて示します。',
  waiting: '事前分布からの予測を計算しています…',
  excluded: '範囲と個別の事前分布が両立せず、とりうる強さがありません。どちらかを広げてください。',
  win: {
    title: 'ランダムに選んだ 2 モデルの対戦',
    axis: '勝敗のついた対戦のうち勝つ割合',
    fit: '計算結果',
    summary: (lopsided, level) =>
      `データを見る前には、ランダムに選んだ 2 モデルの一方が 95% 以上勝つ確率は ${lopsided}、ほぼ互角である確率は ${level} です。`,
    lopsided:
      'この事前分布は、ほとんどの対戦が一方的になると予測しています。多くのランキングに対して広すぎます。',
    level:
      'この事前分布は、データを見る前から全モデルがほぼ互角だと予測しており、モデルどうしを強く引き寄せます。',
  },
  spread: {
    title: '強さのばらつき',
    axis: 'モデルの標準偏差（レーティング）',
    axisLogOdds: 'モデルの標準偏差（対数オッズ）',
    mark: (value) => `結果：${value}`,
    summary: (lower, upper, fit) =>
      `事前分布が予測する標準偏差は ${lower}〜${upper}（95%）、計算結果では ${fit} です。`,
    inside: '計算結果は、この事前分布の予測の範囲に入っています。',
    low: '計算結果のばらつきは、この事前分布の予測より小さくなっています。',
    high: '計算結果のばらつきは、この事前分布の予測より大きくなっています。事前分布がモデルどうしを引き寄せています。',
  },
  range: {
    title: '最弱から最強まで',
    axis: 'モデルの範囲（レーティング）',
    axisLogOdds: 'モデルの範囲（対数オッズ）',
    mark: (value) => `結果：${value}`,
    summary: (lower, upper, fit) =>
      `事前分布が予測する最弱と最強の差は ${lower}〜${upper}（95%）、計算結果では ${fit} です。`,
  },
  ties: {
    title: '引き分け',
    axis: '引き分けの割合',
    mark: (value) => `データ：${value}`,
    summary: (lower, upper, data) =>
      `事前分布が予測する引き分けは ${lower}〜${upper}（95%）、データでは ${data} です。`,
    none: 'この扱いでは引き分けに固有の確率がないため、事前分布は引き分けを予測しません。',
  },
  first: {
    title: '提示順',
    axis: '先に示された回答が勝つ割合',
    mark: (value) => `データ：${value}`,
    summary: (lower, upper, data) =>
      `事前分布が予測する先の回答の勝ちは、勝敗のついた対戦の ${lower}〜${upper}（95%）、データでは ${data} です。`,
    none: 'モデルに提示順効果が含まれていないため、事前分布は提示順の影響を予測しません。',
  },
  columns: { from: '下端', to: '上端', share: 'データを見る前の割合', fit: '計算結果の割合' },
};

export const sensitive: typeof english.sensitive = {
  title: '事前分布しだいで変わること',
  explain:
    '事前分布とデータの影響をそれぞれ少し強めたり弱めたりして、結果がどちらにつれて動くかを調べます。',
  waiting: '事前分布に左右されるものを調べています…',
  failed: '調べられませんでした。',
  drivers: { data: 'データ', prior: '事前分布', conflict: '不一致' },
  meaning: {
    data: 'データが決めています。事前分布はほとんど影響しません。',
    prior: '事前分布が強いか、データが少ないため、別の事前分布なら結果が変わります。',
    conflict: '事前分布とデータが食い違い、結果はその間にあります。',
  },
  steady: (of, isFlat) =>
    isFlat
      ? `ほかのパラメータ（${of} 個）に、事前分布しだいで変わるものはありません。`
      : `強さ、すぐ下のモデルとの差、パラメータ（計 ${of} 個）のうち、事前分布しだいで変わるものはありません。`,
  count: (found, of, isFlat) =>
    `${isFlat ? 'ほかのパラメータ' : '強さ、すぐ下のモデルとの差、パラメータ'}（計 ${of} 個）のうち、${found} 個は事前分布しだいで変わります。`,
  strength: (name) => `${name} の強さ`,
  lead: (first, second) => `${first} と ${second} の差`,
  order: '提示順効果',
  tie: '引き分けのパラメータ',
  strong: '段階のパラメータ',
  tau: '強さのばらつき（τ）',
  omega: '質問ごとのばらつき（ω）',
  becausePrior: '：データだけでなく事前分布にも左右されます',
  becauseConflict: '：事前分布とデータが食い違っています',
  figures: (prior, likelihood) => `（事前分布 ${prior}、データ ${likelihood}）`,
  threshold: (limit) => `${limit} 以上なら敏感とみなします。`,
  flat: '強さの事前分布は一様です。強めたり弱めたりできないため、強さや差がどこまで左右されるかはここでは測れません。強さが範囲の端に近づいたときはランキングのページで知らせます。範囲や分布を変えて試すと、何が動くか確かめられます。',
  unsure: 'この数値のもとになる重みは信頼できません（k-hat が大きすぎます）。',
  table: 'すべてを表で見る',
  columns: { what: '対象', prior: '事前分布', data: 'データ', driver: '決め手' },
  line: {
    leads: (leads) => `事前分布に左右される差：${leads}。`,
    lead: (first, second) => `${first} と ${second}`,
    strengths: (names) => `${names} の強さが事前分布に左右されます。`,
    steady: '事前分布に左右される強さや差はありません。',
    flat: '強さの事前分布が一様なので、範囲にどこまで左右されるかは測れません。別の設定を試すと確かめられます。',
    more: (n) => `ほか ${n} 件`,
    link: '事前分布の影響を見る',
  },
  outdated: 'この印は計算結果についてのもので、いま試している設定についてのものではありません。',
};
