import type { FileFailure, RowReason } from '../failure.ts';
import { Outcome, UNKNOWN } from '../judgments.ts';
import type { NewJudgment } from '../table-builder.ts';
import type { Row } from './containers/container.ts';
import type { FileContent } from './content.ts';
import { badValue, readPair } from './fields.ts';
import type { ModelPair } from './fields.ts';
import type { FileContext, Format } from './format.ts';
import { readSides } from './verdict.ts';
import { rateKind, refusalOf, shareWon, winCell } from './win-cells.ts';
import type { RateKind } from './win-cells.ts';

/** Where a record says how often which outcome was; `ties` null where none are counted. */
export interface CountFields {
  readonly leftWins: string;
  readonly rightWins: string;
  readonly ties: string | null;
}

/** Where a record may also say how many games that were. */
interface CountColumns extends CountFields {
  readonly games?: string;
}

const FIELDS: CountColumns = {
  leftWins: 'wins_a',
  rightWins: 'wins_b',
  ties: 'ties',
  games: 'games',
};
const UNNAMED = { question: null, judge: null, turn: UNKNOWN };

/** What the numbers are, where they are no counts, and of how many games, where no record says. */
export interface Rates {
  readonly kind: RateKind;
  readonly games: number | null;
}

/**
 * Outcomes counted per ordered pair: model_a (shown first), model_b, wins_a, wins_b, ties. Where
 * `sides` is `unknown`, neither was. Win rates become counts once it is known how many games each
 * pair played; a column `games` says so, or shows that they are counts, because they add up to it.
 */
export const counts: Format = {
  id: 'counts',
  claims: (has) => has('model_a') && has('model_b') && has('wins_a') && has('wins_b'),
  refuse: (first, context) => refuseCounts(first, FIELDS, context),
  fitting: (first, context) => ({ ...counts, read: readerOf(ratesOf(first, FIELDS, context)) }),
  read: readerOf(null),
};

function readerOf(rates: Rates | null): Format['read'] {
  return (row, { table }) => {
    const pair = readPair(row, 'model_a', 'model_b');
    if ('kind' in pair) return pair;
    return addCounts(row, table, pair, FIELDS, { ...UNNAMED, ...readSides(row) }, rates);
  };
}

/** Why columns of counts can't be read: they hold rates, of nobody knows how many games. */
export function refuseCounts(
  first: readonly Row[],
  columns: CountColumns,
  { games }: FileContext,
): FileFailure | null {
  const isSaid = first.every((row) => gamesIn(row, columns) !== null);
  return refusalOf(kindOf(first, columns), isSaid ? 1 : games);
}

/** What columns of counts hold where they hold no counts, going by the first records; else null. */
export function ratesOf(
  first: readonly Row[],
  columns: CountColumns,
  { games = null }: FileContext,
): Rates | null {
  const kind = kindOf(first, columns);
  return kind === null ? null : { kind, games };
}

/** Adds up to three rows: wins of the left, of the right, and ties. */
export function addCounts(
  row: Row,
  table: FileContent['table'],
  pair: ModelPair,
  columns: CountColumns,
  rest: Pick<NewJudgment, 'question' | 'judge' | 'turn' | 'sides'>,
  rates: Rates | null,
): RowReason | null {
  const played = rates === null ? null : (gamesIn(row, columns) ?? rates.games);
  if (rates !== null && played === null) {
    return { kind: 'missing-field', field: columns.games ?? 'games' };
  }
  const counted: (readonly [Outcome, number])[] = [];
  for (const [field, outcome] of outcomesIn(columns)) {
    const value = row.get(field);
    const cell = winCell(value);
    if (cell === undefined || (cell?.isPercent === true && rates === null)) {
      return badValue(field, value);
    }
    if (cell === null && outcome !== Outcome.tie) return { kind: 'missing-field', field };
    const number = cell?.number ?? 0;
    const share = rates === null ? number : shareWon(number, rates.kind);
    counted.push([outcome, share * (played ?? 1)]);
  }
  for (const [outcome, weight] of counted) {
    if (weight > 0) table.add({ ...pair, outcome, ...rest, weight });
  }
  return null;
}

function outcomesIn({ leftWins, rightWins, ties }: CountFields): (readonly [string, Outcome])[] {
  return [
    [leftWins, Outcome.left],
    [rightWins, Outcome.right],
    ...(ties === null ? [] : [[ties, Outcome.tie] as const]),
  ];
}

function gamesIn(row: Row, { games }: CountColumns): number | null {
  return games === undefined ? null : (winCell(row.get(games))?.number ?? null);
}

function kindOf(first: readonly Row[], columns: CountColumns): RateKind | null {
  const fields = outcomesIn(columns).map(([field]) => field);
  const rows = first.map((row) => fields.map((field) => winCell(row.get(field)) ?? null));
  const cells = rows.flat().filter((cell) => cell !== null);
  const numbers = rows.map((row) => row.map((cell) => cell?.number ?? 0));
  const totals = numbers.map((row) => row.reduce((sum, number) => sum + number, 0));
  if (totals.every((total, at) => total === gamesIn(first[at], columns))) return null;
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
