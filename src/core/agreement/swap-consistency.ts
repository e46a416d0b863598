import { isOrderKnown } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import { groupByThing } from './things.ts';
import type { Things } from './things.ts';
import { endOfJudge, verdictOf } from './verdicts.ts';
import type { Verdict } from './verdicts.ts';
import { wilson } from '../numerics/wilson.ts';
import type { Estimated } from '../numerics/wilson.ts';

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
 * Calls back with every thing that one judge judged in both orders, question after question.
 * What is repeated in one order is taken together, as verdicts.ts says.
 * @param found takes one of the judge's rows on it, what it says where the lower model is shown
 *   first, what it says where that is shown second, and from which to before which place of
 *   `things.rows` its rows are; those of unknown order play no part
 */
export function eachSwap(
  table: JudgmentTable,
  { rows, start }: Things,
  found: (row: number, direct: Verdict, reverse: Verdict, from: number, to: number) => void,
): void {
  const { left, right } = table;
  for (let thing = 0; thing + 1 < start.length; thing++) {
    for (let at = start[thing]; at < start[thing + 1];) {
      const end = endOfJudge(table, rows, at, start[thing + 1]);
      let [lowFirst, highFirst] = [0, 0];
      for (let own = at; own < end; own++) {
        const row = rows[own];
        if (!isOrderKnown(table, row)) continue;
        if (left[row] < right[row]) lowFirst++;
        else highFirst++;
      }
      if (lowFirst > 0 && highFirst > 0) {
        const direct = verdictOf(table, rows, at, end, 'low first');
        found(rows[at], direct, verdictOf(table, rows, at, end, 'high first'), at, end);
      }
      at = end;
    }
  }
}

/** Every judge who judged something in both orders, most of them first. */
export function swapConsistency(
  table: JudgmentTable,
  things = groupByThing(table),
): SwapConsistency[] {
  const tallies = new Map<number, Tally>();
  eachSwap(table, things, (row, direct, reverse) => {
    const index = table.judge[row];
    const tally = tallies.get(index) ?? { both: 0, oneTie: 0, flips: 0, firstBoth: 0 };
    tallies.set(index, tally);
    add(tally, direct, reverse);
  });
  return [...tallies]
    .map(([index, tally]) => {
      const consistent = tally.both - tally.oneTie - tally.flips;
      const share = wilson(consistent / tally.both, tally.both);
      return { judge: table.judges[index], ...tally, consistent, share };
    })
    .sort((a, b) => b.both - a.both);
}

/** Whether a verdict stays as it is, is a tie in one order alone, or is the opposite. */
export type SwapKind = 'same' | 'half-flip' | 'flip';

/** @param direct where the lower model is shown first, @param reverse where the higher one is */
export function swapKind(direct: Verdict, reverse: Verdict): SwapKind {
  if (direct === reverse) return 'same';
  return direct === 2 || reverse === 2 ? 'half-flip' : 'flip';
}

/** Whether the model shown first won both times. */
export function isFirstBoth(direct: Verdict, reverse: Verdict): boolean {
  return direct === 0 && reverse === 1;
}

function add(tally: Tally, direct: Verdict, reverse: Verdict): void {
  tally.both++;
  const kind = swapKind(direct, reverse);
  if (kind === 'half-flip') tally.oneTie++;
  if (kind === 'flip') tally.flips++;
  if (isFirstBoth(direct, reverse)) tally.firstBoth++;
}
