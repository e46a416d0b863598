import { exp } from '../../numerics/elementary.ts';
import { CaravanError } from '../../failure.ts';
import { fitPareto, paretoQuantiles } from './pareto.ts';
import { MIN_TAIL, MAX_KHAT } from '../../limits.ts';

/**
 * Pareto smoothed importance sampling (Vehtari, Simpson, Gelman, Yao & Gabry 2024, JMLR 25):
 * the largest importance ratios are replaced by quantiles of a generalised Pareto distribution
 * fitted to them, whose shape k-hat says whether the weights can be believed.
 */
export interface ImportanceWeights {
  /** Sum 1. */
  readonly weights: Float64Array<ArrayBuffer>;
  /** Pareto k-hat; see `kThreshold`. */
  readonly k: number;
  /** Effective sample size of the weights, 1/Σw². */
  readonly ess: number;
}

/** Above this k-hat so many draws can't be believed (Vehtari et al. 2024, eq. 13). */
export function kThreshold(draws: number): number {
  return Math.min(1 - 1 / Math.log10(draws), MAX_KHAT);
}

/** How many of the largest ratios are smoothed. */
export function tailLength(draws: number, relativeEfficiency = 1): number {
  return Math.ceil(Math.min(0.2 * draws, 3 * Math.sqrt(draws / relativeEfficiency)));
}

/**
 * @param logRatios log of target density over the draws' density, up to a constant; −Infinity
 *   for draws the target leaves out
 * @param relativeEfficiency effective draws per draw
 * @throws CaravanError not-finite where a ratio is NaN or Infinity, or none is positive
 */
export function psis(logRatios: Float64Array, relativeEfficiency = 1): ImportanceWeights {
  let most = -Infinity;
  for (const ratio of logRatios) if (!(ratio <= most)) most = ratio;
  const weights = logRatios.map((ratio) => exp(ratio - most));
  // NaN or Infinity anywhere leaves a NaN.
  let total = 0;
  for (const ratio of weights) total += ratio;
  if (!(total > 0)) throw new CaravanError({ kind: 'not-finite', what: 'log ratios' });

  const k = smoothTail(weights, tailLength(weights.length, relativeEfficiency));
  total = 0;
  for (const weight of weights) total += weight;
  let squares = 0;
  for (let i = 0; i < weights.length; i++) {
    weights[i] /= total;
    squares += weights[i] * weights[i];
  }
  return { weights, k, ess: 1 / squares };
}

/**
 * Smooths importance ratios in place.
 * @param ratios none below 0, the largest 1; afterwards none is above 1
 * @param tail how many of the largest to smooth
 * @returns k-hat; 0 where those are all equal: weights that are bounded by so many of their own
 *   need no smoothing (the R package loo warns and gives Inf)
 */
function smoothTail(ratios: Float64Array, tail: number): number {
  if (!canSmooth(ratios, tail)) return Infinity;
  const { indices, below } = largest(ratios, tail);
  const sorted = Float64Array.from(indices, (i) => ratios[i]);
  const k = smoothLargest(sorted, below);
  for (let r = 0; r < tail; r++) ratios[indices[r]] = sorted[r];
  return k;
}

/** Whether there are ratios enough for so long a tail. */
export function canSmooth(ratios: Float64Array, tail: number): boolean {
  return tail >= MIN_TAIL && tail < ratios.length;
}

/**
 * Smooths the largest ratios, in place.
 * @param sorted these, ascending, the last 1
 * @param below the largest of all others
 * @returns k-hat, as `smoothTail`
 */
export function smoothLargest(sorted: Float64Array, below: number): number {
  if (1 - sorted[0] < Number.EPSILON / 100) return 0;
  const pareto = fitPareto(sorted.map((ratio) => ratio - below));
  if (pareto.k === Infinity) return Infinity;
  paretoQuantiles(pareto, sorted);
  for (let r = 0; r < sorted.length; r++) sorted[r] = Math.min(1, sorted[r] + below);
  return pareto.k;
}

/**
 * Puts the largest values last, ascending, in no order before them.
 * @returns the largest of those before
 */
export function sortLargest(values: Float64Array, count: number): number {
  const below = select(values, values.length - count - 1);
  values.subarray(values.length - count).sort();
  return below;
}

let scratch = new Float64Array(0);

/**
 * Places of the `count` largest values, ascending by value and, where equal, by place; and the
 * largest value that is left out.
 */
function largest(values: Float64Array, count: number): { indices: Uint32Array; below: number } {
  const size = values.length;
  if (scratch.length !== size) scratch = new Float64Array(size);
  scratch.set(values);
  const below = select(scratch, size - count - 1);
  // Of the values equal to the one left out last, the later ones are in.
  let above = 0;
  for (let i = 0; i < size; i++) if (values[i] > below) above++;
  const indices = new Uint32Array(count);
  let equal = count - above;
  let at = count;
  for (let i = size - 1; i >= 0 && at > 0; i--) {
    if (values[i] > below || (values[i] === below && equal-- > 0)) indices[--at] = i;
  }
  indices.sort((a, b) => values[a] - values[b] || a - b);
  return { indices, below };
}

/** The value that would stand at `place` if the values were sorted; reorders them. (Hoare 1961) */
function select(values: Float64Array, place: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >>> 1];
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i <= j) {
        const value = values[i];
        values[i++] = values[j];
        values[j--] = value;
      }
    }
    if (place <= j) high = j;
    else if (place >= i) low = i;
    else break;
  }
  return values[place];
}
