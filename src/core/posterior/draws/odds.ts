import { exp } from '../../numerics/elementary.ts';
import { OUTCOME_OF, Verdict } from '../../table/grades.ts';
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
  readonly shape: Shape;
}

/** Per draw, what a likelihood depends on besides odds. */
export interface Shape {
  /** ν under Davidson, e^κ under Rao–Kupper; 1 where a tie is no outcome. */
  readonly spread: Float64Array;
  /** Where wins have grades: ν₁ of adjacent categories, e^κ₂ of cumulative logits; else null. */
  readonly strong: Float64Array | null;
}

export function oddsOf(columns: Columns, ties: TieModel): Odds {
  const { size, strengths, order } = columns;
  const shape = shapeOf(columns, ties);
  const isWithin = (x: Float64Array): boolean =>
    x.every((value) => Math.abs(value) <= MULTIPLICATIVE_RANGE);
  if (strengths.every(isWithin) && (order === null || isWithin(order))) {
    const own = strengths.map((x) => x.map(exp));
    const first = order === null ? own : own.map((x) => x.map((odds, s) => odds * exp(order[s])));
    return {
      size,
      shape,
      fill(pairs, pair, out) {
        const a = (isOrderKnown(pairs, pair) ? first : own)[pairs.left[pair]];
        const b = own[pairs.right[pair]];
        for (let s = 0; s < size; s++) out[s] = a[s] / b[s];
      },
    };
  }
  return {
    size,
    shape,
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

export function shapeOf(
  { size, tie, strong = null }: Pick<Columns, 'size' | 'tie' | 'strong'>,
  ties: TieModel,
): Shape {
  if (tie === null) return { spread: new Float64Array(size).fill(1), strong: null };
  const isCut = ties === 'rao-kupper' || ties === 'cumulative';
  const limited = (x: number): number => Math.min(LARGEST, x);
  return {
    spread: tie.map((x) => limited(isCut ? exp(exp(x)) : exp(x))),
    strong: strong && strong.map((x, s) => limited(isCut ? exp(exp(tie[s]) + exp(x)) : exp(x))),
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
  { spread, strong }: Shape,
  out: Float64Array,
): void {
  if (strong !== null && ties === 'adjacent')
    fillAdjacent(OPEN[outcome], odds, spread, strong, out);
  else fillIn(ties, outcome, odds, spread, out);
  keepAbove(out);
}

/** The same of a verdict of table/grades.ts, where wins have grades. */
export function verdictFromOdds(
  ties: TieModel,
  verdict: number,
  odds: Float64Array,
  shape: Shape,
  out: Float64Array,
): void {
  const { spread, strong } = shape;
  if (strong === null) {
    likelihoodFromOdds(ties, OUTCOME_OF[verdict], odds, shape, out);
    return;
  }
  if (ties === 'adjacent') fillAdjacent(verdict, odds, spread, strong, out);
  else fillCumulative(verdict, odds, spread, strong, out);
  keepAbove(out);
}

/** A win of any kind, by outcome. */
const OPEN = [Verdict.leftOpen, Verdict.rightOpen, Verdict.tie];

/** Weights e^η, ν₁·e^(η/2), ν, ν₁·e^(−η/2) and e^(−η), over the largest of the outer two. */
function fillAdjacent(
  verdict: number,
  odds: Float64Array,
  nu: Float64Array,
  plain: Float64Array,
  out: Float64Array,
): void {
  for (let s = 0; s < odds.length; s++) {
    const x = odds[s];
    const less = x < 1 ? x : 1 / x;
    const root = Math.sqrt(less);
    const [near, far] = [plain[s] * root, plain[s] * root * less];
    const tie = nu[s] * less;
    const farther = less * less;
    const [leftStrong, left] = x < 1 ? [farther, far] : [1, near];
    const [rightStrong, right] = x < 1 ? [1, near] : [farther, far];
    const own = [
      ...[left, right, tie, leftStrong, rightStrong],
      ...[left + leftStrong, right + rightStrong],
    ][verdict];
    out[s] = own / (1 + near + tie + far + farther);
  }
}

/** Between cut points, P(a < y < b) = (e^(b−a) − 1)·σ(a − η)·σ(η − b). */
function fillCumulative(
  verdict: number,
  odds: Float64Array,
  first: Float64Array,
  second: Float64Array,
  out: Float64Array,
): void {
  const { left, right, leftStrong, rightStrong } = Verdict;
  if (verdict !== left && verdict !== right) {
    const cut = verdict === leftStrong || verdict === rightStrong ? second : first;
    fillIn('rao-kupper', OUTCOME_OF[verdict], odds, cut, out);
    return;
  }
  for (let s = 0; s < odds.length; s++) {
    const x = verdict === left ? odds[s] : 1 / odds[s];
    out[s] = ((second[s] - first[s]) / (x + second[s])) * (x / (x + first[s]));
  }
}

function keepAbove(out: Float64Array): void {
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
  if (ties === 'davidson' || ties === 'adjacent') {
    for (let s = 0; s < size; s++) {
      const x = odds[s];
      const tie = spread[s] * Math.sqrt(x);
      out[s] = (isLeft ? x : outcome === Outcome.right ? 1 : tie) / (x + 1 + tie);
    }
  } else if (ties === 'rao-kupper' || ties === 'cumulative') {
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
