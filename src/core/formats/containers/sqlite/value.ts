import type { Codec } from '../encoding/codec.ts';

/** INTEGER (of 64 bits), REAL, TEXT, BLOB or NULL. */
export type SqlValue = bigint | number | string | Uint8Array | null;

/** What a column makes of values, by the type that it was declared with. */
export type Affinity = 'INTEGER' | 'TEXT' | 'BLOB' | 'REAL' | 'NUMERIC';

const AFFINITIES: readonly (readonly [RegExp, Affinity])[] = [
  [/INT/i, 'INTEGER'],
  [/CHAR|CLOB|TEXT/i, 'TEXT'],
  [/BLOB|^$/i, 'BLOB'],
  [/REAL|FLOA|DOUB/i, 'REAL'],
];

/** A text that is a number, with what SQLite takes for spaces around it. */
const NUMBER = /^[ \t-\r]*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)[ \t-\r]*$/i;
/** One with room in 64 bits, or a little more. */
const WHOLE = /^[+-]?\d{1,19}$/;

/** https://sqlite.org/datatype3.html#determination_of_column_affinity */
export function affinityOf(type: string): Affinity {
  return AFFINITIES.find(([pattern]) => pattern.test(type))?.[1] ?? 'NUMERIC';
}

export function isNumeric(affinity: Affinity): boolean {
  return affinity !== 'TEXT' && affinity !== 'BLOB';
}

/**
 * `CAST(value AS TEXT)`, but that a REAL is written as short as it can be: how many digits SQLite
 * writes differs between its versions.
 */
export function textOf(value: SqlValue, codec: Codec): string | null {
  if (value instanceof Uint8Array) return codec.decode(value);
  if (typeof value !== 'number') return value === null ? null : String(value);
  const text = String(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

/** What a text of a number is, else the text: an INTEGER where it is whole and has room in 64 bits. */
export function numberIn(text: string): bigint | number | string {
  const digits = NUMBER.exec(text)?.[1];
  if (digits === undefined) return text;
  return WHOLE.test(digits) ? inRoom(BigInt(digits.replace('+', ''))) : Number(digits);
}

/** A whole number of any size. */
export function inRoom(whole: bigint): bigint | number {
  return whole === BigInt.asIntN(64, whole) ? whole : Number(whole);
}

/** The value as a column stores it. */
export function stored(value: SqlValue, affinity: Affinity): SqlValue {
  const isNumber = typeof value === 'number' || typeof value === 'bigint';
  if (affinity === 'TEXT') return isNumber ? String(value) : value;
  if (!isNumeric(affinity)) return value;
  const number = typeof value === 'string' ? numberIn(value) : value;
  if (typeof number === 'bigint') return affinity === 'REAL' ? Number(number) : number;
  const isWhole = typeof number === 'number' && affinity !== 'REAL' && Number.isInteger(number);
  return isWhole ? inRoom(BigInt(number)) : number;
}

/**
 * The same for values that SQL takes for equal, and for no others; null equals nothing.
 * @param asNumbers whether texts of numbers are numbers, as beside a column of these
 */
export function keyOf(value: SqlValue, asNumbers: boolean): bigint | number | string | null {
  if (value instanceof Uint8Array) return `blob ${value.join()}`;
  const compared = typeof value === 'string' && asNumbers ? numberIn(value) : value;
  if (typeof compared === 'string') return `text ${compared}`;
  const isWhole = typeof compared === 'number' && Number.isInteger(compared);
  return isWhole ? BigInt(compared) : compared;
}
