import { log } from '../../numerics/elementary.ts';
import type { LogDensity } from '../../model/density.ts';

/**
 * Coordinates z in which the Gaussian approximation is standard normal:
 * parameters = center + loadings · z, so that loadings · loadingsᵀ is their covariance.
 */
export interface Whitening {
  /** Length `parameters`. May lie outside the bounds where those cut the posterior off. */
  readonly center: Float64Array;
  /** Row-major, `parameters` × (`parameters` − 1). */
  readonly loadings: Float64Array;
  /** Per row the column before which there are only zeros; absent: none are known of. */
  readonly firsts?: Uint32Array;
}

/** out = loadings · z: a move in z as a move of the parameters. */
export function toParameters(
  { loadings, firsts }: Whitening,
  z: Float64Array,
  out: Float64Array,
): void {
  const width = z.length;
  for (let k = 0; k < out.length; k++) out[k] = dot(loadings, k * width, z, firsts?.[k]);
}

/** out = loadingsᵀ · gradient: derivatives by parameters as derivatives by z. */
export function toWhite(
  { loadings, firsts }: Whitening,
  gradient: Float64Array,
  out: Float64Array,
): void {
  const width = out.length;
  const whole = gradient.length & ~3;
  out.fill(0);
  // Four rows at a time, so that `out` is read and written a quarter as often.
  for (let k = 0; k < whole; k += 4) {
    const g0 = gradient[k];
    const g1 = gradient[k + 1];
    const g2 = gradient[k + 2];
    const g3 = gradient[k + 3];
    const r0 = k * width;
    const r1 = r0 + width;
    const r2 = r1 + width;
    const r3 = r2 + width;
    const first =
      firsts === undefined ? 0 : Math.min(firsts[k], firsts[k + 1], firsts[k + 2], firsts[k + 3]);
    for (let c = first; c < width; c++) {
      out[c] +=
        g0 * loadings[r0 + c] +
        g1 * loadings[r1 + c] +
        (g2 * loadings[r2 + c] + g3 * loadings[r3 + c]);
    }
  }
  for (let k = whole; k < gradient.length; k++) {
    for (let c = 0; c < width; c++) out[c] += gradient[k] * loadings[k * width + c];
  }
}

/**
 * The z of a parameter vector, where loadings by free coordinates are upper triangular, as those
 * of an approximation are.
 */
export function whiten(
  { models }: Pick<LogDensity, 'models'>,
  { center, loadings }: Whitening,
  point: Float64Array,
  z: Float64Array,
): void {
  const width = z.length;
  for (let c = width - 1; c >= 0; c--) {
    const k = c < models - 1 ? c : c + 1;
    let rest = point[k] - center[k];
    for (let other = c + 1; other < width; other++) {
      rest -= loadings[k * width + other] * z[other];
    }
    z[c] = rest / loadings[k * width + c];
  }
}

/** Vectors that `whitenAtOnce` takes: so many sums wait for no one of them. */
export const AT_ONCE = 4;

/** `whiten` for some vectors at once, which stand side by side, coordinate by coordinate; to the same bits. */
export function whitenAtOnce(
  { models }: Pick<LogDensity, 'models'>,
  { center, loadings }: Whitening,
  points: Float64Array,
  z: Float64Array,
): void {
  const width = z.length / AT_ONCE;
  for (let c = width - 1; c >= 0; c--) {
    const k = c < models - 1 ? c : c + 1;
    const row = k * width;
    const from = k * AT_ONCE;
    const to = c * AT_ONCE;
    let r0 = points[from] - center[k];
    let r1 = points[from + 1] - center[k];
    let r2 = points[from + 2] - center[k];
    let r3 = points[from + 3] - center[k];
    for (let other = c + 1, at = to + AT_ONCE; other < width; other++, at += AT_ONCE) {
      const by = loadings[row + other];
      r0 -= by * z[at];
      r1 -= by * z[at + 1];
      r2 -= by * z[at + 2];
      r3 -= by * z[at + 3];
    }
    const by = loadings[row + c];
    z[to] = r0 / by;
    z[to + 1] = r1 / by;
    z[to + 2] = r2 / by;
    z[to + 3] = r3 / by;
  }
}

/** Log of the free coordinates' volume for one of z; loadings as for `whiten`. */
export function logVolume(
  { models }: Pick<LogDensity, 'models'>,
  { loadings }: Whitening,
  width: number,
): number {
  let sum = 0;
  for (let c = 0; c < width; c++) {
    sum += log(loadings[(c < models - 1 ? c : c + 1) * width + c]);
  }
  return sum;
}

/**
 * Σ a[from + c]·b[c], in four sums so that the processor need not wait for each addition.
 * @param first nothing but zeros in `a` before this c
 */
export function dot(a: Float64Array, from: number, b: Float64Array, first = 0): number {
  const whole = b.length & ~3;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let c = first & ~3; c < whole; c += 4) {
    const at = from + c;
    s0 += a[at] * b[c];
    s1 += a[at + 1] * b[c + 1];
    s2 += a[at + 2] * b[c + 2];
    s3 += a[at + 3] * b[c + 3];
  }
  for (let c = whole; c < b.length; c++) s0 += a[from + c] * b[c];
  return s0 + s1 + (s2 + s3);
}
