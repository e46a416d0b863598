import { expect, it } from 'vitest';
import { rankingChange } from '../../../../src/core/posterior/prior/ranking-change.ts';

const row = (model: number, rank: number, median: number, half: number) => ({
  ...{ model, rank, median },
  ...{ lower: median - half, upper: median + half },
});
const before = [row(2, 1, 1.5, 0.4), row(0, 2, 0.5, 0.2), row(1, 3, -2, 0.4)];

it('tells who moved, which median moved most, and how the intervals shrank', () => {
  const after = [row(0, 1, 0.75, 0.1), row(2, 2, 0.5, 0.2), row(1, 3, -1.5, 0.2)];
  expect(rankingChange(before, after)).toEqual({ moved: 2, most: 2, by: -1, widths: 0.5 });
});

it('is nothing where nothing is another, and unknown while a model has no answer', () => {
  expect(rankingChange(before, before)).toMatchObject({ moved: 0, by: 0, widths: 1 });
  expect(rankingChange(before, before.slice(1))).toBeNull();
});
