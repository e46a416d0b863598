import { roundedSum } from '../numerics/weight-sum.ts';
import { countsOfVerdicts, verdictColumns } from './grades.ts';
import { Sides, outcomeOf, swapped } from './judgments.ts';
import type { JudgmentTable, PairCounts } from './judgments.ts';

/**
 * The same judgments with every row of unknown sides turned so that the model whose name comes
 * first (UTF-16 order) is its left one: which side a file has them on says nothing. The very same
 * table where all sides are known.
 */
export function oriented(table: JudgmentTable): JudgmentTable {
  const { models, sides } = table;
  if (sides === undefined) return table;
  const [left, right, outcome] = [table.left.slice(), table.right.slice(), table.outcome.slice()];
  for (let row = 0; row < sides.length; row++) {
    const [a, b] = [table.left[row], table.right[row]];
    if (sides[row] !== Sides.unknown || models[a] <= models[b]) continue;
    left[row] = b;
    right[row] = a;
    outcome[row] = swapped(outcomeOf(outcome[row]));
  }
  return { ...table, left, right, outcome };
}

/** The table with the sides of all its rows unknown. */
export function withoutSides(table: JudgmentTable): JudgmentTable {
  const rows = table.left.length;
  return rows === 0 ? table : { ...table, sides: new Uint8Array(rows).fill(Sides.unknown) };
}

/** The pairs of these counts whose order is known, or the others. */
export function pairsOfSides(counts: PairCounts, wanted: 0 | 1): PairCounts {
  const { models, left, right, sides } = counts;
  const isWanted = (_: number, p: number): boolean => (sides?.[p] ?? Sides.shown) === wanted;
  const own = {
    left: left.filter(isWanted),
    right: right.filter(isWanted),
    ...countsOfVerdicts(verdictColumns(counts).map((column) => column.filter(isWanted))),
  };
  const isUnknown = wanted === Sides.unknown;
  return {
    models,
    ...own,
    ...(isUnknown && { sides: new Uint8Array(own.left.length).fill(wanted) }),
  };
}

/** How many judgments do not say who was shown first. */
export function unknownSides({ sides, leftWins, rightWins, ties }: PairCounts): number {
  let total = 0;
  sides?.forEach((flag, p) => (total += flag * (leftWins[p] + rightWins[p] + ties[p])));
  return roundedSum(total);
}
