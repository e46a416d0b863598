import type { FileFailure } from '../failure.ts';
import { Outcome } from '../judgments.ts';
import type { Row } from './containers/container.ts';
import { optionalName } from './fields.ts';
import type { OutcomeValues } from './mapping.ts';
import { OUTCOMES } from './verdict.ts';
import { isCode, meaningOf, meaningsOf, wordKey } from './vocabulary.ts';

/** Columns of verdicts, and what their values were said to mean. */
export interface OutcomeColumns extends OutcomeValues {
  readonly fields: readonly string[];
}

/** The two columns of names. */
interface Sides {
  readonly left: string;
  readonly right: string;
}

/** Values met that are named in a failure. */
const MOST_VALUES = 10;

/** What the values were said to mean: as they stand, in lower case, and as words are compared. */
export function declaredWords(column: OutcomeValues): Map<string, Outcome> {
  const words = new Map<string, Outcome>();
  const said = [
    ...column.leftValues.map((value) => [value, Outcome.left] as const),
    ...column.rightValues.map((value) => [value, Outcome.right] as const),
    ...column.tieValues.map((value) => [value, Outcome.tie] as const),
    ...(column.noneValues ?? []).map((value) => [value, Outcome.unparsed] as const),
  ];
  for (const [value, outcome] of said) words.set(value.trim().toLowerCase(), outcome);
  for (const [value, outcome] of said) {
    const key = wordKey(value);
    if (!words.has(key)) words.set(key, outcome);
  }
  return words;
}

/** With letters that say something only beside others, going by the first records. */
export function wordsBeside(
  words: ReadonlyMap<string, Outcome>,
  first: readonly Row[],
  { fields }: OutcomeColumns,
  sides: Sides,
): ReadonlyMap<string, Outcome> {
  const more = new Map(words);
  for (const [value, meaning] of meaningsOf(wordsMet(first, fields, sides))) {
    const key = wordKey(value);
    if (meaning !== null && meaning !== meaningOf(value) && !more.has(key)) {
      more.set(key, OUTCOMES[meaning]);
    }
  }
  return more;
}

/** Why columns of numbers, or of true and false, can't be read while no number is declared. */
export function undeclaredCodes(
  first: readonly Row[],
  { fields, leftValues, rightValues, tieValues, noneValues = [] }: OutcomeColumns,
  sides: Sides,
): FileFailure | null {
  if ([...leftValues, ...rightValues, ...tieValues, ...noneValues].some(isCode)) return null;
  for (const field of fields) {
    const values = [...wordsMet(first, [field], sides)].filter(isCode).slice(0, MOST_VALUES);
    if (values.length > 0) return { kind: 'undeclared-values', field, values };
  }
  return null;
}

/** The values of the columns that do not name a model of their record. */
function wordsMet(
  first: readonly Row[],
  fields: readonly string[],
  { left, right }: Sides,
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
