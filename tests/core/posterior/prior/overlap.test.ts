import { expect, it } from 'vitest';
import { nearestLimit } from '../../../../src/core/posterior/prior/extremes.ts';
import { placeAmong } from '../../../../src/core/posterior/prior/observed.ts';
import { areAtOdds, learningOf } from '../../../../src/core/posterior/prior/overlap.ts';
import type { StrengthRow } from '../../../../src/core/posterior/ranking/summary.ts';

it('says that prior and data are at odds below 5% of overlap', () => {
  expect([areAtOdds(0.0499), areAtOdds(0.05)]).toEqual([true, false]);
});

it('says that the data taught much below 35% and little above 85%', () => {
  const shares = [0.3499, 0.35, 0.85, 0.8501];
  expect(shares.map((share) => learningOf(share, false))).toEqual([
    ...['taught', null, null, 'learnedLittle'],
  ]);
  // Data that say nothing of a parameter do not rule.
  expect(shares.map((share) => learningOf(share, true))).toEqual([
    ...[null, null, null, 'learnedLittle'],
  ]);
});

it('places a value by the ends of what was expected, which belong to it', () => {
  const ends = { lower: -1, upper: 2 };
  expect([-1.01, -1, 2, 2.01].map((value) => placeAmong(value, ends))).toEqual([
    ...['low', 'inside', 'inside', 'high'],
  ]);
});

it('finds the model nearest to a limit, on either side, and from two sds on calls it clear', () => {
  const rows = [
    { model: 3, median: 1, sd: 0.1 },
    { model: 5, median: -3, sd: 0.5 },
  ] as unknown as readonly StrengthRow[];
  expect(nearestLimit(4, rows)).toEqual({ model: 5, sds: 2, isAtLimit: false });
  expect(nearestLimit(3.9, rows)).toMatchObject({ model: 5, isAtLimit: true });
});
