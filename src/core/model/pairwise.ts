import { exp } from '../numerics/elementary.ts';
import { exponentials } from '../numerics/kernel/kernel.ts';
import type { Contests } from './contests.ts';

/** Where a likelihood finds α and the tie parameter in the parameter vector. */
export interface LikelihoodPlaces {
  readonly order: number | null;
  readonly tie: number | null;
  /** The second parameter of models of graded verdicts. */
  readonly strong?: number | null;
}

/**
 * Where strengths, α and the tie parameter together stay within this, products of two of their
 * exponentials do not overflow.
 */
const MULTIPLICATIVE_RANGE = 300;

/** Whether products of exponentials are safe for strengths like these and a further exponent. */
export function isWithinRange(
  point: Float64Array,
  models: number,
  further: number,
  range = MULTIPLICATIVE_RANGE,
): boolean {
  let largest = 0;
  for (let k = 0; k < models; k++) largest = Math.max(largest, Math.abs(point[k]));
  return largest + Math.abs(further) <= range;
}

/**
 * Puts every model's e^(half·β), times the advantage and as it is, into the cells that `pairsOf` says.
 * @param half 1 or ½
 * @param advantage e^(half·α)
 */
export function oddsOf(
  point: Float64Array,
  half: number,
  advantage: number,
  values: Float64Array,
  models: number,
): void {
  const odds = values.subarray(models, 2 * models);
  for (let k = 0; k < models; k++) odds[k] = half * point[k];
  exponentials(odds);
  for (let k = 0; k < models; k++) values[k] = advantage * odds[k];
}

/** 1 / (1 + e^−x) without overflow. */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const odds = exp(x);
  return odds / (1 + odds);
}

/** The same by e^−|x|. */
export function logisticBy(x: number, tail: number): number {
  return (x >= 0 ? 1 : tail) / (1 + tail);
}

/** η of every contest. */
export function etasOf(
  contests: Contests,
  point: Float64Array,
  order: number | null,
): Float64Array<ArrayBuffer> {
  const { models, start, opponent } = contests;
  const alpha = order === null ? 0 : point[order];
  const etas = new Float64Array(contests.total.length);
  for (let i = 0; i < models; i++) {
    for (let p = start[i]; p < start[i + 1]; p++) etas[p] = alpha + point[i] - point[opponent[p]];
  }
  return etas;
}

/** Calls `visit` with every contest, its two models and its η = α + β_left − β_right. */
export function eachContest(
  { models, start, opponent }: Contests,
  point: Float64Array,
  order: number | null,
  visit: (contest: number, left: number, right: number, eta: number) => void,
): void {
  const alpha = order === null ? 0 : point[order];
  for (let i = 0; i < models; i++) {
    for (let p = start[i]; p < start[i + 1]; p++) {
      const j = opponent[p];
      visit(p, i, j, alpha + point[i] - point[j]);
    }
  }
}

/** Adds a derivative by η to those by the parameters that η is made of. */
export function addSlope(
  gradient: Float64Array,
  left: number,
  right: number,
  order: number | null,
  slope: number,
): void {
  gradient[left] += slope;
  gradient[right] -= slope;
  if (order !== null) gradient[order] += slope;
}

/**
 * Adds all contests' minus second derivatives by η, to the bit as one after another would be added;
 * where there is no tie parameter.
 * @param byEta by contest
 */
export function addCurvature(
  { models, start, opponent }: Contests,
  byEta: Float64Array,
  width: number,
  order: number | null,
  out: Float64Array,
): void {
  const effect = order === null ? 0 : order * width;
  for (let i = 0; i < models; i++) {
    const row = i * width;
    for (let p = start[i]; p < start[i + 1]; p++) {
      const j = opponent[p];
      const other = j * width;
      const weight = byEta[p];
      out[row + i] += weight;
      out[other + j] += weight;
      out[row + j] -= weight;
      out[other + i] -= weight;
      if (order === null) continue;
      out[effect + order] += weight;
      out[effect + i] += weight;
      out[row + order] += weight;
      out[effect + j] -= weight;
      out[other + order] -= weight;
    }
  }
}

/**
 * Adds one contest's minus second derivatives to those by the parameters, row-major.
 * @param byEta by η twice
 * @param mixed by η and the tie parameter; 0 where there is none
 */
export function addContestCurvature(
  out: Float64Array,
  width: number,
  left: number,
  right: number,
  { order, tie }: LikelihoodPlaces,
  byEta: number,
  mixed: number,
): void {
  out[left * width + left] += byEta;
  out[right * width + right] += byEta;
  out[left * width + right] -= byEta;
  out[right * width + left] -= byEta;
  if (order !== null) {
    out[order * width + order] += byEta;
    out[order * width + left] += byEta;
    out[left * width + order] += byEta;
    out[order * width + right] -= byEta;
    out[right * width + order] -= byEta;
  }
  if (tie === null) return;
  out[tie * width + left] += mixed;
  out[left * width + tie] += mixed;
  out[tie * width + right] -= mixed;
  out[right * width + tie] -= mixed;
  if (order === null) return;
  out[tie * width + order] += mixed;
  out[order * width + tie] += mixed;
}
