import type { RowReason } from '../../file/file-failure.ts';
import { Outcome, UNKNOWN } from '../../../table/judgments.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, optionalName, readName } from '../../record/fields.ts';
import type { FileContext, Format } from '../../record/format.ts';
import { wordKey } from '../../record/vocabulary.ts';
import { rateKind, refusalOf, shareWon, winCell, showsRates } from '../../record/win-cells.ts';
import type { RateKind, WinCell } from '../../record/win-cells.ts';
import { SHARE_ROUNDING } from '../../../limits.ts';

/**
 * A square table of wins, model names along both sides: the cell says how often the model of the
 * row won against that of the column. A matrix knows no order of presentation. Win rates,
 * percentages and odds become counts once it is known how many games each pair played.
 */
export const winMatrix: Format = {
  id: 'win-matrix',
  claims: (_has, row) => {
    const [corner, ...names] = row.fields();
    const model = optionalName(row.get(corner));
    return (
      model !== null &&
      names.length >= 2 &&
      names.includes(model) &&
      !names.includes(corner) &&
      names.every((name) => winCell(row.get(name)) !== undefined) &&
      isOwnCell(row, model, names)
    );
  },
  refuse: (first, { games }) => {
    const kind = kindOf(first, games);
    const why = kind === null ? whyNoWins(cellsOf(first)) : null;
    return why === null ? refusalOf(kind, games) : { kind: 'no-wins', why };
  },
  fitting: (first, { games }) => {
    const kind = kindOf(first, games);
    if (kind === null || kind === 'fractions' || typeof games !== 'number') return null;
    const isHalf = cellsOf(first).every(({ cell, back }) => cell === null || !back);
    return { ...winMatrix, read: (row, content) => addRates(row, content, kind, games, isHalf) };
  },
  read: (row, content) => addWins(row, content),
};

/** Rows and columns that sum up the others, and are no models. */
const SUMS: ReadonlySet<string> = new Set([
  ...['total', 'totals', 'sum', 'all', 'overall', 'average', 'avg', 'mean', 'win rate', 'elo'],
  ...['合計', '計', '平均'],
]);

function isSum(name: string): boolean {
  return SUMS.has(wordKey(name));
}

/** A model never meets itself; rates then say that both sides are level. */
function isOwnCell(row: Row, model: string, names: readonly string[]): boolean {
  const own = winCell(row.get(model))?.number ?? 0;
  if (own === 0 || own === 0.5 || own === 50) return true;
  const others = names.map((name) => winCell(row.get(name))?.number ?? 0);
  // Odds, and no correlations.
  return (
    own === 1 && others.some((odds) => odds > 1) && !others.every((odds) => Number.isInteger(odds))
  );
}

interface Met {
  readonly cell: WinCell | null;
  readonly isAboveDiagonal: boolean;
  /** The cell of the same pair in the other's row; undefined where that is not among the first. */
  readonly back: WinCell | null | undefined;
}

/** The cells of the first rows, without those of a model against itself. */
function cellsOf(first: readonly Row[]): Met[] {
  const rows = new Map(first.map((row) => [optionalName(row.get(row.fields()[0])), row]));
  return first.flatMap((row) => {
    const [corner, ...names] = row.fields();
    const model = optionalName(row.get(corner)) ?? '';
    return names
      .filter((name) => name !== model && !isSum(name) && !isSum(model))
      .map((name): Met => {
        const other = rows.get(name);
        const back = other === undefined ? undefined : (winCell(other.get(model)) ?? null);
        const isAboveDiagonal = names.indexOf(name) > names.indexOf(model);
        return { cell: winCell(row.get(name)) ?? null, back, isAboveDiagonal };
      });
  });
}

/** Fewer pairs may be level, or have been won by one model alone, by chance. */
const MIN_PAIRS = 3;

/** Why the cells can't be counts of wins, else null. */
function whyNoWins(met: readonly Met[]): 'symmetric' | 'half' | null {
  const filled = met.filter(({ cell }) => cell !== null);
  const [{ isAboveDiagonal: side } = { isAboveDiagonal: false }] = filled;
  const isHalf = filled.every((own) => own.back === null && own.isAboveDiagonal === side);
  if (filled.length >= MIN_PAIRS && isHalf) return 'half';
  const both = filled.flatMap(({ cell, back }) =>
    cell && back ? [[cell.number, back.number]] : [],
  );
  const isSymmetric = both.every(([one, two]) => one === two) && both.some(([one]) => one > 0);
  // Each pair is met from either side.
  return both.length >= 2 * MIN_PAIRS && isSymmetric ? 'symmetric' : null;
}

function kindOf(first: readonly Row[], games: FileContext['games']): RateKind | 'fractions' | null {
  const met = cellsOf(first);
  const both = met.flatMap(({ cell, back }) => (cell && back ? [[cell.number, back.number]] : []));
  const cells = met.flatMap(({ cell }) => cell ?? []);
  const played = both.filter(([wins, losses]) => wins + losses > 0);
  const totals = played.map(([wins, losses]) => wins + losses);
  const kind = rateKind(
    cells,
    totals,
    played.map(([wins, losses]) => wins * losses),
    typeof games === 'number',
  );
  // Half of the matrix filled with zeros, or ties left out: of what is missing nobody can tell
  // whether it was a tie, and to count only the rest would set models further apart.
  const isShort = totals.some(
    (total) => total < (kind === 'percent' ? 100 : 1) * (1 - SHARE_ROUNDING),
  );
  return kind !== null && kind !== 'odds' && isShort ? 'fractions' : kind;
}

function addWins(row: Row, content: FileContent): RowReason | null {
  const met = rowOf(row);
  if ('kind' in met) return met;
  const share = met.wins.find(([, { isPercent }]) => isPercent);
  if (share !== undefined) return badValue(share[0], row.get(share[0]));
  const self = met.wins.find(([loser, { number }]) => loser === met.model && number > 0);
  if (self !== undefined) return { kind: 'same-model', model: met.model };
  const numbers = met.wins.map(([, { number }]) => number);
  if (showsRates(numbers, Math.max(...numbers), content)) {
    content.refusal = { kind: 'needs-games', cells: 'rates' };
  }
  for (const [loser, { number }] of met.wins) addCount(content, met.model, loser, number);
  return null;
}

/** @param isHalf whether each pair has one cell only, which then counts both */
function addRates(
  row: Row,
  content: FileContent,
  kind: RateKind,
  games: number,
  isHalf: boolean,
): RowReason | null {
  const met = rowOf(row);
  if ('kind' in met) return met;
  const most = kind === 'percent' ? 100 : kind === 'rates' ? 1 : Infinity;
  const tooMuch = met.wins.find(([, { number }]) => number > most);
  if (tooMuch !== undefined) return badValue(tooMuch[0], tooMuch[1].number);
  content.games = games;
  for (const [loser, { number }] of met.wins) {
    if (loser === met.model) continue;
    const share = shareWon(number, kind);
    addCount(content, met.model, loser, games * share);
    if (isHalf) addCount(content, loser, met.model, games * (1 - share));
  }
  return null;
}

interface MatrixRow {
  readonly model: string;
  readonly wins: readonly (readonly [loser: string, WinCell])[];
}

function rowOf(row: Row): MatrixRow | RowReason {
  const [corner, ...names] = row.fields();
  const model = readName(row, corner);
  if (typeof model !== 'string') return model;
  if (!names.includes(model)) return badValue(corner, model);
  if (isSum(model)) return { model, wins: [] };
  const wins: (readonly [string, WinCell])[] = [];
  for (const name of names) {
    if (isSum(name)) continue;
    const cell = winCell(row.get(name));
    if (cell === undefined) return badValue(name, row.get(name));
    if (cell !== null) wins.push([name, cell]);
  }
  return { model, wins };
}

function addCount({ table }: FileContent, model: string, loser: string, count: number): void {
  if (count === 0) return;
  const rest = { question: null, judge: null, turn: UNKNOWN, sides: 'unknown' } as const;
  table.add({ left: model, right: loser, outcome: Outcome.left, weight: count, ...rest });
}
