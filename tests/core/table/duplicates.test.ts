import { expect, it } from 'vitest';
import { dropDuplicates, findDuplicates } from '../../../src/core/table/duplicates.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { TableBuilder } from '../../../src/core/table/table-builder.ts';

it('are whole verdicts, however they are weighted, and no parts of one', () => {
  const builder = new TableBuilder();
  const same = { left: 'a', right: 'b', outcome: Outcome.left, judge: 'j', turn: 1 };
  for (const [question, weight] of [
    ...[['one', 1] as const, ['one', 1] as const],
    ...[['part', 0.5] as const, ['part', 0.5] as const],
    ...[['three', 3] as const, ['three', 3] as const],
  ])
    builder.add({ ...same, question, weight });
  const table = builder.build();
  const { rows, first } = findDuplicates(table);
  expect([[...rows], [...first]]).toEqual([
    [1, 5],
    [0, 4],
  ]);
  expect(findDuplicates(table).rows.length).toBe(2);
  expect(dropDuplicates(table).weight).toEqual(Float64Array.of(1, 0.5, 0.5, 3));
});
