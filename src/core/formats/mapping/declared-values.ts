import type { FileFailure } from '../file/file-failure.ts';
import type { Outcome } from '../../table/judgments.ts';
import { ColumnMeanings } from './column-meanings.ts';
import type { SideColumns } from './column-meanings.ts';
import type { Row } from '../containers/container.ts';
import { optionalName } from '../record/fields.ts';
import type { OutcomeValues } from '../file/mapping.ts';
import { OUTCOMES } from '../record/verdict.ts';
import { isCode, wordKey } from '../record/vocabulary.ts';
import type { Meaning } from '../record/vocabulary.ts';

/** Columns of verdicts, and what their values were said to mean. */
export interface OutcomeColumns extends OutcomeValues {
  readonly fields: readonly string[];
}

/** Values met that are named in a failure. */
const MAX_VALUES = 10;

/** What the values were said to mean: as they stand, in lower case, and as words are compared. */
export function declaredWords(column: OutcomeValues): Map<string, Outcome> {
  const words = new Map<string, Outcome>();
  const said = declaredMeanings(column);
  for (const [value, meaning] of said) words.set(value.trim().toLowerCase(), OUTCOMES[meaning]);
  for (const [value, meaning] of said) {
    const key = wordKey(value);
    if (!words.has(key)) words.set(key, OUTCOMES[meaning]);
  }
  return words;
}

function declaredMeanings(column: OutcomeValues): (readonly [string, Meaning])[] {
  const { leftValues, rightValues, tieValues, noneValues = [] } = column;
  return [
    ...leftValues.map((value) => [value, 'left'] as const),
    ...rightValues.map((value) => [value, 'right'] as const),
    ...tieValues.map((value) => [value, 'tie'] as const),
    ...noneValues.map((value) => [value, 'none'] as const),
  ];
}

/** What the other values of the columns say, going by their letters in the first records. */
export function undeclaredMeanings(
  first: readonly Row[],
  column: OutcomeColumns,
  sides: SideColumns,
): ColumnMeanings {
  const meanings = new ColumnMeanings(sides, new Map(declaredMeanings(column)));
  for (const value of wordsMet(first, column.fields, sides)) meanings.meets(value);
  return meanings;
}

/**
 * Why columns can't be read whose values have two meanings, or while no number is declared, and
 * neither true nor false.
 */
export function unclearValues(
  first: readonly Row[],
  column: OutcomeColumns,
  sides: SideColumns,
): FileFailure | null {
  const declared = declaredMeanings(column);
  const twice = declared.filter(([value, meaning]) =>
    declared.some(([other, own]) => own !== meaning && wordKey(other) === wordKey(value)),
  );
  if (twice.length > 0) {
    const values = [...new Set(twice.map(([value]) => value))];
    return { kind: 'undeclared-values', field: column.fields[0], values };
  }
  if (declared.some(([value]) => isCode(value))) return null;
  for (const field of column.fields) {
    const values = [...wordsMet(first, [field], sides)].filter(isCode).slice(0, MAX_VALUES);
    if (values.length > 0) return { kind: 'undeclared-values', field, values };
  }
  return null;
}

/** The values of the columns that do not name a model of their record. */
function wordsMet(
  first: readonly Row[],
  fields: readonly string[],
  { left, right }: SideColumns,
): Set<string> {
  return new Set(
    first.flatMap((row) =>
      fields.flatMap((field) => {
        const given = row.get(field);
        const value = typeof given === 'boolean' ? String(given) : optionalName(given);
        const isName = [left, right].some((side) => optionalName(row.get(side)) === value);
        return value === null || isName ? [] : [value];
      }),
    ),
  );
}
