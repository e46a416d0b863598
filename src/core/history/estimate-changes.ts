import { normalQuantile } from '../numerics/normal-quantile.ts';
import { quantile } from '../numerics/quantile.ts';
import type { LogOdds } from '../table/judgments.ts';
import { centred, kendallOf, namedRanks, namedRanking } from './fit-changes.ts';
import type { ComparedFit, FitChanges, ModelChange } from './fit-changes.ts';
import { quantileOfDifference, shareAbove, thinSorted } from './independent.ts';

/** One model of an earlier ranking of which no draws were kept. */
export interface EarlierEstimate {
  readonly name: string;
  /** Posterior median and standard deviation, natural log-odds; null where it has none. */
  readonly median: LogOdds;
  readonly sd: number | null;
}

type Doubt = 'lower' | 'upper' | 'stronger' | 'rankBetter' | 'rankWorse';

/** As of two fits; null where estimates alone do not tell how sure a change is. */
export interface EstimateChanges extends Omit<FitChanges, 'models'> {
  readonly models: readonly (Omit<ModelChange, Doubt> & {
    readonly [D in Doubt]: number | null;
  })[];
}

/** A normal posterior stands for so many draws, evenly by probability. */
const GRID = 4000;

/**
 * What changed from an earlier ranking to a fit. Each earlier posterior is taken as normal, and
 * how sure a change is can only be told where the fit has all earlier models: else the zero that both
 * are measured from moves with errors that the ranking does not tell. How sure a rank is it never tells.
 * @param before best first
 */
export function estimateChanges(
  before: readonly EarlierEstimate[],
  after: ComparedFit,
  interval: number,
): EstimateChanges {
  const now = namedRanking(after);
  const old = before.map(({ name }) => name);
  const [isOld, isNow] = [new Set(old), new Set(now)];
  const both = now.filter((name) => isOld.has(name));
  const common = before.filter(({ name }) => isNow.has(name));
  const isWhole = common.length === before.length;
  // Strengths sum to zero, medians do so nearly.
  const zero = isWhole ? 0 : common.reduce((sum, { median }) => sum + median / common.length, 0);
  const place = new Map(common.map((own, at) => [own.name, { ...own, rank: at + 1 }]));
  const { strengths } = centred(after, both);
  const models = both.flatMap((name, at): EstimateChanges['models'] => {
    const own = place.get(name);
    if (own === undefined) return [];
    const draws = strengths[at];
    const middle = own.median - zero;
    const ranks = { name, before: own.rank, after: at + 1, rankBetter: null, rankWorse: null };
    const by = quantile(draws, 0.5) - middle;
    const { sd } = own;
    if (!isWhole || sd === null || !(sd > 0))
      return [{ ...ranks, by, lower: null, upper: null, stronger: null }];
    const grid = new Float64Array(GRID).map(
      (_, i) => middle + sd * normalQuantile((i + 0.5) / GRID),
    );
    const few = thinSorted(draws, GRID);
    const end = (q: number): number => quantileOfDifference(few, grid, q);
    const ends = { lower: end((1 - interval) / 2), upper: end((1 + interval) / 2) };
    return [{ ...ranks, by, ...ends, stronger: shareAbove(draws, grid) }];
  });
  return {
    models,
    added: namedRanks(now, isOld),
    removed: namedRanks(old, isNow),
    kendall: kendallOf(models),
  };
}
