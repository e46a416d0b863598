import fc from 'fast-check';
import type { PairCounts } from '../../src/core/table/judgments.ts';

/** Counts written down by hand: left, right, left wins, right wins, ties. */
export type Row = readonly [
  left: string,
  right: string,
  wins: number,
  losses: number,
  ties?: number,
];

export function countsOf(rows: readonly Row[], order?: readonly string[]): PairCounts {
  const models = order ?? [...new Set(rows.flatMap(([left, right]) => [left, right]))].sort();
  return {
    models,
    left: Uint32Array.from(rows, ([left]) => models.indexOf(left)),
    right: Uint32Array.from(rows, ([, right]) => models.indexOf(right)),
    leftWins: Float64Array.from(rows, (row) => row[2]),
    rightWins: Float64Array.from(rows, (row) => row[3]),
    ties: Float64Array.from(rows, (row) => row[4] ?? 0),
  };
}

/** Any counts of two to five models, not always whole, both orders and gaps included. */
export const anyRows: fc.Arbitrary<Row[]> = fc.integer({ min: 2, max: 5 }).chain((models) => {
  const count = fc.oneof(fc.nat(30), fc.double({ min: 0, max: 5, noNaN: true }));
  const pairs = Array.from({ length: models * models }, (_, p) => [
    `m${String(Math.floor(p / models))}`,
    `m${String(p % models)}`,
  ]).filter(([left, right]) => left !== right);
  return fc
    .tuple(...pairs.map(() => fc.tuple(count, count, count)))
    .map((outcomes) => outcomes.map(([w, l, t], p): Row => [pairs[p][0], pairs[p][1], w, l, t]));
});

/** The same judgments as seen with every pair's two sides exchanged. */
export function swapSides(counts: PairCounts): PairCounts {
  return {
    ...counts,
    left: counts.right,
    right: counts.left,
    leftWins: counts.rightWins,
    rightWins: counts.leftWins,
  };
}

export const INTERVALS = { narrow: 0.68, wide: 0.95 } as const;
