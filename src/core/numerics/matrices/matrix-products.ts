import { TILE, subtractProducts, sums } from './tile.ts';

/** Products of large dense matrices, row-major in flat arrays; every sum in the order of its terms. */

/** Tiles of rows that each strip of the matrix is read for. */
const TILES = 4;

/**
 * rows × width: out[i] = Σ_k weights[i·perRow + k·perTerm] · matrix[k].
 * @param matrix of so many columns as `width` says; what is 0 at both ends of its columns, or of the
 *   weights of a row, is passed over
 * @param onRow called with the number of rows that are done, now and then
 */
export function products(
  weights: Float64Array,
  { perRow, perTerm, rows }: WeightPlaces,
  matrix: Float64Array,
  width: number,
  onRow?: (rows: number) => void,
): Float64Array<ArrayBuffer> {
  const terms = matrix.length / width;
  const across = { between: 1, perTerm: width, terms };
  const strips = Array.from({ length: Math.ceil(width / TILE) }, (_, strip) =>
    stripOf(matrix, across, strip * TILE, width),
  );
  const out = new Float64Array(rows * width);
  for (let from = 0; from < rows; from += TILE * TILES) {
    onRow?.(from);
    const down = { between: perRow, perTerm, terms };
    const tiles = Array.from(
      { length: Math.ceil(Math.min(rows - from, TILE * TILES) / TILE) },
      (_, tile) => stripOf(weights, down, from + tile * TILE, rows),
    );
    strips.forEach((strip, right) => {
      tiles.forEach((tile, below) => {
        const first = Math.max(tile.from, strip.from);
        sums.fill(0);
        subtractProducts(tile.lines, 0, strip.lines, 0, terms, first, Math.min(tile.to, strip.to));
        const [row, column] = [from + below * TILE, right * TILE];
        for (let r = 0; r < TILE && row + r < rows; r++)
          for (let c = 0; c < TILE && column + c < width; c++)
            out[(row + r) * width + column + c] = 0 - sums[r * TILE + c];
      });
    });
  }
  return out;
}

/** Where the weights of a product stand. */
export interface WeightPlaces {
  /** From a row's first weight to the next row's. */
  readonly perRow: number;
  /** From a term's weight to the next term's. */
  readonly perTerm: number;
  readonly rows: number;
}

/** TILE columns of a matrix, or rows of weights, that a tile is the product of. */
interface Strip {
  /** One after the other; behind the last there are zeros. */
  readonly lines: Float64Array;
  /** Terms before and behind which there are only zeros. */
  readonly from: number;
  readonly to: number;
}

function stripOf(
  matrix: Float64Array,
  { between, perTerm, terms }: { between: number; perTerm: number; terms: number },
  first: number,
  end: number,
): Strip {
  const lines = new Float64Array(TILE * terms);
  const many = Math.min(TILE, end - first);
  let [from, to] = [terms, 0];
  for (let k = 0; k < terms; k++)
    for (let line = 0; line < many; line++) {
      const value = matrix[(first + line) * between + k * perTerm];
      if (value === 0) continue;
      lines[line * terms + k] = value;
      if (k < from) from = k;
      to = k + 1;
    }
  return { lines, from, to };
}

/**
 * out[c] = Σ_d≤c lower[c, d] · vector[d], for the first `rows` rows of a lower triangle.
 * @param width how many columns a row has
 */
export function lowerTimes(
  lower: Float64Array,
  width: number,
  rows: number,
  vector: Float64Array,
  out: Float64Array,
): void {
  const whole = rows - (rows % TILE);
  for (let c = 0; c < whole; c += TILE) {
    const a0 = c * width;
    const a1 = a0 + width;
    const a2 = a1 + width;
    const a3 = a2 + width;
    let [s0, s1, s2, s3] = [0, 0, 0, 0];
    for (let d = 0; d <= c; d++) {
      const x = vector[d];
      s0 += lower[a0 + d] * x;
      s1 += lower[a1 + d] * x;
      s2 += lower[a2 + d] * x;
      s3 += lower[a3 + d] * x;
    }
    out[c] = s0;
    out[c + 1] = finished(s1, lower, a1, vector, c + 1, c + 1);
    out[c + 2] = finished(s2, lower, a2, vector, c + 1, c + 2);
    out[c + 3] = finished(s3, lower, a3, vector, c + 1, c + 3);
  }
  for (let c = whole; c < rows; c++) out[c] = finished(0, lower, c * width, vector, 0, c);
}

/** A sum with its terms from one place to another, this one too. */
function finished(
  sum: number,
  lower: Float64Array,
  row: number,
  vector: Float64Array,
  from: number,
  to: number,
): number {
  let all = sum;
  for (let d = from; d <= to; d++) all += lower[row + d] * vector[d];
  return all;
}
