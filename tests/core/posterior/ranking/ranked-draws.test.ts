import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { rankDraws } from '../../../../src/core/posterior/ranking/ranked-draws.ts';
import { rankShares } from '../../../../src/core/posterior/ranking/ranks.ts';
import { drawsOf } from '../draws-of.ts';

const STRENGTHS_ALONE = { ...DEFAULT_MODEL, order: null };

it('ranks every draw, of equals the lower row first', () => {
  const draws = drawsOf(STRENGTHS_ALONE, [
    [3, 1, 2],
    [1, 1, 0],
  ]);
  // Rows are places in the order, in which model 2 is first.
  const { rows, hasEquals } = rankDraws(draws, [2, 0, 1]);
  expect([...rows]).toEqual([1, 0, 2, 2, 1, 0]);
  expect(hasEquals).toBe(true);
  expect(rankDraws(drawsOf(STRENGTHS_ALONE, [[3, 1, 2]]), [0, 1, 2]).hasEquals).toBe(false);
});

it('leaves every share of ranks as it is without it, equals or not', () => {
  const anyStrength = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.double({ min: -3, max: 3 }));
  const anyRow = fc.array(anyStrength, { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(
      fc.array(anyRow, { minLength: 1, maxLength: 12 }),
      fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
      (rows, order) => {
        const draws = drawsOf(
          STRENGTHS_ALONE,
          rows.map((row) => row.map((x) => x || 0)),
        );
        const ranked = rankDraws(draws, order);
        expect(rankShares(draws, order, ranked)).toEqual(rankShares(draws, order));
        expect(ranked.hasEquals).toBe(
          rows.some((row) => new Set(row.map((x) => x || 0)).size < row.length),
        );
      },
    ),
  );
});
