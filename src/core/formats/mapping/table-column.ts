import type { Row } from '../containers/container.ts';
import { optionalName } from '../record/fields.ts';
import { headerWords } from './header-words.ts';
import { MAX_GUESSED_NAME } from '../../limits.ts';

/** Every two columns are compared, so there is an end to it. */
const MAX_COLUMNS = 200;

/** A column of a table's first rows. */
export interface Column {
  readonly field: string;
  /** The header in parts, lower case. */
  readonly words: readonly string[];
  readonly values: readonly (string | null)[];
  /** The values that are there, each once. */
  readonly distinct: ReadonlySet<string>;
  /** How many rows have a value. */
  readonly given: number;
  readonly isNumeric: boolean;
  /** Whether all values could be names: no numbers, and no long texts. */
  readonly isOfNames: boolean;
}

/** The columns of the first rows, in the order of their first appearance. */
export function columnsOf(rows: readonly Row[]): Column[] {
  const fields = new Set(rows.flatMap((row) => row.fields().slice(0, MAX_COLUMNS)));
  return [...fields].slice(0, MAX_COLUMNS).map((field) => columnOf(field, rows));
}

function columnOf(field: string, rows: readonly Row[]): Column {
  const values = rows.map((row) => {
    const value = row.get(field);
    return typeof value === 'boolean' ? String(value) : optionalName(value);
  });
  const known = values.filter((value) => value !== null);
  const distinct = new Set(known);
  const isNumeric = known.length > 0 && known.every((value) => Number.isFinite(Number(value)));
  const isShort = known.every((value) => value.length <= MAX_GUESSED_NAME && !/[\r\n]/.test(value));
  const isOfNames = known.length > 0 && !isNumeric && isShort;
  const words = headerWords(field);
  return { field, words, values, distinct, given: known.length, isNumeric, isOfNames };
}

/** How many different values stand in both columns. */
export function sharedValues(left: Column, right: Column): number {
  return [...left.distinct].filter((value) => right.distinct.has(value)).length;
}
