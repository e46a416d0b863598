import { Outcome } from './judgments.ts';
import type { JudgmentTable } from './judgments.ts';
import { groupByThing } from './things.ts';
import { wilson } from './wilson.ts';
import type { Estimated } from './wilson.ts';

/** What a judge says where the same two answers are shown in both orders. */
export interface SwapConsistency {
  readonly judge: string;
  /** Things (question, two models, turn) judged in both orders; the three below add up to it. */
  readonly both: number;
  /** The same model is better, or neither is, in both orders. */
  readonly consistent: number;
  /** A tie in one order alone. */
  readonly oneTie: number;
  /** The other model is better once they change places. */
  readonly flips: number;
  /** Of the flips, how often the model shown first won both times. */
  readonly firstBoth: number;
  /** Share of consistent ones. */
  readonly share: Estimated;
}

interface Tally {
  both: number;
  oneTie: number;
  flips: number;
  firstBoth: number;
}

/**
 * Every judge who judged something in both orders, most of them first. Of judgments repeated in
 * one order the first counts.
 */
export function swapConsistency(
  table: JudgmentTable,
  { rows, start } = groupByThing(table),
): SwapConsistency[] {
  const { left, right, outcome, judge } = table;
  const tallies = new Map<number, Tally>();
  for (let thing = 0; thing + 1 < start.length; thing++) {
    let at = start[thing];
    while (at < start[thing + 1]) {
      const own = judge[rows[at]];
      /** The first row with the lower model on the left, and the first with it on the right. */
      let [direct, reverse] = [-1, -1];
      for (; at < start[thing + 1] && judge[rows[at]] === own; at++) {
        const row = rows[at];
        if (left[row] < right[row]) direct = direct < 0 ? row : direct;
        else reverse = reverse < 0 ? row : reverse;
      }
      if (direct < 0 || reverse < 0) continue;
      const tally = tallies.get(own) ?? { both: 0, oneTie: 0, flips: 0, firstBoth: 0 };
      tallies.set(own, tally);
      add(tally, outcome[direct], outcome[reverse]);
    }
  }
  return [...tallies]
    .map(([index, tally]) => {
      const consistent = tally.both - tally.oneTie - tally.flips;
      const share = wilson(consistent / tally.both, tally.both);
      return { judge: table.judges[index], ...tally, consistent, share };
    })
    .sort((a, b) => b.both - a.both);
}

/** Adds the outcomes of the two orders. */
function add(tally: Tally, direct: number, reverse: number): void {
  tally.both++;
  if ((direct === Outcome.tie) !== (reverse === Outcome.tie)) tally.oneTie++;
  else if (direct !== Outcome.tie && direct === reverse) {
    // The same side is another model.
    tally.flips++;
    if (direct === Outcome.left) tally.firstBoth++;
  }
}
