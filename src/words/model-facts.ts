import { BOOK, RANKS } from './term-sources.ts';
import type { TermFacts } from './term-sources.ts';

export const modelFacts = {
  'bradley-terry': {
    formula: 'P(i beats j) = σ(βᵢ − βⱼ),  σ(x) = 1 / (1 + e⁻ˣ),  Σᵢ βᵢ = 0',
    source: 'Bradley & Terry 1952, Biometrika 39, 324–345',
    doi: '10.2307/2334029',
  },
  rating: {
    formula: 'R = 1000 + β · 400 / ln 10',
    source: 'Elo 1978, The Rating of Chessplayers, Past and Present',
  },
  'log-odds': {
    formula: 'x = ln( p / (1 − p) ),  p = 1 / (1 + e⁻ˣ)',
    source: 'Berkson 1944, J. Am. Statist. Assoc. 39, 357–365',
    doi: '10.1080/01621459.1944.10500699',
  },
  prior: { formula: 'p(θ)', source: `${BOOK}, ch. 1–2` },
  likelihood: {
    formula: 'L(θ) = p(y | θ)',
    source: 'Fisher 1922, Phil. Trans. R. Soc. A 222, 309–368',
    doi: '10.1098/rsta.1922.0009',
  },
  posterior: { formula: 'p(θ | y) ∝ p(θ) · p(y | θ)', source: `${BOOK}, ch. 1` },
  'credible-interval': {
    formula: 'P(a ≤ θ ≤ b | y) = 0.68,  P(θ < a | y) = P(θ > b | y) = 0.16',
    source: `${BOOK}, sec. 2.3`,
  },
  'order-effect': {
    formula: 'η = α + β(first) − β(second),  P(first wins) = σ(η)',
    source: 'Davidson & Beaver 1977, Biometrics 33, 693–702',
    doi: '10.2307/2529467',
  },
  'design-effect': {
    formula:
      'V = H⁻¹ · J · H⁻¹,  J = Q / (Q − 1) · Σ S(q) · S(q)ᵀ,  deff = V / H⁻¹,  n(eff) = n / deff',
    source: 'Kish 1965, Survey Sampling; Liang & Zeger 1986, Biometrika 73, 13–22',
    doi: '10.1093/biomet/73.1.13',
  },
  'tie-model': {
    formula: 'P(first) + P(second) + P(tie) = 1',
    source: 'Davidson 1970, J. Am. Statist. Assoc. 65, 317–328',
    doi: '10.1080/01621459.1970.10481082',
  },
  'half-ties': {
    formula: 'L = σ(η)^(w + t/2) · σ(−η)^(l + t/2)',
    source: 'Glickman 1999, Applied Statistics 48, 377–394',
    doi: '10.1111/1467-9876.00159',
  },
  'dropped-ties': {
    formula: 'L = σ(η)^w · σ(−η)^l',
    source: 'Bradley & Terry 1952, Biometrika 39, 324–345',
    doi: '10.2307/2334029',
  },
  davidson: {
    formula:
      'P(first) = e^(η/2) / Z,  P(second) = e^(−η/2) / Z,  P(tie) = ν / Z,  Z = e^(η/2) + e^(−η/2) + ν',
    source: 'Davidson 1970, J. Am. Statist. Assoc. 65, 317–328',
    doi: '10.1080/01621459.1970.10481082',
  },
  'rao-kupper': {
    formula:
      'P(first) = σ(η − κ),  P(second) = σ(−η − κ),  P(tie) = (e^(2κ) − 1) · σ(η − κ) · σ(−η − κ)',
    source: 'Rao & Kupper 1967, J. Am. Statist. Assoc. 62, 194–204',
    doi: '10.1080/01621459.1967.10482901',
  },
  adjacent: {
    formula:
      'log p = s·η − κ − log Z,  s = 1, ½, 0, −½, −1 for ≫, >, =, <, ≪,  κ = 0, κ₁, κ₀, κ₁, 0',
    source: 'Agresti 1992, Appl. Statist. 41, 287–297',
    doi: '10.2307/2347562',
  },
  cumulative: {
    formula:
      'P(≫) = σ(η − κ₂),  P(> or ≫) = σ(η − κ₁),  P(< or ≪) = σ(−η − κ₁),  P(≪) = σ(−η − κ₂)',
    source: 'Agresti 1992, Appl. Statist. 41, 287–297',
    doi: '10.2307/2347562',
  },
  'normal-prior': { formula: 'βᵢ ~ Normal(0, σ)', source: `${BOOK}, sec. 2.5` },
  'student-t-prior': {
    formula: 'p(β) ∝ (1 + β² / (df · σ²))^(−(df + 1)/2)',
    source: 'Gelman, Jakulin, Pittau & Su 2008, Ann. Appl. Statist. 2, 1360–1383',
    doi: '10.1214/08-AOAS191',
  },
  'laplace-prior': {
    formula: 'p(β) = e^(−|β| / b) / (2b)',
    source: 'Park & Casella 2008, J. Am. Statist. Assoc. 103, 681–686',
    doi: '10.1198/016214508000000337',
  },
  'flat-prior': {
    formula: 'p(β) = 1 / (2c) for −c ≤ β ≤ c, else 0',
    source: `${BOOK}, sec. 2.8`,
  },
  'hierarchical-prior': {
    formula: 'βᵢ ~ Normal(0, τ),  τ ~ p(τ)',
    source: 'Gelman 2006, Bayesian Analysis 1, 515–534',
    doi: '10.1214/06-BA117A',
  },
  'informative-prior': {
    formula: 'p(β) · Normal(βᵢ; m, s)',
    source: 'O’Hagan et al. 2006, Uncertain Judgements: Eliciting Experts’ Probabilities',
    doi: '10.1002/0470033312',
  },
  'prior-predictive': {
    formula: 'p(ỹ) = ∫ p(ỹ | θ) p(θ) dθ',
    source: 'Gabry, Simpson, Vehtari, Betancourt & Gelman 2019, J. R. Statist. Soc. A 182, 389–402',
    doi: '10.1111/rssa.12378',
  },
  stronger: {
    formula: 'P(βᵢ > βⱼ | y) ≈ (1/S) · #{s : βᵢ⁽ˢ⁾ > βⱼ⁽ˢ⁾}',
    source: `${BOOK}, sec. 1.9`,
  },
  'p-best': { formula: 'P(βᵢ = max βⱼ | y)', ...RANKS },
  'rank-distribution': {
    formula: 'rank(i) = 1 + #{j : βⱼ > βᵢ},  P(rank(i) = r | y)',
    ...RANKS,
  },
  indistinct: {
    formula: 'P(βᵢ > βⱼ for all i above and j below each cut | y) ≥ 0.95',
    source: 'Besag, Green, Higdon & Mengersen 1995, Statistical Science 10, 3–66, sec. 6.3',
    doi: '10.1214/ss/1177010123',
  },
  'expected-score': {
    formula: 'E[ P(win) + ½ · P(tie) | y ]',
    source: 'Elo 1978, The Rating of Chessplayers, Past and Present',
  },
} satisfies Record<string, TermFacts>;
