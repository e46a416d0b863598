import { exp } from '../elementary.ts';
import type { TieModel } from '../model/settings.ts';
import type { Columns } from './columns.ts';

/** Where strengths and α stay within this, products of their exponentials do not overflow. */
const MULTIPLICATIVE_RANGE = 150;
/** Odds and tie parameters beyond e^±300 are taken as these, which leaves room for products. */
const LARGEST = exp(300);

/**
 * The odds e^η of a pair in every draw. One exponential per model and draw, made beforehand,
 * does for all pairs.
 */
export interface Odds {
  readonly size: number;
  /** Whether no odds were cut off at e^±300. */
  readonly isExact: boolean;
  /** e^η of models shown left and right, into `out`. */
  fill(left: number, right: number, out: Float64Array): void;
  /** ν under Davidson, e^κ under Rao–Kupper, per draw; 1 where a tie is no outcome. */
  readonly spread: Float64Array;
}

export function oddsOf({ size, strengths, order, tie }: Columns, ties: TieModel): Odds {
  const spread =
    tie === null
      ? new Float64Array(size).fill(1)
      : tie.map((x) => Math.min(LARGEST, ties === 'rao-kupper' ? exp(exp(x)) : exp(x)));
  const isWithin = (x: Float64Array): boolean =>
    x.every((value) => Math.abs(value) <= MULTIPLICATIVE_RANGE);
  if (strengths.every(isWithin) && (order === null || isWithin(order))) {
    const own = strengths.map((x) => x.map(exp));
    const first = order === null ? own : own.map((x) => x.map((odds, s) => odds * exp(order[s])));
    return {
      size,
      isExact: true,
      spread,
      fill(left, right, out) {
        const a = first[left];
        const b = own[right];
        for (let s = 0; s < size; s++) out[s] = a[s] / b[s];
      },
    };
  }
  return {
    size,
    isExact: false,
    spread,
    fill(left, right, out) {
      const a = strengths[left];
      const b = strengths[right];
      for (let s = 0; s < size; s++) {
        const eta = (order === null ? 0 : order[s]) + a[s] - b[s];
        out[s] = Math.max(1 / LARGEST, Math.min(LARGEST, exp(eta)));
      }
    },
  };
}

/**
 * What one judgment of each outcome contributes to the likelihood, per draw: the exponentials of
 * `logOutcomes`, never below 1e-300.
 */
export function likelihoodsFromOdds(
  ties: TieModel,
  odds: Float64Array,
  spread: Float64Array,
  [left, right, tie]: readonly Float64Array[],
): void {
  for (let s = 0; s < odds.length; s++) {
    const x = odds[s];
    const c = spread[s];
    if (ties === 'davidson') {
      const root = Math.sqrt(x);
      const inverse = 1 / (x + 1 + c * root);
      left[s] = x * inverse;
      right[s] = inverse;
      tie[s] = c * root * inverse;
    } else if (ties === 'rao-kupper') {
      left[s] = x / (x + c);
      right[s] = 1 / (1 + x * c);
      tie[s] = (c * c - 1) * left[s] * right[s];
    } else {
      right[s] = 1 / (1 + x);
      left[s] = x * right[s];
      tie[s] = ties === 'half' ? Math.sqrt(left[s] * right[s]) : 1;
    }
  }
  for (const column of [left, right, tie]) {
    for (let s = 0; s < column.length; s++) if (!(column[s] > 1e-300)) column[s] = 1e-300;
  }
}
