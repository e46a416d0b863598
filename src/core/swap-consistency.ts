import { Outcome, UNKNOWN } from './judgments.ts';
import type { JudgmentTable } from './judgments.ts';
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

/** Every judge who judged something in both orders, most of them first. */
export function swapConsistency(table: JudgmentTable): SwapConsistency[] {
  const { left, right, outcome, question, judge, turn } = table;
  /** The first row of each thing in each order, by judge. */
  const first = new Map<string, number>();
  const tallies = new Map<number, { both: number; oneTie: number; flips: number; first: number }>();
  for (let row = 0; row < left.length; row++) {
    if (outcome[row] === Outcome.unparsed || question[row] === UNKNOWN) continue;
    if (judge[row] === UNKNOWN || left[row] === right[row]) continue;
    const key = (a: number, b: number) => [judge[row], question[row], turn[row], a, b].join();
    const own = key(left[row], right[row]);
    if (first.has(own)) continue;
    first.set(own, row);
    const other = first.get(key(right[row], left[row]));
    if (other === undefined) continue;
    const tally = tallies.get(judge[row]) ?? { both: 0, oneTie: 0, flips: 0, first: 0 };
    tallies.set(judge[row], tally);
    tally.both++;
    const [x, y] = [outcome[row], outcome[other]];
    if ((x === Outcome.tie) !== (y === Outcome.tie)) tally.oneTie++;
    else if (x !== Outcome.tie && x === y) {
      tally.flips++;
      if (x === Outcome.left) tally.first++;
    }
  }
  return [...tallies]
    .map(([index, tally]) => {
      const consistent = tally.both - tally.oneTie - tally.flips;
      return {
        judge: table.judges[index],
        both: tally.both,
        consistent,
        oneTie: tally.oneTie,
        flips: tally.flips,
        firstBoth: tally.first,
        share: wilson(consistent / tally.both, tally.both),
      };
    })
    .sort((a, b) => b.both - a.both);
}
