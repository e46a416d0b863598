import { exp } from '../../numerics/elementary.ts';
import type { ChoiceCounts, TiedChoices } from '../../table/judgments.ts';
import { isWithinRange } from '../pairwise.ts';
import type { Term } from '../term.ts';
import { Groups } from './groups.ts';

/**
 * The likelihood of choices of which some are of several models together (groups.ts), with the ν of
 * Davidson's law of pairs.
 * @param tie position of log ν
 */
export function davidsonLuce(
  models: number,
  { start, member, chosen }: ChoiceCounts,
  ties: TiedChoices,
  tie: number,
): Term {
  const sets = start.length - 1;
  const setAt = new Uint32Array(member.length);
  for (let s = 0; s < sets; s++) setAt.fill(s, start[s], start[s + 1]);
  const total = new Float64Array(sets);
  const won = new Float64Array(models);
  chosen.forEach((n, at) => {
    total[setAt[at]] += n;
    won[member[at]] += n;
  });
  let further = 0;
  ties.chosen.forEach((n, group) => {
    const places = ties.place.subarray(ties.start[group], ties.start[group + 1]);
    total[setAt[places[0]]] += n;
    for (const at of places) won[member[at]] += n / places.length;
    further += n * (places.length - 1);
  });
  const largest = start.reduce(
    (most, from, s) => Math.max(most, from - start[Math.max(0, s - 1)]),
    0,
  );
  const groups = new Groups(largest, ties.most);
  const strengths = new Float64Array(largest);

  /** @returns how many members the set has */
  function read(point: Float64Array, set: number): number {
    const [from, to] = [start[set], start[set + 1]];
    for (let at = from; at < to; at++) strengths[at - from] = point[member[at]];
    groups.sumUp(strengths, to - from, point[tie]);
    groups.spread();
    return to - from;
  }

  const members = Array.from(total, (_, s) => member.subarray(start[s], start[s + 1]));
  const table = new Float64Array(ties.most * models);

  /** e^(β/d) of every model, by d − 1; not where these, or powers of ν, would be no numbers. */
  function fillTable(point: Float64Array): boolean {
    if (!isWithinRange(point, models, ties.most * Math.abs(point[tie]))) return false;
    for (let d = 1; d <= ties.most; d++)
      for (let k = 0; k < models; k++) table[(d - 1) * models + k] = exp(point[k] / d);
    return true;
  }

  function evaluate(point: Float64Array, gradient: Float64Array): number {
    let value = further * point[tie];
    gradient[tie] += further;
    for (let k = 0; k < models; k++) {
      value += won[k] * point[k];
      gradient[k] += won[k];
    }
    const isQuick = fillTable(point);
    const nu = exp(point[tie]);
    for (let s = 0; s < sets; s++) {
      if (total[s] === 0) continue;
      const own = members[s];
      if (isQuick) groups.sumUpOdds(table, models, own, nu);
      else read(point, s);
      value -= total[s] * groups.logSum;
      gradient[tie] -= total[s] * groups.further;
      for (let i = 0; i < own.length; i++) gradient[own[i]] -= total[s] * groups.part[i];
    }
    return value;
  }

  function curvature(point: Float64Array, out: Float64Array): void {
    for (let s = 0; s < sets; s++) {
      if (total[s] === 0) continue;
      const size = read(point, s);
      const placeOf = (i: number): number => (i === size ? tie : member[start[s] + i]);
      groups.eachCovariance((i, j, by) => {
        out[placeOf(i) * point.length + placeOf(j)] += total[s] * by;
      });
    }
  }
  return { evaluate, curvature };
}
