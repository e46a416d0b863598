import { exp, log } from '../../numerics/elementary.ts';
import { normalCdf } from '../../numerics/normal-cdf.ts';

/**
 * Independent judgments, alike within each entry: with probabilities `two`, `one` and `none` a
 * judgment adds 2, 1 or 0 to the sum Y; so Y is twice a score. Columns of equal length.
 */
export interface OutcomeSum {
  readonly judgments: Float64Array;
  readonly two: Float64Array;
  readonly one: Float64Array;
  readonly none: Float64Array;
}

/** Up to so many judgments, alike or not, the probability is counted out. */
const ALIKE = 1000;
const UNLIKE = 200;

/**
 * P(Y > y) + ½·P(Y = y). Exact for 200 judgments, or 1,000 that are alike; beyond that by the
 * saddlepoint (Lugannani & Rice 1980, Adv. Appl. Probab. 12), within about 1% far out.
 * @param step 2 where no judgment adds 1, else 1: what Y comes in
 */
export function upperTail(sum: OutcomeSum, y: number, step: 1 | 2): number {
  const [first] = sum.judgments;
  if (sum.judgments.length === 1 && first <= ALIKE) {
    return countedTail(first, sum.two[0], sum.one[0], sum.none[0], y);
  }
  if (sum.judgments.reduce((total, n) => total + n, 0) <= UNLIKE) return addedTail(sum, y);
  const nearest = step * Math.round(y / step);
  if (Math.abs(y - nearest) > 1e-9) return saddlepointTail(sum, step * Math.ceil(y / step), step);
  return 0.5 * (saddlepointTail(sum, nearest, step) + saddlepointTail(sum, nearest + step, step));
}

const HUGE = 1e100;

/**
 * The coefficients of (none + one·z + two·z²)ⁿ by Miller's recurrence (Knuth, TAOCP 2, 4.7),
 * from the end that is nearer, where all its terms are positive.
 */
function countedTail(n: number, two: number, one: number, none: number, y: number): number {
  if (y > n) return 1 - countedTail(n, none, one, two, 2 * n - y);
  // P(Y < y) + ½·P(Y = y), in units of e^scale.
  let scale = n * log(none);
  let before = 0;
  let at = 1;
  let below = 0;
  for (let m = 0; m <= y; m++) {
    if (m > 0) {
      const next = ((n - m + 1) * one * at + (2 * n - m + 2) * two * before) / (m * none);
      before = at;
      at = next;
    }
    below += Math.abs(m - y) < 1e-9 ? 0.5 * at : at;
    if (at > HUGE) {
      before /= at;
      below /= at;
      scale += log(at);
      at = 1;
    }
  }
  return Math.max(0, 1 - below * exp(scale));
}

/** Judgment by judgment. */
function addedTail({ judgments, two, one, none }: OutcomeSum, y: number): number {
  const mass = new Float64Array(2 * UNLIKE + 1);
  mass[0] = 1;
  let most = 0;
  for (let i = 0; i < judgments.length; i++) {
    for (let n = 0; n < judgments[i]; n++) {
      most += 2;
      for (let m = most; m >= 0; m--) {
        const before = m > 1 ? two[i] * mass[m - 2] : 0;
        mass[m] = none[i] * mass[m] + (m > 0 ? one[i] * mass[m - 1] : 0) + before;
      }
    }
  }
  let above = 0;
  for (let m = most; m >= y; m--) above += Math.abs(m - y) < 1e-9 ? 0.5 * mass[m] : mass[m];
  return Math.min(1, above);
}

/** Cumulants of Y under exponential tilting. */
interface Tilted {
  readonly log: number;
  readonly mean: number;
  readonly variance: number;
}

function tilt({ judgments, two, one, none }: OutcomeSum, t: number): Tilted {
  const e = exp(t);
  let logarithm = 0;
  let mean = 0;
  let variance = 0;
  for (let i = 0; i < judgments.length; i++) {
    const a = one[i] * e;
    const b = two[i] * e * e;
    const total = none[i] + a + b;
    const first = (a + 2 * b) / total;
    logarithm += judgments[i] * log(total);
    mean += judgments[i] * first;
    variance += judgments[i] * ((a + 4 * b) / total - first * first);
  }
  return { log: logarithm, mean, variance };
}

const FARTHEST = 40;
const STEPS = 60;

/** P(Y ≥ y), y a multiple of the step; with Daniels's second continuity correction (1987). */
function saddlepointTail(sum: OutcomeSum, y: number, step: number): number {
  const most = 2 * sum.judgments.reduce((total, n) => total + n, 0);
  if (y <= 0) return 1;
  if (y > most) return 0;
  const target = y - step / 2;
  let low = -FARTHEST;
  let high = FARTHEST;
  let t = 0;
  let at = tilt(sum, t);
  for (let n = 0; n < STEPS && Math.abs(at.mean - target) > 1e-9 * (1 + target); n++) {
    if (at.mean < target) low = t;
    else high = t;
    const newton = t + (target - at.mean) / at.variance;
    t = newton > low && newton < high ? newton : 0.5 * (low + high);
    at = tilt(sum, t);
  }
  // Near the mean the formula is 0/0; the normal's value there is exact enough.
  if (Math.abs(t) * Math.sqrt(at.variance) < 1e-4) return 0.5;
  const w = Math.sign(t) * Math.sqrt(2 * Math.max(0, t * target - at.log));
  const half = (step * t) / 2;
  const u = ((exp(half) - exp(-half)) / step) * Math.sqrt(at.variance);
  const density = exp(-0.5 * w * w) / Math.sqrt(2 * Math.PI);
  return Math.max(0, Math.min(1, normalCdf(-w) + density * (1 / u - 1 / w)));
}
