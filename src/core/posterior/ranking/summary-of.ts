import { isConverged } from '../diagnostics/converged.ts';
import { column, positionsOf } from '../draws/draws.ts';
import type { Draws } from '../draws/draws.ts';
import { shownDraws } from '../draws/marginal.ts';
import { rankShares } from './ranks.ts';
import { describe } from './describe.ts';
import { intervalsOf } from './summary.ts';
import type { Estimate, FitSummary } from './summary.ts';
import { MIN_CHAINS } from '../../limits.ts';

/** What a later version of the arithmetic may change of a number that stays the same. */
const TOLERANCE = 1e-6;

const OF_REPLICATES = ['sd', 'rhat', 'essBulk', 'essTail', 'mcse'] as const;
/** Maximum likelihood puts its estimate in the place of these. */
const OF_DRAWS = ['mean', 'median', 'lower', 'upper', 'lowerWide', 'upperWide'] as const;

/** Whether a summary was made of these draws: made of them again, it says the same. */
export function isSummaryOf(summary: FitSummary, draws: Draws): boolean {
  const { rows, diagnostics } = summary;
  const at = positionsOf(draws);
  const shown = shownDraws(draws);
  const stored = new Map<number | null, Estimate | null>([
    ...rows.map((row) => [row.model, row] as const),
    [at.order, summary.order],
    [at.tie, summary.tie],
    [at.strong, summary.strong ?? null],
    ...(summary.style ?? []).map((own, c) => [(at.coefficients ?? 0) + c, own] as const),
    [at.tau, summary.tau],
    [at.omega, summary.omega ?? null],
  ]);
  const intervals = intervalsOf(summary);
  const sampler = { ...diagnostics, warmup: 0, seed: 0 };
  const figures = [...OF_REPLICATES, ...(diagnostics.sampler === 'mle' ? [] : OF_DRAWS)];
  return (
    Array.from({ length: at.count }, (_, parameter) => parameter).every((parameter) => {
      const before = stored.get(parameter);
      if (!before) return false;
      const { estimate } = describe(column(shown, parameter), draws.chains, sampler, intervals);
      return figures.every((figure) => isClose(estimate[figure], before[figure]));
    }) &&
    areRanksOf(summary, draws) &&
    isDiagnosisOf(summary)
  );
}

function areRanksOf({ rows }: FitSummary, draws: Draws): boolean {
  const order = rows.map(({ model }) => model);
  const columns = order.map((model) => column(draws, model));
  const shares = rankShares(draws, order);
  return rows.every(({ model, median, rankShares, strongerThanNext }, place) => {
    if (!rankShares.every((share, rank) => isClose(share, shares[model][rank]))) return false;
    if (place + 1 === rows.length) return strongerThanNext === null;
    const above = columns[place].filter((x, i) => x > columns[place + 1][i]).length;
    const isStronger = above / columns[place].length === strongerThanNext;
    return isStronger && median >= rows[place + 1].median;
  });
}

/** Whether the verdict on convergence is that of the estimates. */
function isDiagnosisOf({ rows, diagnostics, ...of }: FitSummary): boolean {
  const { order, tie, strong = null, style = [], tau, omega = null } = of;
  const all = [...rows, order, tie, strong, ...style, tau, omega];
  const estimates: readonly Estimate[] = all.filter((one) => one !== null);
  return (
    diagnostics.rhatMax === Math.max(...estimates.map(({ rhat }) => rhat)) &&
    diagnostics.essBulkMin === Math.min(...estimates.map(({ essBulk }) => essBulk)) &&
    diagnostics.essTailMin === Math.min(...estimates.map(({ essTail }) => essTail)) &&
    // One chain that kept the limits was once called converged.
    (diagnostics.converged === isConverged(diagnostics) || diagnostics.chains < MIN_CHAINS)
  );
}

function isClose(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= TOLERANCE * (1 + Math.abs(a));
}
