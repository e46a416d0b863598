import type { Language } from './language.ts';
import type { TermId } from './term-facts.ts';

/** One thing, one word in each language. */
export interface GlossaryEntry extends Readonly<Record<Language, string>> {
  /** Synonyms that no text uses for it. */
  readonly refused?: Partial<Readonly<Record<Language, readonly string[]>>>;
}

/** Terms that are explained in the page, by the name that stands above the explanation. */
export const termNames = {
  'bradley-terry': { en: 'Bradley–Terry model', ja: 'Bradley–Terry モデル' },
  rating: { en: 'Rating', ja: 'レーティング', refused: { ja: ['イロレーティング', '評点'] } },
  'log-odds': { en: 'Log-odds', ja: '対数オッズ', refused: { en: ['logit'], ja: ['ロジット'] } },
  prior: {
    en: 'Prior',
    ja: '事前分布',
    refused: { en: ['a priori'], ja: ['先験', '事前確率分布', '事前信念'] },
  },
  likelihood: {
    en: 'Likelihood',
    ja: '尤度',
    refused: { ja: ['尤もらしさ', 'データの言', 'データだけが言う'] },
  },
  posterior: { en: 'Posterior', ja: '事後分布', refused: { ja: ['事後確率分布'] } },
  'credible-interval': {
    en: 'Credible interval',
    ja: '信用区間',
    refused: { en: ['credibility interval', 'confidence interval'], ja: ['信頼区間', '確信区間'] },
  },
  'order-effect': {
    en: 'Order effect',
    ja: '提示順効果',
    refused: {
      en: ['position effect', 'order bias', 'first-mover'],
      ja: ['先手', '順序効果', '提示順序'],
    },
  },
  'design-effect': { en: 'Design effect', ja: 'デザイン効果', refused: { ja: ['計画効果'] } },
  'tie-model': { en: 'Tie model', ja: '引き分けの扱い' },
  'half-ties': {
    en: 'Ties as half a win',
    ja: '引き分けは 0.5勝',
    refused: { ja: ['半勝', '半分ずつの勝ち'] },
  },
  'dropped-ties': { en: 'Ties dropped', ja: '引き分けを除く' },
  davidson: { en: 'Davidson’s tie model', ja: 'Davidson の引き分けモデル' },
  'rao-kupper': { en: 'Rao–Kupper tie model', ja: 'Rao–Kupper の引き分けモデル' },
  adjacent: { en: 'Adjacent categories', ja: '隣接カテゴリモデル' },
  cumulative: { en: 'Cumulative thresholds', ja: '累積しきい値モデル' },
  'normal-prior': { en: 'Normal prior', ja: '正規分布の事前分布', refused: { ja: ['ガウス'] } },
  'student-t-prior': { en: 'Student t prior', ja: 't 分布の事前分布' },
  'laplace-prior': { en: 'Laplace prior', ja: 'ラプラス分布の事前分布' },
  'flat-prior': { en: 'Flat prior', ja: '一様分布の事前分布' },
  'hierarchical-prior': {
    en: 'Hierarchical prior',
    ja: '階層事前分布',
    refused: { ja: ['幅を学', 'データから学', 'データに学'] },
  },
  'informative-prior': {
    en: 'Prior for a single model',
    ja: '個別モデルの事前分布',
    refused: { ja: ['の見込みを', 'についての見込み'] },
  },
  'prior-predictive': { en: 'Prior predictive check', ja: '事前予測チェック' },
  stronger: {
    en: 'Probability of being stronger',
    ja: '強い確率',
    refused: { ja: ['次より強い確率'] },
  },
  'p-best': { en: 'P(best), P(top k)', ja: '1\u00a0位の確率・上位 k に入る確率' },
  'rank-distribution': { en: 'Rank distribution', ja: '順位の分布' },
  indistinct: { en: 'Separated models', ja: '差のある順位・ない順位' },
  'expected-score': { en: 'Expected score', ja: '期待スコア', refused: { ja: ['期待得点'] } },
  draws: {
    en: 'Draws and chains',
    ja: 'サンプルとチェーン',
    refused: { en: ['posterior sample'], ja: ['標本', '連鎖'] },
  },
  'laplace-approximation': { en: 'Laplace approximation', ja: 'ラプラス近似' },
  'split-hmc': { en: 'Split HMC', ja: 'split HMC', refused: { ja: ['分割 HMC', '分割HMC'] } },
  nuts: { en: 'NUTS', ja: 'NUTS' },
  ensemble: { en: 'Affine-invariant ensemble', ja: 'アフィン不変アンサンブル' },
  'maximum-likelihood': { en: 'Maximum likelihood', ja: '最尤法' },
  bootstrap: { en: 'Bootstrap', ja: 'ブートストラップ' },
  rhat: { en: 'R-hat', ja: 'R-hat' },
  'ess-bulk': {
    en: 'Bulk ESS',
    ja: '有効サンプルサイズ（中央部）',
    refused: { ja: ['実効サンプル', '有効標本'] },
  },
  'ess-tail': { en: 'Tail ESS', ja: '有効サンプルサイズ（裾）' },
  mcse: { en: 'Monte Carlo standard error (MCSE)', ja: 'モンテカルロ標準誤差（MCSE）' },
  divergence: { en: 'Divergence', ja: '発散', refused: { ja: ['ダイバージェンス'] } },
  'e-bfmi': { en: 'E-BFMI', ja: 'E-BFMI' },
  energy: { en: 'Energy', ja: 'エネルギー' },
  acceptance: { en: 'Acceptance', ja: '採択率', refused: { ja: ['受理率', '受容率'] } },
  autocorrelation: { en: 'Autocorrelation', ja: '自己相関' },
  'trace-plot': { en: 'Trace plot', ja: 'トレースプロット' },
  'rank-plot': { en: 'Rank plot', ja: 'ランクプロット' },
  reweighting: {
    en: 'Importance reweighting',
    ja: '重点再重み付け',
    refused: { ja: ['再加重', '重みでは届'] },
  },
  psis: {
    en: 'Pareto smoothed importance sampling (PSIS)',
    ja: 'パレート平滑化重点サンプリング（PSIS）',
  },
  'k-hat': { en: 'Pareto k-hat', ja: 'パレート k-hat' },
  loo: { en: 'LOO, elpd', ja: 'LOO・elpd' },
  'p-loo': { en: 'p_loo', ja: 'p_loo' },
  'posterior-predictive': { en: 'Posterior predictive check', ja: '事後予測チェック' },
  'intransitive-triple': {
    en: 'Non-transitive triple',
    ja: '三すくみ',
    refused: { ja: ['三つ巴', '循環する三'] },
  },
  'power-scaling': { en: 'Power-scaling sensitivity', ja: 'べき乗スケーリングによる感度' },
  'win-rate': { en: 'Win rate', ja: '勝率', refused: { en: ['winning rate'], ja: ['勝利率'] } },
  wilson: { en: 'Wilson interval', ja: 'ウィルソン区間', refused: { ja: ['ウィルソンの区間'] } },
  calibration: {
    en: 'Simulation-based calibration (SBC)',
    ja: 'シミュレーションによるキャリブレーション（SBC）',
    refused: { ja: ['較正', '校正'] },
  },
  kappa: { en: 'Cohen’s κ', ja: 'コーエンの κ' },
  alpha: { en: 'Krippendorff’s α', ja: 'クリッペンドルフの α' },
  'first-wins': { en: 'First answer wins', ja: '先の回答の勝ち' },
  flip: { en: 'Flip on swap', ja: '入れ替えによる逆転', refused: { ja: ['半逆転'] } },
  'longer-wins': { en: 'Longer answer wins', ja: '長い回答の勝ち' },
  'self-preference': { en: 'Self-preference', ja: '自己びいき', refused: { ja: ['自己選好'] } },
  kendall: { en: 'Kendall’s τ', ja: 'ケンドールの τ' },
  fragility: { en: 'Fragility', ja: '順位のもろさ' },
  separation: { en: 'How many more judgments', ja: 'あと何件の判定が必要か' },
  token: { en: 'Token', ja: 'トークン' },
  'adaptive-plan': {
    en: 'Adaptive plan',
    ja: '適応的な計画',
    refused: { ja: ['知りたいことを優先', 'アダプティブ'] },
  },
} as const satisfies Readonly<Record<TermId, GlossaryEntry>>;

/** Words that need no explanation, but one spelling. */
const vocabulary = {
  judge: {
    en: 'judge',
    ja: '審査員',
    refused: { en: ['referee', 'umpire', 'arbiter'], ja: ['審判', 'ジャッジ'] },
  },
  // A person who judges in a study, elsewhere and by a file of their own; any other judge is 審査員.
  rater: {
    en: 'rater',
    ja: '評価者',
    refused: { en: ['annotator', 'assessor'], ja: ['アノテーター', 'アノテータ', '評定者'] },
  },
  study: { en: 'study', ja: '人手評価', refused: { ja: ['評価調査'] } },
  judgment: { en: 'judgment', ja: '判定', refused: { en: ['judgement'] } },
  'judging session': {
    en: 'judging session',
    ja: '判定セッション',
    refused: { ja: ['判定の実行（', '判定の実行「'] },
  },
  answer: { en: 'answer', ja: '回答', refused: { ja: ['解答'] } },
  tie: { en: 'tie', ja: '引き分け', refused: { en: ['stalemate'], ja: ['引分', 'ドロー'] } },
  seed: { en: 'seed', ja: 'シード', refused: { en: ['seed number'], ja: ['乱数の種', '種・'] } },
  chain: { en: 'chain', ja: 'チェーン', refused: { ja: ['マルコフ鎖'] } },
  walker: { en: 'walker', ja: 'ウォーカー', refused: { ja: ['歩行者'] } },
  resampling: { en: 'resampling', ja: 'リサンプリング', refused: { ja: ['再抽出'] } },
  spread: { en: 'spread', ja: 'ばらつき', refused: { ja: ['散らばり'] } },
  conflict: { en: 'conflict', ja: '不一致', refused: { ja: ['対立'] } },
  provider: {
    en: 'provider',
    ja: 'プロバイダー',
    refused: { en: ['vendor', 'supplier'], ja: ['事業者', '提供元', 'ベンダー'] },
  },
  reply: { en: 'reply', ja: '返答', refused: { ja: ['返事'] } },
  category: { en: 'category', ja: 'カテゴリ', refused: { ja: ['カテゴリー'] } },
  group: { en: 'group', ja: 'グループ', refused: { ja: ['つの群', 'じ群', '群の'] } },
  published: {
    en: 'published',
    ja: '公表',
    refused: { ja: ['公開済み', '公開ランキング', '発表済み'] },
  },
  rename: { en: 'rename', ja: '名前を変更', refused: { ja: ['改名', '名前を変え'] } },
  folder: { en: 'folder', ja: 'フォルダ', refused: { ja: ['フォルダー'] } },
  memory: { en: 'memory', ja: 'メモリ', refused: { ja: ['メモリー'] } },
} as const satisfies Readonly<Record<string, GlossaryEntry>>;

/** How the house calls things, in English and Japanese: every text keeps to it. */
export const glossary: Readonly<Record<string, GlossaryEntry>> = { ...termNames, ...vocabulary };
