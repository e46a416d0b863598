import { modelFacts } from './model-facts.ts';
import { BOOK, RHAT, LOO, PSIS, ENERGY, HMC } from './term-sources.ts';
import type { TermFacts } from './term-sources.ts';

export type { TermFacts };

/** A term as it is explained in one language. */
export interface TermText {
  /** One paragraph. */
  readonly text: string;
}

const samplingFacts = {
  draws: { formula: 'E[f(θ) | y] ≈ (1/S) · Σₛ f(θ⁽ˢ⁾)', source: `${BOOK}, ch. 10–11` },
  'laplace-approximation': {
    formula: 'p(θ | y) ≈ Normal(θ̂, H⁻¹),  H = −∇² ln p(θ̂ | y)',
    source: 'Tierney & Kadane 1986, J. Am. Statist. Assoc. 81, 82–86',
    doi: '10.1080/01621459.1986.10478240',
  },
  'split-hmc': {
    formula: 'H(z, p) = ½ zᵀz + ½ pᵀp + U₁(z),  the first two parts solved exactly as a rotation',
    source: 'Shahbaba, Lan, Johnson & Neal 2014, Statistics and Computing 24, 339–349',
    doi: '10.1007/s11222-012-9373-1',
  },
  nuts: {
    formula: 'H(θ, p) = −ln p(θ | y) + ½ pᵀM⁻¹p;  stop where pᵀM⁻¹ Σp < 0 at either end',
    source: 'Hoffman & Gelman 2014, JMLR 15, 1593–1623',
    arxiv: '1111.4246',
  },
  ensemble: {
    formula: 'X′ = Xⱼ + Z · (Xₖ − Xⱼ),  p(Z) ∝ 1/√Z on [½, 2]',
    source: 'Goodman & Weare 2010, Comm. Appl. Math. Comp. Sci. 5, 65–80',
    doi: '10.2140/camcos.2010.5.65',
  },
  'maximum-likelihood': {
    formula: 'θ̂ = argmax L(θ)',
    source: 'Ford 1957, Am. Math. Monthly 64 (8), 28–33',
    doi: '10.2307/2308513',
  },
  bootstrap: {
    formula: 'y* = n judgments drawn from y with replacement;  θ̂* = argmax p(y* | θ)',
    source: 'Efron 1979, Annals of Statistics 7, 1–26',
    doi: '10.1214/aos/1176344552',
  },
  rhat: { formula: 'R̂ = √( ((N − 1)/N · W + B/N) / W )', ...RHAT },
  'ess-bulk': { formula: 'ESS = S / (1 + 2 Σₜ ρₜ) of the normal scores', ...RHAT },
  'ess-tail': { formula: 'min( ESS(1[θ ≤ q₀.₀₅]), ESS(1[θ ≤ q₀.₉₅]) )', ...RHAT },
  mcse: { formula: 'MCSE = sd(θ) / √ESS', ...RHAT },
  divergence: { formula: 'H(end) − H(start) > 1000', ...HMC },
  'e-bfmi': { formula: 'Σₙ (Eₙ − Eₙ₋₁)² / Σₙ (Eₙ − Ē)²', ...ENERGY },
  energy: { formula: 'E = H(θ, p) = −ln p(θ | y) + K(p)', ...ENERGY },
  acceptance: {
    formula: 'min(1, e^(H(start) − H(end)))',
    source: 'Neal 2011, MCMC using Hamiltonian dynamics, arXiv:1206.1901',
    arxiv: '1206.1901',
  },
  autocorrelation: {
    formula: 'ρₜ = corr(θ⁽ˢ⁾, θ⁽ˢ⁺ᵗ⁾)',
    source: 'Geyer 1992, Statistical Science 7, 473–483',
    doi: '10.1214/ss/1177011137',
  },
  'trace-plot': { formula: 'θ⁽ˢ⁾ against s', source: `${BOOK}, sec. 11.4` },
  'rank-plot': { formula: 'r⁽ˢ⁾ = rank of θ⁽ˢ⁾ among all chains’ draws', ...RHAT },
} satisfies Record<string, TermFacts>;

const checkFacts = {
  reweighting: { formula: 'wₛ ∝ p_new(θ⁽ˢ⁾) / p_old(θ⁽ˢ⁾),  E_new[f] ≈ Σ wₛ f(θ⁽ˢ⁾)', ...PSIS },
  psis: { formula: 'the M largest wₛ := quantiles of GPD(k̂, σ̂),  M = min(S/5, 3√S)', ...PSIS },
  'k-hat': { formula: 'k̂ < min(1 − 1 / log₁₀ S, 0.7)', ...PSIS },
  loo: { formula: 'elpd = Σᵢ ln p(yᵢ | y₋ᵢ)', ...LOO },
  'p-loo': { formula: 'p_loo = Σᵢ ( ln p(yᵢ | y) − ln p(yᵢ | y₋ᵢ) )', ...LOO },
  'posterior-predictive': {
    formula: 'p(ỹ | y) = ∫ p(ỹ | θ) p(θ | y) dθ',
    source: 'Gelman, Meng & Stern 1996, Statistica Sinica 6, 733–760',
  },
  'intransitive-triple': {
    formula: 'i beats j, j beats k, k beats i',
    source: 'Kendall & Babington Smith 1940, Biometrika 31, 324–345',
    doi: '10.1093/biomet/31.3-4.324',
  },
  'power-scaling': {
    formula: 'pₐ(θ | y) ∝ p(θ)ᵃ · p(y | θ),  D = ∂ √CJS(p₁, pₐ) / ∂ |log₂ a| at a = 1',
    source: 'Kallioinen, Paananen, Bürkner & Vehtari 2023, Statistics and Computing 34 (57)',
    doi: '10.1007/s11222-023-10366-5',
  },
  'win-rate': {
    formula: '(wins + ½ · ties) / judgments',
    source: 'David 1988, The Method of Paired Comparisons, 2nd ed.',
  },
  wilson: {
    formula: '( p + z²/2n ± z · √( p(1 − p)/n + z²/4n² ) ) / (1 + z²/n),  z = 1.96 for 95%',
    source: 'Wilson 1927, J. Am. Statist. Assoc. 22, 209–212',
    doi: '10.1080/01621459.1927.10502953',
  },
  calibration: {
    formula: 'θ ~ p(θ),  y ~ p(y | θ),  rank of θ among draws of p(θ | y) ~ uniform',
    source: 'Talts, Betancourt, Simpson, Vehtari & Gelman 2018, arXiv:1804.06788',
    arxiv: '1804.06788',
  },
  kappa: {
    formula: 'κ = (p_observed − p_chance) / (1 − p_chance)',
    source: 'Cohen 1960, Educ. Psychol. Meas. 20, 37–46',
    doi: '10.1177/001316446002000104',
  },
  alpha: {
    formula: 'α = 1 − D_observed / D_expected,  D = share of pairs of verdicts that differ',
    source: 'Hayes & Krippendorff 2007, Communication Methods and Measures 1, 77–89',
    doi: '10.1080/19312450709336664',
  },
  'first-wins': {
    formula: 'first wins / (first wins + second wins)',
    source: 'Wang et al. 2023, arXiv:2305.17926',
    arxiv: '2305.17926',
  },
  flip: {
    formula: '#{pairs : the winner changes with the order} / #{pairs judged in both orders}',
    source: 'Zheng et al. 2023, arXiv:2306.05685',
    arxiv: '2306.05685',
  },
  'longer-wins': {
    formula: 'longer wins / #{judgments with a winner, answers of unequal length}',
    source: 'Dubois, Galambosi, Liang & Hashimoto 2024, arXiv:2404.04475',
    arxiv: '2404.04475',
  },
  'self-preference': {
    formula:
      'P(own family wins | this judge) − P(own family wins | other judges), on the same pairs',
    source: 'Panickssery, Bowman & Feng 2024, arXiv:2404.13076',
    arxiv: '2404.13076',
  },
  kendall: {
    formula: 'τ_b = (C − D) / √( (pairs untied in x) · (pairs untied in y) )',
    source: 'Kendall 1945, Biometrika 33, 239–251',
    doi: '10.1093/biomet/33.3.239',
  },
  fragility: {
    formula: 'min { #changes to y : argmax βᵢ changes }',
    source: 'Broderick, Giordano & Meager 2020, arXiv:2011.14999',
    arxiv: '2011.14999',
  },
  separation: {
    formula: 'P( P(βᵢ > βⱼ | y, ỹ) ≥ 0.95 or ≤ 0.05 | y ),  ỹ = n further judgments',
    source: 'O’Hagan, Stevens & Campbell 2005, Pharmaceutical Statistics 4, 187–201',
    doi: '10.1002/pst.175',
  },
} satisfies Record<string, TermFacts>;

const judgingFacts = {
  token: {
    formula: 'cost = (tokens in · price in + tokens out · price out) / 1,000,000',
    source: 'Sennrich, Haddow & Birch 2016, Proc. ACL 54, 1715–1725',
    doi: '10.18653/v1/P16-1162',
  },
  'adaptive-plan': {
    formula: 'next pair = argmax E[ uncertainty of the answer now − after one judgment ]',
    source: 'Lindley 1956, Ann. Math. Statist. 27, 986–1005',
    doi: '10.1214/aoms/1177728069',
  },
} satisfies Record<string, TermFacts>;

export const termFacts = { ...modelFacts, ...samplingFacts, ...checkFacts, ...judgingFacts };
export type TermId = keyof typeof termFacts;
export type TermTexts = Readonly<Record<TermId, TermText>>;
