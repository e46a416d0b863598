import type { panel as english } from '../en/panel.ts';

/** モデルと事前分布のパネル(日本語)。 */
export const panel: typeof english = {
  title: 'モデルと事前分布',
  ties: '引き分け',
  tieNames: {
    half: '0.5勝',
    drop: '除く',
    davidson: 'Davidson',
    'rao-kupper': 'Rao–Kupper',
    adjacent: '隣接カテゴリ',
    cumulative: '累積しきい値',
  },
  tieMeaning: {
    half: '引き分けを両者の 0.5勝と数えます（Rakuda や Chatbot Arena と同じ）。強さが表すのは期待スコアで、勝敗のついた判定で勝つオッズではありません。',
    drop: '引き分けを除き、勝敗のついた判定だけを使います。',
    davidson:
      '引き分けを独立した結果とみなします。強さが近いほど起こりやすく、その率はデータから推定します（Davidson 1970）。',
    'rao-kupper':
      '引き分けを独立した結果とみなします。差がしきい値より小さいと審査員には優劣が見えず、しきい値はデータから推定します（Rao & Kupper 1967）。',
    adjacent:
      '勝ちの明確さも使います。≫ から ≪ までの 5 段階を、1 段階上がるごとに強さの差に応じて起こりやすさが変わるものとみなします（隣接カテゴリ、Agresti 1992）。',
    cumulative:
      '勝ちの明確さも使います。審査員は感じた差をしきい値で ≫ から ≪ までの 5 段階に分けると考え、しきい値はデータから推定します（累積しきい値）。',
  },
  tiePrior: {
    title: (parameter) => `${parameter} の事前分布`,
    mean: '平均',
    width: '幅',
  },
  strength: '強さの事前分布',
  familyNames: {
    normal: '正規',
    'student-t': 't 分布',
    laplace: 'ラプラス',
    uniform: '一様',
    hierarchical: '階層（データから推定）',
  },
  meaning: {
    normal:
      'データを見る前に、モデルの約 3 分の 2 が平均から σ 以内にあると考えます。σ が小さいほど、モデルは平均に強く引き寄せられます。',
    'student-t':
      '中央は正規分布に近く、ほかから離れたモデルはあまり引き戻しません。自由度が小さいほど裾が長くなります。',
    laplace: '平均に尖った山と長い裾を持ちます。小さな差は縮め、大きな差は残します。',
    uniform: '範囲の中では何も仮定せず、外はすべて除きます。',
    hierarchical: '正規分布の幅 τ もデータから推定します。指定するのは τ の大きさの目安だけです。',
  },
  width: {
    normal: '幅 σ',
    'student-t': '幅 σ',
    laplace: '幅 b',
    uniform: '片側の幅',
    hierarchical: 'τ の目安',
  },
  df: '自由度',
  hyper: '幅 τ の事前分布',
  hyperNames: {
    'half-normal': '半正規',
    'half-cauchy': '半コーシー',
    exponential: '指数',
  },
  learned: (tau) => `データから推定した τ は ${tau}（対数オッズ）です。`,
  logOdds: '対数オッズ',
  asRating: (points) => `レーティング ±${points}`,
  outermost: (name, sd) => `範囲の端に最も近い ${name} も、端まで標準偏差 ${sd} 個分あります。`,
  beyond: (name) =>
    `範囲の端が ${name} の事後分布を切っています。意図したものでなければ、範囲を広げてください。`,
  order: '提示順効果',
  orderOn: 'あり',
  orderOff: 'なし',
  orderMeaning: {
    on: '先（または後）に示された回答を好む審査員の偏りを、モデルに含めます。',
    off: '示す順番は判定に影響しないと仮定します。',
    'sides-unknown':
      'このデータでは選んでも変わりません。どちらの回答を先に示したかが不明なため、提示順効果は除いています。',
    'one-order':
      'このデータでは選んでも変わりません。両方の順序で示されたとわかるモデルの組がなく、勝敗が強さによるのか順序によるのか区別できないため、提示順効果は除いています。その影響は強さに含まれている可能性があります。',
  },
  orderPrior: '提示順効果の事前分布',
  informative: {
    title: '個別モデルの事前分布',
    meaning: 'このデータを見る前に特定のモデルについて知っていたことを、全体の事前分布に加えます。',
    term: '知っていたこと',
    model: 'モデル',
    mean: '平均（レーティング）',
    sd: '標準偏差',
    add: '個別の事前分布を加える',
    remove: (name) => `${name} の事前分布を取り消す`,
    entry: (name, mean, sd) => `${name}：${mean} ± ${sd}`,
  },
  back: '既定に戻す',
  rakuda: 'Rakuda',
  custom: '変更あり',
  standard: '既定',
  more: (name) => `詳しく：${name}`,
  density: (name) => `${name}の密度。印は各モデルの中央値`,
  firstShare: (percent) => `勝敗のついた判定のうち、先の回答の勝ちは ${percent}。`,
};
