import { foldedName } from '../names/shown-name.ts';

/** What a row of a board is sorted by; null where it is unknown. */
export type SortValue = number | string | null;

/** Which rows of a board are shown, in which order. */
export interface RowChoice {
  /** Every word of it stands in one of a row's names; '' finds all. */
  readonly found: string;
  /** By row; null keeps the order of the ranking. */
  readonly value: ((row: number) => SortValue) | null;
  readonly isDescending: boolean;
  /** So many rows at the most; null for all. */
  readonly first: number | null;
}

/**
 * Rows of a ranking, from 0, as they are to be shown. Names are compared whatever their case and
 * width; unknown values come last whichever way is sorted, and equal ones keep their ranks.
 * @param names of each row, best first
 */
export function chooseRows(
  names: readonly (readonly string[])[],
  { found, value, isDescending, first }: RowChoice,
): readonly number[] {
  const words = foldedName(found)
    .split(/\s+/u)
    .filter((word) => word !== '');
  const rows = names.flatMap((own, row) => {
    if (words.length === 0) return [row];
    // Most models are called the same in every way.
    const folded = [...new Set(own)].map(foldedName);
    return words.every((word) => folded.some((name) => name.includes(word))) ? [row] : [];
  });
  if (value !== null) sortBy(rows, rows.map(value), isDescending);
  return first === null ? rows : rows.slice(0, first);
}

/** Whether rows are neighbours in the ranking, best first: brackets and chips hold between such. */
export function areNeighbours(rows: readonly number[]): boolean {
  return rows.every((row, at) => at === 0 || row === rows[at - 1] + 1);
}

/** So many rows, at the most, of those that are given best first: the nearest to a row, in order. */
export function nearestRows(rows: readonly number[], to: number, most: number): readonly number[] {
  const nearest = rows.toSorted((a, b) => Math.abs(a - to) - Math.abs(b - to)).slice(0, most);
  return nearest.sort((a, b) => a - b);
}

function sortBy(rows: number[], values: readonly SortValue[], isDescending: boolean): void {
  const valueOf = new Map(rows.map((row, at) => [row, values[at]]));
  const sign = isDescending ? -1 : 1;
  rows.sort((a, b) => {
    const [x, y] = [valueOf.get(a) ?? null, valueOf.get(b) ?? null];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || a - b;
    return sign * (x < y ? -1 : x > y ? 1 : 0) || a - b;
  });
}
