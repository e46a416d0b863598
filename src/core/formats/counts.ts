import type { RowReason } from '../failure.ts';
import { Outcome, UNKNOWN } from '../judgments.ts';
import type { Row } from './containers/container.ts';
import type { FileContent } from './content.ts';
import { badValue, readPair } from './fields.ts';
import type { Format } from './format.ts';
import { rateKind, refusalOf, shareWon, winCell } from './win-cells.ts';
import type { RateKind } from './win-cells.ts';

const FIELDS = [
  ['wins_a', Outcome.left],
  ['wins_b', Outcome.right],
  ['ties', Outcome.tie],
] as const;

/**
 * Outcomes counted per ordered pair: model_a (shown first), model_b, wins_a, wins_b, ties. Win
 * rates become counts once it is known how many games each pair played; a column `games` says so,
 * or shows that they are counts, because they add up to it.
 */
export const counts: Format = {
  id: 'counts',
  claims: (has) => has('model_a') && has('model_b') && has('wins_a') && has('wins_b'),
  refuse: (first, { games }) =>
    refusalOf(kindOf(first), first.every((row) => gamesIn(row) !== null) ? 1 : games),
  prepare: (first, { games }) => {
    const kind = kindOf(first);
    if (kind === null) return counts;
    return {
      ...counts,
      read: (row, content) => {
        const played = gamesIn(row) ?? games ?? null;
        if (played === null) return { kind: 'missing-field', field: 'games' };
        return addCounts(row, content, (number) => played * shareWon(number, kind), true);
      },
    };
  },
  read: (row, content) => addCounts(row, content, (count) => count, false),
};

function gamesIn(row: Row): number | null {
  return winCell(row.get('games'))?.number ?? null;
}

function kindOf(first: readonly Row[]): RateKind | null {
  const rows = first.map((row) => FIELDS.map(([field]) => winCell(row.get(field)) ?? null));
  const cells = rows.flat().filter((cell) => cell !== null);
  const numbers = rows.map((row) => row.map((cell) => cell?.number ?? 0));
  const totals = numbers.map(([wins, losses, ties]) => wins + losses + ties);
  if (totals.every((total, at) => total === gamesIn(first[at]))) return null;
  const played = numbers.filter((row) => row.some((number) => number > 0));
  const kind = rateKind(
    cells,
    totals.filter((total) => total > 0),
    played.map(([wins, losses]) => wins * losses),
  );
  // The columns say that they are counts: whole ones may be of a hundred games, and fractions
  // that are shares of nothing are sums of weights.
  const isWhole = cells.every(({ number, isPercent }) => !isPercent && Number.isInteger(number));
  return isWhole || kind === 'fractions' ? null : kind;
}

function addCounts(
  row: Row,
  { table }: FileContent,
  countOf: (number: number) => number,
  mayBePercent: boolean,
): RowReason | null {
  const pair = readPair(row, 'model_a', 'model_b');
  if ('kind' in pair) return pair;
  const counted: (readonly [Outcome, number])[] = [];
  for (const [field, outcome] of FIELDS) {
    const value = row.get(field);
    const cell = winCell(value);
    if (cell === undefined || (cell?.isPercent === true && !mayBePercent)) {
      return badValue(field, value);
    }
    if (cell === null && field !== 'ties') return { kind: 'missing-field', field };
    counted.push([outcome, countOf(cell?.number ?? 0)]);
  }
  for (const [outcome, weight] of counted) {
    if (weight > 0) {
      table.add({ ...pair, outcome, question: null, judge: null, turn: UNKNOWN, weight });
    }
  }
  return null;
}
