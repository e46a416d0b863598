import { exp } from '../../numerics/elementary.ts';
import { setsOf } from '../../table/choices/choice-pairs.ts';
import type { ChoiceCounts } from '../../table/judgments.ts';
import type { Columns } from '../draws/columns.ts';

/** As likelihoods of pairs are (draws/odds.ts). */
const LEAST = 1e-300;

/**
 * The probability, in every draw, that a member is chosen of its set, into `out`; places in
 * `choices.member` are asked for in ascending order, so that a set is summed up once.
 */
export function choiceLikelihoods(
  { size, strengths }: Columns,
  choices: ChoiceCounts,
): (place: number, out: Float64Array) => void {
  const { start, member } = choices;
  const setOf = setsOf(choices);
  const [most, sum] = [new Float64Array(size), new Float64Array(size)];
  let known = -1;
  const sumUp = (set: number): void => {
    const own = Array.from(member.subarray(start[set], start[set + 1]), (m) => strengths[m]);
    for (let s = 0; s < size; s++) {
      most[s] = own.reduce((max, { [s]: beta }) => Math.max(max, beta), -Infinity);
      sum[s] = own.reduce((all, { [s]: beta }) => all + exp(beta - most[s]), 0);
    }
    known = set;
  };
  return (place, out) => {
    if (setOf[place] !== known) sumUp(setOf[place]);
    const { [member[place]]: own } = strengths;
    for (let s = 0; s < size; s++) out[s] = Math.max(LEAST, exp(own[s] - most[s]) / sum[s]);
  };
}
