import { Outcome, isOrderKnown } from '../../table/judgments.ts';
import type { JudgmentTable } from '../../table/judgments.ts';
import { swapConsistency } from '../../agreement/swap-consistency.ts';
import type { SwapConsistency } from '../../agreement/swap-consistency.ts';
import { groupByThing } from '../../agreement/things.ts';
import { wilson } from '../../numerics/wilson.ts';
import type { Estimated } from '../../numerics/wilson.ts';
import { selfPreferences } from './self-preference.ts';
import type { Expected, SelfPreference } from './self-preference.ts';

/** A share of judgments, by weight. */
export interface Share extends Estimated {
  /** How many it is of. */
  readonly of: number;
}

/** What stands beside a result, of one judge. */
export interface JudgeBias {
  /** Null for rows that do not name who judged. */
  readonly judge: string | null;
  /** Of those with a winner that say who was shown first, what that one won; null without any. */
  readonly firstWins: Share | null;
  /** Of those with answers of different length, those that the longer won; null without any. */
  readonly longerWins: Share | null;
  /** Full flips and half ones, where things were judged in both orders; else null. */
  readonly swaps: SwapConsistency | null;
  /** Where the judge is of the family of a model that it judged; else null. */
  readonly ownFamily: SelfPreference | null;
}

/** Lengths of the two answers of a row, in characters; null where they are not known. */
export type Lengths = (row: number) => readonly [left: number, right: number] | null;

interface Tally {
  decided: number;
  first: number;
  unequal: number;
  longer: number;
}

/**
 * Every judge of the table, by name as it stands there. Each number goes by what was judged: a
 * model that is often shown first and strong makes `firstWins` high without any bias, so it says
 * most where both orders were asked.
 */
export function biasOf(
  table: JudgmentTable,
  {
    lengths = () => null,
    expected = null,
  }: { readonly lengths?: Lengths; readonly expected?: Expected | null } = {},
): JudgeBias[] {
  const things = groupByThing(table);
  const swaps = swapConsistency(table, things);
  const families = selfPreferences(table, things, expected);
  return [...tallies(table, lengths)]
    .sort(([a], [b]) => a - b)
    .map(([index, { decided, first, unequal, longer }]) => {
      const judge = index < 0 ? null : table.judges[index];
      return {
        judge,
        firstWins: shareOf(first, decided),
        longerWins: shareOf(longer, unequal),
        swaps: swaps.find((found) => found.judge === judge) ?? null,
        ownFamily: families.find((found) => found.judge === judge) ?? null,
      };
    });
}

function tallies(table: JudgmentTable, lengths: Lengths): Map<number, Tally> {
  const { judge, outcome, weight } = table;
  const found = new Map<number, Tally>();
  for (let row = 0; row < judge.length; row++) {
    const tally = found.get(judge[row]) ?? { decided: 0, first: 0, unequal: 0, longer: 0 };
    found.set(judge[row], tally);
    if (outcome[row] !== Outcome.left && outcome[row] !== Outcome.right) continue;
    const count = weight?.[row] ?? 1;
    const isFirst = outcome[row] === Outcome.left;
    if (isOrderKnown(table, row)) {
      tally.decided += count;
      if (isFirst) tally.first += count;
    }
    const [left, right] = lengths(row) ?? [0, 0];
    if (left === right) continue;
    tally.unequal += count;
    if (left > right === isFirst) tally.longer += count;
  }
  return found;
}

function shareOf(won: number, of: number): Share | null {
  return of === 0 ? null : { ...wilson(won / of, of), of };
}
