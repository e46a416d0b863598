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
    const { field, leftValues, rightValues, tieValues, noneValues = [] } = verdict;
    const lists = [leftValues, rightValues, tieValues, noneValues];
    return typeof field === 'string' && lists.every(isTexts);
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
