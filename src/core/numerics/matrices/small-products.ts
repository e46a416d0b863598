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
  strided(m, at, size, size, 1, x, base, out);
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
  strided(m, at, size, 1, size, x, base, out);
}

/** @param step from one sum's entries to the next's @param along from entry to entry of a sum */
function strided(
  m: Float64Array,
  at: number,
  size: number,
  step: number,
  along: number,
  x: Float64Array,
  base: number,
  out: Float64Array,
): void {
  let s = 0;
  for (; s + 3 < size; s += 4) {
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let k = 0, cell = at + s * step; k < size; k++, cell += along) {
      const entry = x[base + k];
      a += m[cell] * entry;
      b += m[cell + step] * entry;
      c += m[cell + 2 * step] * entry;
      d += m[cell + 3 * step] * entry;
    }
    out[base + s] = a;
    out[base + s + 1] = b;
    out[base + s + 2] = c;
    out[base + s + 3] = d;
  }
  for (; s < size; s++) {
    let sum = 0;
    for (let k = 0; k < size; k++) sum += m[at + s * step + k * along] * x[base + k];
    out[base + s] = sum;
  }
}
