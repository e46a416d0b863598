import { NEAR_SHARE, REPRODUCED_SHARE } from '../limits.ts';
import type { Published } from './reading.ts';

/**
 * How near numbers come to published ones, in the published unit. `digits`: to the last digit that
 * was printed; `same`: within what sampling and stopping rules leave open; `near`: the same order of
 * size everywhere; else `far`.
 */
export interface Nearness {
  readonly level: 'digits' | 'same' | 'near' | 'far';
  /** Of all differences, the largest, and the root of the mean square. */
  readonly farthest: number;
  readonly typical: number;
  /** From the least published number to the greatest. */
  readonly spread: number;
}

/** @param values by model, in the published unit; a model without one is infinitely far */
export function nearnessOf(published: readonly Published[], values: readonly number[]): Nearness {
  const apart = published.map(({ model, value }) => {
    const found = values[model];
    return Number.isFinite(found) ? Math.abs(found - value) : Infinity;
  });
  const farthest = Math.max(...apart);
  const typical = Math.sqrt(apart.reduce((sum, x) => sum + x * x, 0) / apart.length);
  const all = published.map(({ value }) => value);
  const spread = Math.max(...all) - Math.min(...all);
  // Half of the last place, and what binary fractions add to it.
  const last = 0.5 * 10 ** -Math.max(...all.map(decimalsOf)) * (1 + 1e-9);
  const level =
    farthest <= last
      ? 'digits'
      : farthest <= REPRODUCED_SHARE * spread
        ? 'same'
        : farthest <= NEAR_SHARE * spread
          ? 'near'
          : 'far';
  return { level, farthest, typical, spread };
}

/** Digits behind the point, as a number is printed. */
function decimalsOf(value: number): number {
  const [mantissa, exponent = '0'] = String(value).split('e');
  const [, digits = ''] = mantissa.split('.');
  return Math.max(0, digits.length - Number(exponent));
}
