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
    if (!isWithinRange(point, models, 0)) return evaluateBySet(point, gradient);
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

  /** Set by set, slower, for strengths whose exponentials would overflow. */
  function evaluateBySet(point: Float64Array, gradient: Float64Array): number {
    let value = 0;
    for (let s = 0; s < sets; s++) {
      const { shares, logSum } = sharesOf(point, member.subarray(start[s], start[s + 1]));
      shares.forEach((share, place) => {
        const at = start[s] + place;
        if (chosen[at] > 0) value += chosen[at] * (point[member[at]] - logSum);
        gradient[member[at]] += chosen[at] - total[s] * share;
      });
    }
    return value;
  }

  function curvature(point: Float64Array, out: Float64Array): void {
    const width = point.length;
    for (let s = 0; s < sets; s++) {
      const { shares } = sharesOf(point, member.subarray(start[s], start[s + 1]));
      const own = member.subarray(start[s], start[s + 1]);
      own.forEach((a, i) => {
        out[a * width + a] += total[s] * shares[i];
        own.forEach((b, j) => (out[a * width + b] -= total[s] * shares[i] * shares[j]));
      });
    }
  }
  return { evaluate, curvature };
}

/** The probability of every member of a set to be chosen, and log Σ e^β, without overflow. */
export function sharesOf(point: Float64Array, members: Uint32Array) {
  const own = Float64Array.from(members, (m) => point[m]);
  const most = own.reduce((max, beta) => Math.max(max, beta), -Infinity);
  const parts = own.map((beta) => exp(beta - most));
  const sum = parts.reduce((all, part) => all + part, 0);
  return { shares: parts.map((part) => part / sum), logSum: most + log(sum) };
}
