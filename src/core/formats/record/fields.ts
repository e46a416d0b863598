import type { RowReason } from '../file/file-failure.ts';
import { UNKNOWN } from '../../table/judgments.ts';
import type { Row } from '../containers/container.ts';
import { isObject } from '../containers/json/json-object.ts';
import { jsonOf } from '../containers/json/json-record.ts';
import { startOf, wellFormed } from './excerpt.ts';
import { saysNothing } from './vocabulary.ts';
import { MAX_QUESTION_NAME } from '../../limits.ts';

/** The two models of a record, first shown first. */
export interface ModelPair {
  readonly left: string;
  readonly right: string;
}

/** Reads the names of the two models; a record without both, or with one twice, is rejected. */
export function readPair(row: Row, leftField: string, rightField: string): ModelPair | RowReason {
  const left = readName(row, leftField);
  if (typeof left !== 'string') return left;
  const right = readName(row, rightField);
  if (typeof right !== 'string') return right;
  return left === right ? { kind: 'same-model', model: left } : { left, right };
}

/** A name that a record must have. */
export function readName(row: Row, field: string): string | RowReason {
  const value = row.get(field);
  const name = nameOf(value);
  if (name === null) return { kind: 'missing-field', field };
  return name ?? badValue(field, value);
}

/**
 * A name of a question or judge, null where the record has none. A list, as in `judge:
 * ["gpt-4", "pair-v2"]`, is joined; what is no name at all counts as none.
 */
export function optionalName(value: unknown): string | null {
  if (Array.isArray(value)) {
    const names = value.map((item) => nameOf(item)).filter((name) => typeof name === 'string');
    return names.length === 0 ? null : names.join(', ');
  }
  const name = nameOf(value);
  if (name !== undefined || typeof value !== 'string') return name ?? null;
  return nameOf(wellFormed(value)) ?? null;
}

/** Null where there is none, undefined where it is something else than a name. */
function nameOf(value: unknown): string | null | undefined {
  if (value === undefined || value === null) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : undefined;
  if (typeof value !== 'string') return undefined;
  const name = value.trim();
  if (name === '') return null;
  // Damaged, or cut in the middle of a character: it would be taken for a new model.
  return wellFormed(name) === name ? name : undefined;
}

/** A conversation turn from 1 to 127, else UNKNOWN. */
export function readTurn(value: unknown): number {
  const turn = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  const isTurn = typeof turn === 'number' && Number.isInteger(turn) && turn >= 1 && turn <= 127;
  return isTurn ? turn : UNKNOWN;
}

/** A count: a finite number from 0 on; an absent or empty one is null. */
export function readCount(row: Row, field: string): number | null | RowReason {
  const value = row.get(field);
  if (value === undefined || value === null) return null;
  if (typeof value === 'string' && value.trim() === '') return null;
  const count = typeof value === 'string' ? Number(value) : value;
  const isCount = typeof count === 'number' && Number.isFinite(count) && count >= 0;
  return isCount ? count : badValue(field, value);
}

/** A number from 0 on that is beside what is judged, such as a price; null where there is none. */
export function amountOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : null;
}

const LONGEST_VALUE = 100;

export function badValue(field: string, value: unknown): RowReason {
  const text = typeof value === 'object' && value !== null ? '{…}' : String(value);
  return { kind: 'bad-value', field, value: startOf(text, LONGEST_VALUE) };
}

/** A score: a finite number; null where the judge gave none (empty, null, error and such, or `failed`). */
export function readScore(
  row: Row,
  field: string,
  failed: number | null,
): number | null | RowReason {
  const value = row.get(field);
  if (value === undefined) return { kind: 'missing-field', field };
  if (value === null) return null;
  const given = typeof value === 'string' ? value.trim() : value;
  const score = typeof given === 'string' && given !== '' ? Number(given) : given;
  if (typeof score === 'number' && Number.isFinite(score)) return score === failed ? null : score;
  return typeof given === 'string' && saysNothing(given) ? null : badValue(field, value);
}

/**
 * A name for a question that has no id: its text; of a long one the beginning and a number made
 * of the whole (FNV-1a), so that names stay short and differ where texts do.
 */
export function nameOfText(value: unknown): string | null {
  const text = optionalName(value);
  if (text === null || text.length <= MAX_QUESTION_NAME) return text;
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return `${startOf(text, MAX_QUESTION_NAME - 20)}… #${(hash >>> 0).toString(16)}`;
}

/** Records may each have fields of their own; of these no more are listed. */
const MAX_FIELDS = 1000;

/** The fields of any of the records, in order of first appearance. */
export function fieldsOf(rows: readonly Row[]): string[] {
  const fields = new Set<string>();
  for (const row of rows) {
    for (const field of row.fields()) {
      if (fields.size < MAX_FIELDS) fields.add(field);
    }
  }
  return [...fields];
}

/**
 * A name for a question by what it was made of, such as the variables of a prompt: one text alone
 * as it is, else as JSON.
 */
export function nameOfInputs(inputs: unknown): string | null {
  if (!isObject(inputs))
    return Array.isArray(inputs) ? nameOfText(jsonOf(inputs)) : nameOfText(inputs);
  const values = Object.values(inputs);
  if (values.length === 0) return null;
  const isText = values.length === 1 && typeof values[0] === 'string';
  return nameOfText(isText ? values[0] : jsonOf(inputs));
}
