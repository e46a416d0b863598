import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearness, placeOf, shortestRange } from '../../../../src/core/judge/plan/place.ts';
import type { Columns } from '../../../../src/core/posterior/draws/columns.ts';

/** Draws by model, as rows of strengths. */
function columnsOf(rows: readonly (readonly number[])[]): Columns {
  const strengths = rows[0].map((_, m) => Float64Array.from(rows, (row) => row[m]));
  return { size: rows.length, strengths, order: null, tie: null, tau: null };
}

/** Draws in which the first of so many models has these ranks. */
const ranked = (ranks: readonly number[], models: number): Columns =>
  columnsOf(
    ranks.map((rank) => [0, ...Array.from({ length: models - 1 }, (_, m) => rank - 1.5 - m)]),
  );

const anyRows = fc.integer({ min: 2, max: 7 }).chain((models) =>
  fc.array(
    fc.array(fc.double({ min: -3, max: 3, noNaN: true }), {
      ...{ minLength: models, maxLength: models },
    }),
    { minLength: 1, maxLength: 12 },
  ),
);

const rankIn = (row: readonly number[], model: number): number =>
  1 + row.filter((x) => x > row[model]).length;

describe('the place of a model', () => {
  it('is the median of its rank, and how often it is within one of it, by hand', () => {
    const { rank, near, probability, chances } = placeOf(ranked([2, 3, 4, 4, 4, 6], 6), 0);
    expect([rank, near]).toEqual([4, 1]);
    expect(probability).toBeCloseTo(4 / 6, 12);
    expect(chances).toEqual([0, 1, 1, 3, 0, 1].map((n) => n / 6));
    // At either end there is but one neighbour.
    expect(placeOf(ranked([1, 1, 1, 2, 3], 5), 0)).toMatchObject({ rank: 1, probability: 0.8 });
    expect(placeOf(ranked([5, 5, 5, 4, 3], 5), 0)).toMatchObject({ rank: 5, probability: 0.8 });
  });

  it('is exact among fewer than five models', () => {
    expect([2, 3, 4, 5, 9].map(nearness)).toEqual([0, 0, 0, 1, 1]);
    const four = placeOf(ranked([2, 2, 2, 3], 4), 0);
    expect(four).toMatchObject({ rank: 2, near: 0, probability: 0.75 });
  });

  it('is what going through the draws one by one gives, whatever the models’ order', () => {
    fc.assert(
      fc.property(anyRows, fc.nat(), (rows, at) => {
        const models = rows[0].length;
        const model = at % models;
        const place = placeOf(columnsOf(rows), model);
        const ranks = rows.map((row) => rankIn(row, model)).sort((a, b) => a - b);
        expect(place.rank).toBe(ranks[Math.ceil(ranks.length / 2) - 1]);
        const near = ranks.filter((rank) => Math.abs(rank - place.rank) <= nearness(models));
        expect(place.probability).toBe(near.length / ranks.length);
        place.chances.forEach((chance, r) => {
          expect(chance).toBe(ranks.filter((rank) => rank === r + 1).length / ranks.length);
        });
        const turned = rows.map((row) => row.toReversed());
        expect(placeOf(columnsOf(turned), models - 1 - model)).toEqual(place);
      }),
    );
  });
});

describe('the shortest range of ranks', () => {
  it('is worked by hand', () => {
    const chances = [0, 0.0625, 0.25, 0.375, 0.25, 0.0625];
    expect(shortestRange(chances, 0.875)).toEqual({ from: 3, to: 5, probability: 0.875 });
    expect(shortestRange(chances, 0.6)).toEqual({ from: 3, to: 4, probability: 0.625 });
    expect(shortestRange(chances, 0.99)).toEqual({ from: 2, to: 6, probability: 1 });
    expect(shortestRange([0, 1], 0.99)).toEqual({ from: 2, to: 2, probability: 1 });
  });

  it('has the probability, and no shorter or likelier one has', () => {
    const anyChances = fc
      .array(fc.nat(20), { minLength: 1, maxLength: 9 })
      .filter((times) => times.some((n) => n > 0))
      .map((times) => times.map((n) => n / times.reduce((a, b) => a + b, 0)));
    fc.assert(
      fc.property(anyChances, fc.double({ min: 0.5, max: 0.99, noNaN: true }), (chances, p) => {
        const { from, to, probability } = shortestRange(chances, p);
        const held = (a: number, b: number) =>
          chances.slice(a - 1, b).reduce((sum, chance) => sum + chance, 0);
        expect(probability).toBeCloseTo(held(from, to), 12);
        expect(probability).toBeGreaterThanOrEqual(p - 1e-9);
        for (let a = 1; a <= chances.length; a++) {
          for (let b = a; b - a < to - from && b <= chances.length; b++) {
            expect(held(a, b)).toBeLessThan(p);
          }
          const same = held(a, Math.min(chances.length, a + to - from));
          expect(same).toBeLessThanOrEqual(probability + 1e-9);
        }
      }),
    );
  });
});
