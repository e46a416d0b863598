import { log } from '../../numerics/elementary.ts';

/** Places of the values, ascending; equal values by place. */
export function ascendingOrder(values: Float64Array): Uint32Array<ArrayBuffer> {
  return Uint32Array.from(values, (_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
}

/**
 * Cumulative Jensen–Shannon distance between draws and the same draws reweighted, as the R
 * package priorsense measures it (Nguyen & Vreeken 2015; Kallioinen et al. 2023, eq. 9): 0 where
 * the distributions agree, 1 at the most; the larger of that of the values and of their negatives,
 * so that a parameter's sign makes no difference.
 * @param order places of the values, ascending
 * @param weights of each draw, sum 1
 */
export function cjsDistance(
  values: Float64Array,
  order: Uint32Array,
  weights: Float64Array,
): number {
  const size = values.length;
  if (size < 2 || values[order[0]] === values[order[size - 1]]) return 0;
  return Math.sqrt(
    Math.max(divergence(values, order, weights, 1), divergence(values, order, weights, -1)),
  );
}

/** Symmetric divergence, relative to its upper bound. @param sign −1 for the negatives */
function divergence(
  values: Float64Array,
  order: Uint32Array,
  weights: Float64Array,
  sign: 1 | -1,
): number {
  const size = values.length;
  let sum = 0;
  let bound = 0;
  let q = 0;
  for (let r = 0; r < size - 1; r++) {
    const place = order[sign > 0 ? r : size - 1 - r];
    const next = order[sign > 0 ? r + 1 : size - 2 - r];
    const width = Math.abs(values[next] - values[place]);
    const p = (r + 1) / size;
    q += weights[place];
    if (width === 0) continue;
    // p·log(p/m) + q·log(q/m) with m their mean; the integrals that complete it cancel.
    const mean = 0.5 * (p + q);
    sum += width * (p * log(p / mean) + (q > 0 ? q * log(q / mean) : 0));
    bound += width * (p + q);
  }
  return Math.max(0, sum / (Math.LN2 * bound));
}
