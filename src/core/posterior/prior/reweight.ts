import type { ModelIndex } from '../../table/judgments.ts';
import { areWidened } from '../../model/settings.ts';
import type { ModelSettings, StrengthPrior } from '../../model/settings.ts';
import { ascendingOrder } from '../draws/cjs.ts';
import { columnsOf } from '../draws/columns.ts';
import type { Columns } from '../draws/columns.ts';
import type { Draws } from '../draws/draws.ts';
import { shownDraws } from '../draws/marginal.ts';
import { logPriors } from '../draws/log-parts.ts';
import { psis } from '../loo/psis.ts';
import type { Intervals } from '../ranking/summary.ts';
import { quantilesInOrder } from '../../numerics/weighted-quantile.ts';
import { LEANING_SHARE, NEAR_BOUND } from '../../limits.ts';

/** Draws of one fit made ready to answer as if another prior had been set. */
export interface Reweighting {
  /** As the model has them, with which its prior is weighed. */
  readonly columns: Columns;
  readonly models: readonly string[];
  readonly model: ModelSettings;
  readonly logPrior: Float64Array;
  /**
   * Per strength, then of the order effect, the tie parameter, what grades add, τ and ω, each where
   * there is one, as they are shown: the draws, and which is the how manyth in ascending order. Where
   * the model has them as they are shown, they are its columns: of thousands of models a hundred megabytes.
   */
  readonly shown: readonly Float64Array[];
  readonly orders: readonly Uint32Array[];
}

/** A parameter under the new prior, in the unit of its draws; ends as in `Estimate`. */
export interface ReweightedEstimate {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
  readonly lowerWide: number;
  readonly upperWide: number;
}

export interface ReweightedRow extends ReweightedEstimate {
  readonly model: ModelIndex;
  readonly rank: number;
  readonly strongerThanNext: number | null;
}

export interface Reweighted {
  /** Best first, by the new medians. */
  readonly rows: readonly ReweightedRow[];
  readonly order: ReweightedEstimate | null;
  readonly tie: ReweightedEstimate | null;
  readonly strong?: ReweightedEstimate | null;
  readonly tau: ReweightedEstimate | null;
  readonly omega: ReweightedEstimate | null;
  readonly k: number;
  readonly ess: number;
  /** Of each draw, sum 1. */
  readonly weights: Float64Array<ArrayBuffer>;
}

export function prepareReweighting(
  draws: Draws,
  models: readonly string[],
  model: ModelSettings,
): Reweighting {
  const columns = columnsOf(draws);
  const asShown = shownDraws(draws);
  const { strengths, order, tie, strong, tau, omega } =
    asShown === draws ? columns : columnsOf(asShown);
  const shown = [...strengths, order, tie, strong, tau, omega].filter(
    (values) => values !== null && values !== undefined,
  );
  return {
    columns,
    models,
    model,
    logPrior: logPriors(columns, models, model),
    shown,
    orders: shown.map(ascendingOrder),
  };
}

/**
 * The posterior under other priors, by importance. Null where weights can't give it: another tie
 * model or other parameters; a uniform prior made wider, or exchanged for one without bounds,
 * while draws lean on its bound; bounds that hold no draw; or draws that were widened by how questions
 * differ, which are of no posterior: weights would move them by the wrong covariance.
 */
export function reweight(
  prepared: Reweighting,
  target: ModelSettings,
  { narrow, wide }: Intervals,
): Reweighted | null {
  const { columns, models, model, logPrior, shown, orders } = prepared;
  if (!haveSameParameters(model, target) || reachesBeyond(prepared, target)) return null;
  const ratios = logPriors(columns, models, target);
  for (let s = 0; s < ratios.length; s++) ratios[s] -= logPrior[s];
  if (!ratios.some(Number.isFinite)) return null;
  if (areWidened(model) && ratios.some((ratio) => ratio !== 0)) return null;
  const { weights, k, ess } = psis(ratios);

  const ends = [(1 - wide) / 2, (1 - narrow) / 2, 0.5, (1 + narrow) / 2, (1 + wide) / 2];
  const out = new Float64Array(ends.length);
  const estimates = orders.map((order, q): ReweightedEstimate => {
    quantilesInOrder(shown[q], order, weights, ends, out);
    const [lowerWide, lower, median, upper, upperWide] = out;
    return { median, lower, upper, lowerWide, upperWide };
  });
  const ranking = models
    .map((_, m) => m)
    .sort((a, b) => estimates[b].median - estimates[a].median || a - b);
  const others = estimates.slice(models.length).values();
  const next = (values: Float64Array | null) =>
    values === null ? null : (others.next().value ?? null);
  return {
    rows: ranking.map((m, at) => ({
      ...estimates[m],
      model: m,
      rank: at + 1,
      strongerThanNext:
        at + 1 < ranking.length
          ? weightAbove(columns.strengths[m], columns.strengths[ranking[at + 1]], weights)
          : null,
    })),
    order: next(columns.order),
    tie: next(columns.tie),
    ...(columns.strong && { strong: next(columns.strong) }),
    tau: next(columns.tau),
    omega: next(columns.omega ?? null),
    k,
    ess,
    weights,
  };
}

function haveSameParameters(a: ModelSettings, b: ModelSettings): boolean {
  return (
    a.ties === b.ties &&
    a.questions?.kind === b.questions?.kind &&
    (a.order === null) === (b.order === null) &&
    (a.strength.family === 'hierarchical') === (b.strength.family === 'hierarchical')
  );
}

/** Whether the target gives probability where the draws could not go, and would have gone. */
function reachesBeyond({ columns, model }: Reweighting, target: ModelSettings): boolean {
  const { strengths, order } = columns;
  const bound = boundOf(model.strength);
  if (boundOf(target.strength) > bound && strengths.some((x) => leansOn(x, bound))) return true;
  if (model.order === null || target.order === null || order === null) return false;
  const orderBound = boundOf(model.order);
  return boundOf(target.order) > orderBound && leansOn(order, orderBound);
}

function boundOf(prior: StrengthPrior): number {
  return prior.family === 'uniform' ? prior.bound : Infinity;
}

function leansOn(values: Float64Array, bound: number): boolean {
  const few = Math.floor(LEANING_SHARE * values.length);
  const near = NEAR_BOUND * bound;
  const above = values.reduce((count, x) => (x > near ? count + 1 : count), 0);
  const below = values.reduce((count, x) => (x < -near ? count + 1 : count), 0);
  return above > few || below > few;
}

function weightAbove(a: Float64Array, b: Float64Array, weights: Float64Array): number {
  let sum = 0;
  for (let s = 0; s < a.length; s++) if (a[s] > b[s]) sum += weights[s];
  return sum;
}
