/** What is the same in every language: the formula, and where it comes from. */
export interface TermFacts {
  /** Plain text. */
  readonly formula: string;
  readonly source: string;
  /** Of the source, where it has one; without the resolver's address. */
  readonly doi?: string;
  /** Its number at arxiv.org, where it has no DOI. */
  readonly arxiv?: string;
}

/** Sources of more than one term. */
export const BOOK =
  'Gelman, Carlin, Stern, Dunson, Vehtari & Rubin 2013, Bayesian Data Analysis, 3rd ed.';
export const RHAT = {
  source: 'Vehtari, Gelman, Simpson, Carpenter & Bürkner 2021, Bayesian Analysis 16, 667–718',
  doi: '10.1214/20-BA1221',
};
export const LOO = {
  source: 'Vehtari, Gelman & Gabry 2017, Statistics and Computing 27, 1413–1432',
  doi: '10.1007/s11222-016-9696-4',
};
export const PSIS = {
  source: 'Vehtari, Simpson, Gelman, Yao & Gabry 2024, JMLR 25 (72), 1–58',
  arxiv: '1507.02646',
};
export const RANKS = {
  source: 'Goldstein & Spiegelhalter 1996, J. R. Statist. Soc. A 159, 385–443',
  doi: '10.2307/2983325',
};
export const ENERGY = { source: 'Betancourt 2016, arXiv:1604.00695', arxiv: '1604.00695' };
export const HMC = { source: 'Betancourt 2017, arXiv:1701.02434', arxiv: '1701.02434' };
