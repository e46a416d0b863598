/** Rows and columns that are worked on at once: so many sums wait for no one of them. */
export const TILE = 4;
/** Of rows of one matrix with rows of another: what `subtractProducts` works on. */
export const sums = new Float64Array(TILE * TILE);

/**
 * Takes off `sums` the products of TILE rows of `a` with TILE rows of `b`, up to a length; every
 * sum in the order of its terms, so that tiles change no bit of a result.
 */
export function subtractProducts(
  a: Float64Array,
  rowA: number,
  b: Float64Array,
  rowB: number,
  size: number,
  from: number,
  to: number,
): void {
  let s00 = sums[0];
  let s01 = sums[1];
  let s02 = sums[2];
  let s03 = sums[3];
  let s10 = sums[4];
  let s11 = sums[5];
  let s12 = sums[6];
  let s13 = sums[7];
  let s20 = sums[8];
  let s21 = sums[9];
  let s22 = sums[10];
  let s23 = sums[11];
  let s30 = sums[12];
  let s31 = sums[13];
  let s32 = sums[14];
  let s33 = sums[15];
  for (let k = from; k < to; k++) {
    const a0 = a[rowA + k];
    const a1 = a[rowA + size + k];
    const a2 = a[rowA + 2 * size + k];
    const a3 = a[rowA + 3 * size + k];
    const b0 = b[rowB + k];
    const b1 = b[rowB + size + k];
    const b2 = b[rowB + 2 * size + k];
    const b3 = b[rowB + 3 * size + k];
    s00 -= a0 * b0;
    s01 -= a0 * b1;
    s02 -= a0 * b2;
    s03 -= a0 * b3;
    s10 -= a1 * b0;
    s11 -= a1 * b1;
    s12 -= a1 * b2;
    s13 -= a1 * b3;
    s20 -= a2 * b0;
    s21 -= a2 * b1;
    s22 -= a2 * b2;
    s23 -= a2 * b3;
    s30 -= a3 * b0;
    s31 -= a3 * b1;
    s32 -= a3 * b2;
    s33 -= a3 * b3;
  }
  sums[0] = s00;
  sums[1] = s01;
  sums[2] = s02;
  sums[3] = s03;
  sums[4] = s10;
  sums[5] = s11;
  sums[6] = s12;
  sums[7] = s13;
  sums[8] = s20;
  sums[9] = s21;
  sums[10] = s22;
  sums[11] = s23;
  sums[12] = s30;
  sums[13] = s31;
  sums[14] = s32;
  sums[15] = s33;
}
