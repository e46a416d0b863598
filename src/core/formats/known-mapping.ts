import type { FileFailure } from '../failure.ts';
import { isObject } from './containers/json-record.ts';
import type { Mapping } from './mapping.ts';
import type { KnownMapping } from './way.ts';

/**
 * What a mapping is remembered by: the set of the columns. Their order and repetitions make no
 * difference, for a mapping goes by names; case does, for names are looked up as they are.
 */
export function headerKey(fields: readonly string[]): string {
  return JSON.stringify([...new Set(fields)].sort());
}

/** The mapping last remembered for a table with exactly these columns; null where there is none. */
export function rememberedMapping(
  known: readonly KnownMapping[],
  fields: readonly string[],
): Mapping | null {
  if (known.length === 0) return null;
  const key = headerKey(fields);
  return known.findLast((entry) => headerKey(entry.fields) === key)?.mapping ?? null;
}

/** The list with one more; what was remembered for the same columns is forgotten. */
export function rememberMapping(
  known: readonly KnownMapping[],
  entry: KnownMapping,
): KnownMapping[] {
  const key = headerKey(entry.fields);
  return [...known.filter(({ fields }) => headerKey(fields) !== key), entry];
}

/** Whether a value that was stored outside is a mapping with its columns. */
export function isKnownMapping(value: unknown): value is KnownMapping {
  if (!isObject(value) || !isTexts(value.fields) || !isObject(value.mapping)) return false;
  const { left, right, verdict, ...others } = value.mapping;
  return (
    typeof left === 'string' &&
    typeof right === 'string' &&
    isObject(verdict) &&
    isVerdict(verdict) &&
    ['question', 'category', 'judge', 'turn'].every(
      (name) => others[name] === null || typeof others[name] === 'string',
    )
  );
}

function isVerdict(verdict: Record<string, unknown>): boolean {
  if (verdict.kind === 'outcome') {
    const { field, leftValues, rightValues, tieValues } = verdict;
    return typeof field === 'string' && [leftValues, rightValues, tieValues].every(isTexts);
  }
  const { kind, left, right, better } = verdict;
  return (
    kind === 'left-wins' ||
    (kind === 'scores' &&
      typeof left === 'string' &&
      typeof right === 'string' &&
      (better === 'higher' || better === 'lower'))
  );
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

/** Columns that a mapping names and a table has not: with these it can't be read. */
export function missingColumns(
  { left, right, verdict, question, category, judge, turn }: Mapping,
  fields: readonly string[],
): string[] {
  const has = new Set(fields);
  const named = [
    left,
    right,
    ...(verdict.kind === 'outcome' ? [verdict.field] : []),
    ...(verdict.kind === 'scores' ? [verdict.left, verdict.right] : []),
    question,
    category,
    judge,
    turn,
  ];
  return [...new Set(named.filter((field) => field !== null && !has.has(field)))].filter(
    (field) => field !== null,
  );
}

/**
 * How often each value of a column comes in the sample, most often first: what the user says the
 * meaning of.
 * @param column its place in `fields`
 */
export function sampleValues(
  { sample }: Pick<FileFailure & { kind: 'unknown-format' }, 'sample'>,
  column: number,
): (readonly [value: string, times: number])[] {
  const times = new Map<string, number>();
  for (const row of sample) {
    const value = row.at(column)?.trim() ?? '';
    if (value !== '') times.set(value, (times.get(value) ?? 0) + 1);
  }
  return [...times].sort((a, b) => b[1] - a[1]);
}
