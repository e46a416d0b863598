import { Groups } from '../../model/choices/groups.ts';
import { tiesUnder } from '../../model/choices/tie-law.ts';
import type { TieModel } from '../../model/settings.ts';
import { exp, log } from '../../numerics/elementary.ts';
import { chosenAt, setsOf } from '../../table/choices/tied.ts';
import type { ChoiceCounts } from '../../table/judgments.ts';
import type { Columns } from '../draws/columns.ts';

/** As likelihoods of pairs are (draws/odds.ts). */
const LEAST = 1e-300;

/**
 * The probability, in every draw, of what is chosen of its set, into `out`, by place; what was asked for
 * last is kept of its set. Where ties are no outcome that of several together is by convention the
 * geometric mean of those of each, as of a pair that is tied.
 */
export function choiceLikelihoods(
  { size, strengths, tie }: Columns,
  choices: ChoiceCounts,
  ties: TieModel,
): (place: number, out: Float64Array) => void {
  const { start, member } = choices;
  const setOf = setsOf(choices);
  const logSums = new Float64Array(size);
  const tied = tiesUnder(choices, ties);
  const logNu = tied === undefined ? null : tie;
  let known = -1;
  const sumUp = (set: number): void => {
    const own = Array.from(member.subarray(start[set], start[set + 1]), (m) => strengths[m]);
    const groups = tied && new Groups(own.length, tied.most);
    const at = new Float64Array(own.length);
    for (let s = 0; s < size; s++) {
      if (groups && logNu) {
        own.forEach(({ [s]: beta }, i) => (at[i] = beta));
        groups.sumUp(at, at.length, logNu[s]);
        logSums[s] = groups.logSum;
        continue;
      }
      const most = own.reduce((max, { [s]: beta }) => Math.max(max, beta), -Infinity);
      logSums[s] = most + log(own.reduce((all, { [s]: beta }) => all + exp(beta - most), 0));
    }
    known = set;
  };
  return (place, out) => {
    if (setOf[place] !== known) sumUp(setOf[place]);
    const chosen = Array.from(chosenAt(choices, place), (at) => strengths[member[at]]);
    const further = chosen.length - 1;
    for (let s = 0; s < size; s++) {
      const mean = chosen.reduce((sum, { [s]: beta }) => sum + beta, 0) / chosen.length;
      const ofTie = logNu ? further * logNu[s] : 0;
      out[s] = Math.max(LEAST, exp(mean + ofTie - logSums[s]));
    }
  };
}
