import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { tableOfCounts } from '../../../src/core/table/counts-table.ts';
import { RAKUDA_2023_07_14 } from '../../../src/core/samples/rakuda-2023-07-14.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { TableBuilder } from '../../../src/core/table/table-builder.ts';

const judgment = fc.record({
  left: fc.constantFrom('a', 'b', 'c'),
  right: fc.constantFrom('a', 'b', 'd'),
  outcome: fc.constantFrom(Outcome.left, Outcome.right, Outcome.tie),
  question: fc.constant(null),
  judge: fc.constant(null),
  turn: fc.constant(-1),
  weight: fc.constantFrom(1, 2, 0.5),
  isShown: fc.boolean(),
});

it('has the counts that it was made of, sides and all', () => {
  fc.assert(
    fc.property(fc.array(judgment), (judgments) => {
      const table = new TableBuilder();
      for (const { isShown, ...one } of judgments)
        table.add({ ...one, ...(!isShown && { sides: 'unknown' as const }) });
      const counts = countPairs(table.build());
      expect(countPairs(tableOfCounts(counts))).toEqual(counts);
    }),
  );
});

it('of the sample gives the sample', () => {
  const { counts } = RAKUDA_2023_07_14;
  const again = countPairs(tableOfCounts(counts));
  expect([...again.models].sort()).toEqual([...counts.models].sort());
  const total = (column: Float64Array) => column.reduce((sum, one) => sum + one, 0);
  expect(total(again.leftWins)).toBe(total(counts.leftWins));
  expect(again.left).toHaveLength(counts.left.length);
});
