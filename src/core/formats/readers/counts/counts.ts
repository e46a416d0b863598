import type { FileFailure, RowReason } from '../../file/file-failure.ts';
import type { Grades } from '../../file/way.ts';
import { Outcome } from '../../../table/judgments.ts';
import { judgmentOf } from '../../../table/table-builder.ts';
import type { Besides } from '../../../table/table-builder.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, optionalName, readCount, readPair, readTurn } from '../../record/fields.ts';
import type { ModelPair } from '../../record/fields.ts';
import type { FileContext, Format } from '../../record/format.ts';
import { addGraded } from '../../record/graded.ts';
import { readSides } from '../../record/verdict.ts';
import { rateKind, refusalOf, shareWon, winCell, showsRates } from '../../record/win-cells.ts';
import type { RateKind } from '../../record/win-cells.ts';
import type { CountFields } from '../../file/mapping.ts';
import { WEIGHT_ROUNDING, SHARE_ROUNDING } from '../../../limits.ts';

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
/**
 * In files of our own: of the wins of each, those that are strong, and those of which nothing says how
 * clear they are; in the order of `GradeCounts`.
 */
export const GRADE_COLUMNS = ['strong_a', 'strong_b', 'open_a', 'open_b'] as const;

/** How many of the judgments counted said nothing; a column that need not be there. */
const UNPARSED = 'unparsed';

/** By Outcome.left and Outcome.right, as GRADE_COLUMNS have them. */
type GradedWins = readonly { readonly strong: number; readonly open: number }[];

/** What the numbers are, where they are no counts, and of how many games, where no record says. */
export interface Rates {
  readonly kind: RateKind;
  readonly games: number | null;
}

/**
 * Outcomes counted per ordered pair: model_a (shown first), model_b, wins_a, wins_b, ties. Where
 * `sides` is `unknown`, neither was. A row may be of the judgments of one question (or of any group of
 * questions), of one judge and of one turn alone (`question_id`, `judge`, `turn`), and it may say how
 * many others were without a verdict (`unparsed`): so counted, judgments rank as one by one. Win rates become counts once it is known how many games each
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
  return (row, content, context) => {
    const pair = readPair(row, 'model_a', 'model_b');
    if ('kind' in pair) return pair;
    const rest = {
      question: optionalName(row.get('question_id')),
      judge: optionalName(row.get('judge')),
      turn: readTurn(row.get('turn')),
      sides: readSides(row).sides,
    };
    if (rates !== null) return addCounts(row, content, pair, FIELDS, rest, rates);
    const wins = gradedWins(row);
    if (wins !== null && 'kind' in wins) return wins;
    const unparsed = readCount(row, UNPARSED) ?? 0;
    if (typeof unparsed === 'object') return unparsed;
    const grades = { wins, as: context.grades };
    const reason = addCounts(row, content, pair, FIELDS, rest, null, grades);
    if (reason !== null || unparsed === 0) return reason;
    const about = { ...rest, isCount: true } as const;
    content.table.add(judgmentOf(pair, Outcome.unparsed, about, unparsed));
    return null;
  };
}

/** Why columns of counts can't be read: they hold rates, of nobody knows how many games. */
export function refuseCounts(
  first: readonly Row[],
  columns: CountColumns,
  { games }: FileContext,
): FileFailure | null {
  const isSaid = first.every((row) => gamesIn(row, columns) !== null);
  return refusalOf(kindOf(first, columns, games), isSaid ? 1 : games);
}

/** What columns of counts hold where they hold no counts, going by the first records; else null. */
export function ratesOf(
  first: readonly Row[],
  columns: CountColumns,
  { games = null }: FileContext,
): Rates | null {
  const kind = kindOf(first, columns, games);
  return kind === null ? null : { kind, games };
}

/** Adds rows of the wins of the left, of the right, and of ties; wins by how clear they are. */
export function addCounts(
  row: Row,
  content: FileContent,
  pair: ModelPair,
  columns: CountColumns,
  rest: Besides,
  rates: Rates | null,
  grades: { readonly wins: GradedWins | null; readonly as?: Grades | undefined } = { wins: null },
): RowReason | null {
  const games = gamesIn(row, columns);
  const played = rates === null ? 1 : (games ?? rates.games);
  if (played === null) return { kind: 'missing-field', field: columns.games ?? 'games' };
  const counted: (readonly [Outcome, number])[] = [];
  for (const [field, outcome] of outcomesIn(columns)) {
    const value = row.get(field);
    const cell = winCell(value);
    if (cell === undefined || (cell?.isPercent === true && rates === null)) {
      return badValue(field, value);
    }
    if (cell === null && outcome !== Outcome.tie) return { kind: 'missing-field', field };
    const number = cell?.number ?? 0;
    counted.push([outcome, rates === null ? number : shareWon(number, rates.kind)]);
  }
  const numbers = counted.map(([, number]) => number);
  const total = numbers.reduce((sum, number) => sum + number, 0);
  // Whether games that neither won were ties, nobody can tell.
  if (rates === null && games !== null && Math.abs(total - games) > WEIGHT_ROUNDING * games) {
    return badValue(columns.games ?? 'games', games);
  }
  if (rates !== null && Math.abs(total - 1) > SHARE_ROUNDING * numbers.length) {
    return badValue(columns.leftWins, row.get(columns.leftWins));
  }
  if (rates === null && games === null && showsRates(numbers, total, content)) {
    content.refusal = { kind: 'needs-games', cells: 'rates' };
  }
  content.isCounted = true;
  if (rates !== null && games === null) content.games = rates.games;
  const { question, judge, turn, sides } = rest;
  const about = { question, judge, turn, sides, isCount: true } as const;
  for (const [outcome, number] of counted) {
    const all = number * played;
    const graded = grades.wins?.at(outcome);
    const open = graded === undefined ? all : graded.open;
    const add = (weight: number, isStrong: boolean | null): void => {
      if (weight <= 0) return;
      addGraded(content, judgmentOf(pair, outcome, about, weight), isStrong, grades.as);
    };
    if (graded !== undefined) {
      add(graded.strong, true);
      add(all - graded.strong - open, false);
    }
    add(open, null);
  }
  return null;
}

/** Null where the record does not say; the reason where it can't be so. */
function gradedWins(row: Row): GradedWins | RowReason | null {
  const counts: number[] = [];
  let isSaid = false;
  for (const field of GRADE_COLUMNS) {
    const count = readCount(row, field);
    if (typeof count === 'object' && count !== null) return count;
    isSaid ||= count !== null;
    counts.push(count ?? 0);
  }
  if (!isSaid) return null;
  const [leftStrong, rightStrong, leftOpen, rightOpen] = counts;
  const wins = [
    { strong: leftStrong, open: leftOpen, field: FIELDS.leftWins },
    { strong: rightStrong, open: rightOpen, field: FIELDS.rightWins },
  ];
  for (const { strong, open, field } of wins) {
    const all = winCell(row.get(field))?.number ?? 0;
    if (strong + open > all * (1 + WEIGHT_ROUNDING)) return badValue(field, row.get(field));
  }
  return wins;
}

function outcomesIn({ leftWins, rightWins, ties }: CountFields): (readonly [string, Outcome])[] {
  const outcomes: (readonly [string, Outcome])[] = [
    [leftWins, Outcome.left],
    [rightWins, Outcome.right],
  ];
  if (ties !== null) outcomes.push([ties, Outcome.tie]);
  return outcomes;
}

function gamesIn(row: Row, { games }: CountColumns): number | null {
  return games === undefined ? null : (winCell(row.get(games))?.number ?? null);
}

function kindOf(
  first: readonly Row[],
  columns: CountColumns,
  games: number | null = null,
): RateKind | null {
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
    games !== null,
  );
  // The columns say that they are counts: whole ones may be of a hundred games, and fractions
  // that are shares of nothing are sums of weights.
  const isWhole =
    games === null &&
    cells.every(({ number, isPercent }) => !isPercent && Number.isInteger(number));
  return isWhole || kind === 'fractions' ? null : kind;
}
