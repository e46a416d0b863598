import * as v from 'valibot';

/** What the shapes of all records are made of. `v.number()` refuses NaN, `finite` Infinity too. */

export const finite = v.pipe(v.number(), v.finite());
/** An amount that need not be whole: milliseconds, dollars, judgments by weight. */
export const amount = v.pipe(finite, v.minValue(0));
export const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const share = v.pipe(finite, v.minValue(0), v.maxValue(1));
export const names = v.array(v.string());

/** SHA-256, hexadecimal. */
export const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

export function wholeUpTo(most: number) {
  return v.pipe(whole, v.maxValue(most));
}

/** Whether every number of a column is below this, as an index into something so long has to be. */
export function areBelow(column: Uint32Array | Uint8Array, length: number): boolean {
  return column.every((index) => index < length);
}

/** As `areBelow`; what is not known is −1. */
export function areBelowOrUnknown(column: Int32Array, length: number): boolean {
  return column.every((index) => index >= -1 && index < length);
}

export function areFinite(column: Float64Array | Float32Array): boolean {
  return column.every(Number.isFinite);
}

export function areAmounts(column: Float64Array): boolean {
  return column.every((value) => value >= 0 && value < Infinity);
}

/** A column of numbers of the kind, every one of them sound. */
export function columnOf<T extends Float64Array | Float32Array>(
  kind: new (length: number) => T,
  isSound: (column: T) => boolean,
) {
  return v.pipe(v.instance(kind), v.check(isSound));
}
