import { isObject } from '../containers/json/json-object.ts';
import type { Mapping } from '../file/mapping.ts';
import type { KnownMapping } from '../file/way.ts';

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
export function withMapping(known: readonly KnownMapping[], entry: KnownMapping): KnownMapping[] {
  const key = headerKey(entry.fields);
  return [...known.filter(({ fields }) => headerKey(fields) !== key), entry];
}

/**
 * Whether a value that was stored outside is a mapping with its columns, of this version or of one
 * before it.
 */
export function isKnownMapping(value: unknown): value is KnownMapping {
  return isObject(value) && isTexts(value.fields) && isMapping(value.mapping);
}

function isMapping(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { kind, question, category, judge, turn, records } = value;
  const isSound = [question, category, judge, turn].every(isTextOrNull);
  if (!isSound || !(records === undefined || isText(records))) return false;
  if (kind === 'score') {
    const { model, scores, better } = value;
    return isModel(model) && isText(question) && isTexts(scores) && isBetter(better);
  }
  if (kind === 'wide') {
    const { models, better } = value;
    return (models === null || isTexts(models)) && isBetter(better);
  }
  const { left, right, verdict, sides } = value;
  const isOfSides = sides === undefined || sides === 'unknown';
  return kind === undefined && isText(left) && isText(right) && isVerdict(verdict) && isOfSides;
}

function isModel(value: unknown): boolean {
  if (!isObject(value)) return false;
  return isText(value.column) || value.named === 'file' || value.named === 'folder';
}

function isVerdict(verdict: unknown): boolean {
  if (!isObject(verdict)) return false;
  const { kind, field, fields, better } = verdict;
  const { leftValues, rightValues, tieValues, noneValues = [] } = verdict;
  const hasValues = [leftValues, rightValues, tieValues, noneValues].every(isTexts);
  switch (kind) {
    case 'outcome':
      return isText(field) && hasValues;
    case 'outcomes':
      return isTexts(fields) && hasValues;
    case 'scores':
      return isText(verdict.left) && isText(verdict.right) && isBetter(better);
    case 'score-cell':
      return isText(field) && isBetter(better);
    case 'counts':
      return isText(verdict.leftWins) && isText(verdict.rightWins) && isTextOrNull(verdict.ties);
    default:
      return kind === 'left-wins';
  }
}

const isBetter = (value: unknown): boolean => value === 'higher' || value === 'lower';
const isText = (value: unknown): boolean => typeof value === 'string';
const isTextOrNull = (value: unknown): boolean => value === null || isText(value);

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}
