import { expect, it } from 'vitest';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { mirroredPairs } from '../../../src/core/formats/readers/counts/mirrored-pairs.ts';
import { TableBuilder } from '../../../src/core/table/table-builder.ts';

type Counts = readonly [left: string, right: string, wins: number, losses: number, ties: number];

function tableOf(rows: readonly Counts[]) {
  const builder = new TableBuilder();
  for (const [left, right, ...counts] of rows) {
    counts.forEach((weight, at) => {
      const outcome = [Outcome.left, Outcome.right, Outcome.tie][at];
      const rest = { question: null, judge: null, turn: 1, weight, sides: 'unknown' } as const;
      if (weight > 0) builder.add({ left, right, outcome, ...rest });
    });
  }
  return builder.build();
}

const BOTH: readonly Counts[] = [
  ['a', 'b', 3, 1, 2],
  ['b', 'a', 1, 3, 2],
  ['c', 'a', 5, 0, 0],
  ['a', 'c', 0, 5, 0],
];

it('are pairs of models, each from either side with the same numbers', () => {
  expect(mirroredPairs(tableOf(BOTH))).toBe(2);
});

it.each<[string, readonly Counts[]]>([
  ['one pair stands from one side alone', [...BOTH, ['b', 'c', 1, 1, 0]]],
  ['a number differs', [...BOTH.slice(0, 3), ['a', 'c', 0, 5, 1]]],
  ['the sides are not turned round', [...BOTH.slice(0, 3), ['a', 'c', 5, 0, 0]]],
])('are none where %s', (_what, rows) => {
  expect(mirroredPairs(tableOf(rows))).toBe(0);
});
