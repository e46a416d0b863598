import { exp, log, weightedLogSum } from '../../numerics/elementary.ts';
import type { ChoiceCounts } from '../../table/judgments.ts';
import { isWithinRange } from '../pairwise.ts';
import type { Term } from '../term.ts';

/**
 * The likelihood of choices of one out of several (Luce 1959), and so of rankings, which are
 * choices one after another (Plackett 1975): P(i of A) = e^β_i / Σ_A e^β_j. Between two models it is
 * Bradley & Terry's, and among more, P(i | i or j) is. A set costs the same however often it was
 * chosen from.
 */
export function choiceLikelihood(models: number, { start, member, chosen }: ChoiceCounts): Term {
  const sets = start.length - 1;
  const total = new Float64Array(sets);
  const won = new Float64Array(models);
  for (let s = 0; s < sets; s++) {
    for (let at = start[s]; at < start[s + 1]; at++) {
      total[s] += chosen[at];
      won[member[at]] += chosen[at];
    }
  }
  const odds = new Float64Array(models);
  const sums = new Float64Array(sets);
  const words = new Uint32Array(sums.buffer);

  function evaluate(point: Float64Array, gradient: Float64Array): number {
    if (!isWithinRange(point, models, 0)) return evaluateByShare(point, gradient);
    let value = 0;
    for (let k = 0; k < models; k++) {
      odds[k] = exp(point[k]);
      value += won[k] * point[k];
      gradient[k] += won[k];
    }
    for (let s = 0; s < sets; s++) {
      const end = start[s + 1];
      let sum = 0;
      for (let at = start[s]; at < end; at++) sum += odds[member[at]];
      sums[s] = sum;
      const rate = total[s] / sum;
      for (let at = start[s]; at < end; at++) gradient[member[at]] -= rate * odds[member[at]];
    }
    return value - weightedLogSum(sums, words, total);
  }

  /** Slower, for strengths whose exponentials would overflow. */
  function evaluateByShare(point: Float64Array, gradient: Float64Array): number {
    const share = sharesOf(point, start, member);
    let value = 0;
    for (let s = 0; s < sets; s++) {
      const own = member.subarray(start[s], start[s + 1]);
      const most = own.reduce((max, model) => Math.max(max, point[model]), -Infinity);
      // log Σ e^β, by the share of the strongest.
      const logSum = most - log(share[start[s] + own.findIndex((m) => point[m] === most)]);
      own.forEach((model, place) => {
        const at = start[s] + place;
        if (chosen[at] > 0) value += chosen[at] * (point[model] - logSum);
        gradient[model] += chosen[at] - total[s] * share[at];
      });
    }
    return value;
  }

  function curvature(point: Float64Array, out: Float64Array): void {
    const width = point.length;
    const share = sharesOf(point, start, member);
    for (let s = 0; s < sets; s++) {
      const end = start[s + 1];
      for (let i = start[s]; i < end; i++) {
        const row = width * member[i];
        const rate = total[s] * share[i];
        out[row + member[i]] += rate;
        for (let j = start[s]; j < end; j++) out[row + member[j]] -= rate * share[j];
      }
    }
  }
  return { evaluate, curvature };
}

/** The probability of every member of every set to be chosen of it, without overflow. */
export function sharesOf(
  point: Float64Array,
  start: Uint32Array,
  member: Uint32Array,
): Float64Array {
  const share = new Float64Array(member.length);
  for (let s = 0; s + 1 < start.length; s++) {
    const [from, end] = [start[s], start[s + 1]];
    let most = -Infinity;
    for (let at = from; at < end; at++) most = Math.max(most, point[member[at]]);
    let sum = 0;
    for (let at = from; at < end; at++) {
      share[at] = exp(point[member[at]] - most);
      sum += share[at];
    }
    for (let at = from; at < end; at++) share[at] /= sum;
  }
  return share;
}
