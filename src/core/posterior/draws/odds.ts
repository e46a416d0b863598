import { exp } from '../../numerics/elementary.ts';
import { Outcome, isOrderKnown } from '../../table/judgments.ts';
import type { PairCounts } from '../../table/judgments.ts';
import type { TieModel } from '../../model/settings.ts';
import type { Columns } from './columns.ts';

/** Where strengths and α stay within this, products of their exponentials do not overflow. */
const MULTIPLICATIVE_RANGE = 150;
/** Odds and tie parameters beyond e^±300 are taken as these, which leaves room for products. */
const LARGEST = exp(300);

type Pairs = Pick<PairCounts, 'left' | 'right' | 'sides'>;

/**
 * The odds e^η of a pair in every draw. One exponential per model and draw, computed in advance,
 * does for all pairs.
 */
export interface Odds {
  readonly size: number;
  /** e^η of one of the pairs, into `out`. */
  fill(pairs: Pairs, pair: number, out: Float64Array): void;
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
      spread,
      fill(pairs, pair, out) {
        const a = (isOrderKnown(pairs, pair) ? first : own)[pairs.left[pair]];
        const b = own[pairs.right[pair]];
        for (let s = 0; s < size; s++) out[s] = a[s] / b[s];
      },
    };
  }
  return {
    size,
    spread,
    fill(pairs, pair, out) {
      const a = strengths[pairs.left[pair]];
      const b = strengths[pairs.right[pair]];
      const alpha = isOrderKnown(pairs, pair) ? order : null;
      for (let s = 0; s < size; s++) {
        const eta = (alpha === null ? 0 : alpha[s]) + a[s] - b[s];
        out[s] = Math.max(1 / LARGEST, Math.min(LARGEST, exp(eta)));
      }
    },
  };
}

/**
 * What one judgment with this outcome contributes to the likelihood, per draw, into `out`: the
 * exponential of `logOutcomes`, never below 1e-300.
 */
export function likelihoodFromOdds(
  ties: TieModel,
  outcome: number,
  odds: Float64Array,
  spread: Float64Array,
  out: Float64Array,
): void {
  fillIn(ties, outcome, odds, spread, out);
  for (let s = 0; s < out.length; s++) if (!(out[s] > 1e-300)) out[s] = 1e-300;
}

function fillIn(
  ties: TieModel,
  outcome: number,
  odds: Float64Array,
  spread: Float64Array,
  out: Float64Array,
): void {
  const size = odds.length;
  const isLeft = outcome === Outcome.left;
  if (ties === 'davidson') {
    for (let s = 0; s < size; s++) {
      const x = odds[s];
      const tie = spread[s] * Math.sqrt(x);
      out[s] = (isLeft ? x : outcome === Outcome.right ? 1 : tie) / (x + 1 + tie);
    }
  } else if (ties === 'rao-kupper') {
    for (let s = 0; s < size; s++) {
      const x = odds[s];
      const c = spread[s];
      const left = x / (x + c);
      const right = 1 / (1 + x * c);
      out[s] = isLeft ? left : outcome === Outcome.right ? right : (c * c - 1) * left * right;
    }
  } else if (outcome === Outcome.tie) {
    if (ties === 'drop') out.fill(1);
    else for (let s = 0; s < size; s++) out[s] = Math.sqrt(odds[s]) / (1 + odds[s]);
  } else {
    for (let s = 0; s < size; s++) out[s] = (isLeft ? odds[s] : 1) / (1 + odds[s]);
  }
}
