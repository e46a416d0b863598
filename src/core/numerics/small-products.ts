/*
 * Products of small square matrices, row-major, many in one array, with vectors that lie one after
 * another as well. Four sums at a time, so that none waits for another.
 */

/** Of a vector's entries from `base` on, out = M·x, M beginning at `at`. */
export function times(
  m: Float64Array,
  at: number,
  size: number,
  x: Float64Array,
  base: number,
  out: Float64Array,
): void {
  let s = 0;
  for (; s + 3 < size; s += 4) {
    const row = at + s * size;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let k = 0; k < size; k++) {
      const entry = x[base + k];
      a += m[row + k] * entry;
      b += m[row + size + k] * entry;
      c += m[row + 2 * size + k] * entry;
      d += m[row + 3 * size + k] * entry;
    }
    out[base + s] = a;
    out[base + s + 1] = b;
    out[base + s + 2] = c;
    out[base + s + 3] = d;
  }
  for (; s < size; s++) {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += m[at + s * size + k] * x[base + k];
    out[base + s] = sum;
  }
}

/** out = Mᵀ·x likewise. */
export function transposedTimes(
  m: Float64Array,
  at: number,
  size: number,
  x: Float64Array,
  base: number,
  out: Float64Array,
): void {
  let k = 0;
  for (; k + 3 < size; k += 4) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let s = 0, cell = at + k; s < size; s++, cell += size) {
      const entry = x[base + s];
      a += m[cell] * entry;
      b += m[cell + 1] * entry;
      c += m[cell + 2] * entry;
      d += m[cell + 3] * entry;
    }
    out[base + k] = a;
    out[base + k + 1] = b;
    out[base + k + 2] = c;
    out[base + k + 3] = d;
  }
  for (; k < size; k++) {
    let sum = 0;
    for (let s = 0; s < size; s++) sum += m[at + s * size + k] * x[base + s];
    out[base + k] = sum;
  }
}
