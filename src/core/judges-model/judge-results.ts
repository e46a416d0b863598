import { quantile } from '../numerics/quantile.ts';
import type { Estimate, Intervals } from '../posterior/ranking/summary.ts';
import type { Natural } from './natural.ts';

/** By how much a judge has one model stronger than the others do, in log-odds. */
export interface Departure extends Estimate {
  /** P(δ > 0). */
  readonly above: number;
}

/** What the joint model says of one judge. */
export interface JudgeResult {
  readonly names: readonly string[];
  readonly judgments: number;
  readonly order: Estimate | null;
  /** log ν or log κ. */
  readonly tie: Estimate | null;
  /** ω, the standard deviation of its departures; null of the reference. */
  readonly omega: Estimate | null;
  /** a: how far it spreads the models, the others together, or the reference, being 1. */
  readonly stretch: Estimate | null;
  /** By model; null of the reference. */
  readonly departures: readonly Departure[] | null;
}

/** Correlation over the models of the strengths that two judges see. */
export interface JudgeLikeness {
  readonly first: number;
  readonly second: number;
  readonly median: number;
  /** Ends of the wide interval. */
  readonly lower: number;
  readonly upper: number;
}

/** What draws say of one judge. */
export function resultOf(
  { judges }: Natural,
  r: number,
  models: number,
  columns: readonly Float64Array[],
  estimates: readonly Estimate[],
): Omit<JudgeResult, 'names' | 'judgments'> {
  const { order, tie, omega, stretch, departures } = judges[r];
  const at = (place: number | null): Estimate | null => (place === null ? null : estimates[place]);
  return {
    order: at(order),
    tie: at(tie),
    omega: at(omega),
    stretch: at(stretch),
    departures:
      departures === null
        ? null
        : Array.from({ length: models }, (_, m) => {
            const values = columns[departures + m];
            const above = values.reduce((sum, x) => sum + (x > 0 ? 1 : 0), 0) / values.length;
            return { ...estimates[departures + m], above };
          }),
  };
}

/** Of every two judges. */
export function likenessOf(
  { judges }: Natural,
  models: number,
  columns: readonly Float64Array[],
  { wide }: Intervals,
): readonly JudgeLikeness[] {
  const seen = judges.map(({ departures }) => (draw: number, m: number) => {
    const own = departures === null ? 0 : columns[departures + m][draw];
    return columns[m][draw] + own;
  });
  return seen.flatMap((one, first) =>
    seen.slice(first + 1).map((other, further): JudgeLikeness => {
      const values = columns[0].map((_, draw) => {
        let [product, square, otherSquare] = [0, 0, 0];
        for (let m = 0; m < models; m++) {
          // Strengths and departures sum to zero.
          const [x, y] = [one(draw, m), other(draw, m)];
          product += x * y;
          square += x * x;
          otherSquare += y * y;
        }
        return product / Math.sqrt(square * otherSquare);
      });
      values.sort();
      return {
        first,
        second: first + 1 + further,
        median: quantile(values, 0.5),
        lower: quantile(values, (1 - wide) / 2),
        upper: quantile(values, (1 + wide) / 2),
      };
    }),
  );
}
