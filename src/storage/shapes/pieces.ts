import * as v from 'valibot';

/** What the shapes of all records are made of. `v.number()` refuses NaN, `finite` Infinity too. */

/** A type by the names of its fields and their values alone; of a column only its kind. */
type Bare<T> = T extends { readonly [Symbol.toStringTag]: infer Kind }
  ? Kind
  : { -readonly [Field in keyof T]-?: Bare<T[Field]> };

type IsSame<A, B> = [Bare<A>, Bare<B>] extends [Bare<B>, Bare<A>] ? unknown : never;

/**
 * A shape of all that a type has, and of no more: where the type grows and the shape does not,
 * it does not compile. Else sound records would be taken for damaged ones.
 */
export function shapeOf<T>() {
  return <S extends v.GenericSchema<unknown, T>>(
    shape: S & IsSame<T, v.InferOutput<S>>,
  ): v.GenericSchema<unknown, T> => shape;
}

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

/* Columns have millions of numbers: loops, since a call for each takes three to ten times as long. */

/** Whether every number of a column is below this, as an index into something so long has to be. */
export function areBelow(column: Uint32Array | Uint8Array, length: number): boolean {
  for (let at = 0; at < column.length; at++) if (column[at] >= length) return false;
  return true;
}

/** As `areBelow`; what is not known is −1. */
export function areBelowOrUnknown(column: Int32Array, length: number): boolean {
  for (let at = 0; at < column.length; at++)
    if (column[at] < -1 || column[at] >= length) return false;
  return true;
}

export function areFinite(column: Float64Array | Float32Array): boolean {
  for (let at = 0; at < column.length; at++) if (!Number.isFinite(column[at])) return false;
  return true;
}

export function areAmounts(column: Float64Array): boolean {
  for (let at = 0; at < column.length; at++)
    if (!(column[at] >= 0 && column[at] < Infinity)) return false;
  return true;
}

export function areShares(column: Float32Array): boolean {
  for (let at = 0; at < column.length; at++)
    if (!(column[at] >= 0 && column[at] <= 1)) return false;
  return true;
}

/** A column of numbers of the kind, every one of them sound. */
export function columnOf<T extends Float64Array | Float32Array | Uint8Array>(
  kind: new (length: number) => T,
  isSound: (column: T) => boolean,
) {
  return v.pipe(v.instance(kind), v.check(isSound));
}
