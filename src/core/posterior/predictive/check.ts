import { quantile } from '../../numerics/quantile.ts';
import { sortValues } from '../../numerics/sort-values.ts';

/** One observed statistic against what the fitted model predicts for it. */
export interface Check {
  readonly observed: number;
  /** Mean, median and equal-tailed interval of the replicates. */
  readonly mean: number;
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
  /** P(replicate > observed) + ½·P(replicate = observed); near 0 or 1 the model does not fit. */
  readonly tail: number;
}

/** Many checks as columns of equal length; NaN where there is none. */
export type CheckColumns = {
  readonly [K in keyof Check]: Float64Array<ArrayBuffer>;
};

/** @param replicates are sorted */
export function checkOf(observed: number, replicates: Float64Array, interval: number): Check {
  let [above, sum] = [0, 0];
  for (const x of replicates) {
    above += x > observed ? 1 : x === observed ? 0.5 : 0;
    sum += x;
  }
  replicates.sort();
  return {
    observed,
    mean: sum / replicates.length,
    median: quantile(replicates, 0.5),
    lower: quantile(replicates, (1 - interval) / 2),
    upper: quantile(replicates, (1 + interval) / 2),
    tail: above / replicates.length,
  };
}

export function noChecks(size: number): CheckColumns {
  const column = (): Float64Array<ArrayBuffer> => new Float64Array(size).fill(NaN);
  return {
    observed: column(),
    mean: column(),
    median: column(),
    lower: column(),
    upper: column(),
    tail: column(),
  };
}

export function putCheck(columns: CheckColumns, at: number, check: Check): void {
  columns.observed[at] = check.observed;
  columns.mean[at] = check.mean;
  columns.median[at] = check.median;
  columns.lower[at] = check.lower;
  columns.upper[at] = check.upper;
  columns.tail[at] = check.tail;
}

/** One of the checks, or null where there is none. */
export function checkAt(columns: CheckColumns, at: number): Check | null {
  const observed = columns.observed[at];
  if (Number.isNaN(observed)) return null;
  const { mean, median, lower, upper, tail } = columns;
  return {
    observed,
    mean: mean[at],
    median: median[at],
    lower: lower[at],
    upper: upper[at],
    tail: tail[at],
  };
}

/** How many of these lie outside their interval. */
export function outsideOf({ observed, lower, upper }: CheckColumns, places: Uint32Array): number {
  let outside = 0;
  for (const at of places) if (observed[at] < lower[at] || observed[at] > upper[at]) outside++;
  return outside;
}

/** The checks that were made, furthest from what is predicted first, in widths of the interval. */
export function furthestFirst({
  observed,
  mean,
  lower,
  upper,
}: CheckColumns): Uint32Array<ArrayBuffer> {
  const made = new Uint32Array(observed.length);
  let size = 0;
  for (let at = 0; at < observed.length; at++) if (!Number.isNaN(observed[at])) made[size++] = at;
  const nearness = new Float64Array(size);
  for (let place = 0; place < size; place++) {
    const at = made[place];
    const width = Math.max(1e-9, upper[at] - lower[at]);
    nearness[place] = -Math.abs(observed[at] - mean[at]) / width;
  }
  return sortValues(nearness).order.map((place) => made[place]);
}
