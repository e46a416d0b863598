import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PairCounts } from '../../../../src/core/table/judgments.ts';
import { createDensity } from '../../../../src/core/model/density.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../../../src/core/model/settings.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../../src/core/samples/rakuda-2023-07-14.ts';
import type { GaussianApproximation } from '../../../../src/core/sampler/approximation/laplace.ts';
import { approximate } from '../../../../src/core/sampler/approximation/laplace.ts';
import type { Row } from '../../counts-of.ts';
import { anyRows, countsOf, swapSides } from '../../counts-of.ts';

function deviations({ center, loadings }: GaussianApproximation): number[] {
  const width = center.length - 1;
  return [...center.keys()].map((k) =>
    Math.hypot(...loadings.subarray(k * width, (k + 1) * width)),
  );
}

const uniform = (bound: number): ModelSettings => ({
  ...RAKUDA_MODEL,
  strength: { family: 'uniform', bound },
});

describe('Laplace’s approximation', () => {
  it('is two models’ log-odds and their spread, worked by hand', () => {
    const counts = countsOf([['a', 'b', 30, 10]]);
    const flat = approximate(counts, { ...uniform(20), order: null });
    // β_a − β_b = log 3, with variance 1/(n p q).
    expect(flat.center[0]).toBeCloseTo(Math.log(3) / 2, 9);
    expect(deviations(flat)[0]).toBeCloseTo(Math.sqrt(1 / (40 * 0.75 * 0.25)) / 2, 9);
  });

  it('is the prior where there is nothing else', () => {
    // normal(0, σ) on K strengths that sum to zero leaves each a variance of σ²(1 − 1/K).
    const counts = countsOf([
      ['a', 'b', 0, 0, 3],
      ['b', 'c', 0, 0, 3],
    ]);
    const prior = approximate(counts, {
      ...DEFAULT_MODEL,
      ties: 'drop',
      strength: { family: 'normal', scale: 2 },
      order: { family: 'normal', scale: 0.5 },
    });
    deviations(prior).forEach((sd, k) => {
      expect(sd).toBeCloseTo(k < 3 ? 2 * Math.sqrt(2 / 3) : 0.5, 9);
    });
  });

  it('stands where the gradient is zero, with the right covariance', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const counts = countsOf(rows);
        const density = createDensity(counts, DEFAULT_MODEL);
        const { center, start } = approximate(counts, DEFAULT_MODEL);
        const gradient = new Float64Array(density.parameters);
        density.evaluate(center, gradient);
        // Along the constraint: all strengths' derivatives are equal.
        for (let k = 1; k < density.models; k++) expect(gradient[k]).toBeCloseTo(gradient[0], 6);
        expect(gradient[density.models]).toBeCloseTo(0, 6);
        expect(start.every((z) => z === 0)).toBe(true);
      }),
    );
  });

  it('renames with the models and turns α round with the sides', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const counts = countsOf(rows);
        const models = counts.models.length;
        const straight = approximate(counts, DEFAULT_MODEL);
        const renamed = rows.map(([l, r, ...outcomes]): Row => [flip(l), flip(r), ...outcomes]);
        const other = approximate(countsOf(renamed), DEFAULT_MODEL);
        const swapped = approximate(swapSides(counts), DEFAULT_MODEL);
        const [sd, sdOther] = [deviations(straight), deviations(other)];
        for (let k = 0; k < models; k++) {
          const mirror = models - 1 - k;
          expect(other.center[mirror]).toBeCloseTo(straight.center[k], 6);
          expect(sdOther[mirror]).toBeCloseTo(sd[k], 6);
          expect(swapped.center[k]).toBeCloseTo(straight.center[k], 6);
        }
        expect(swapped.center[models]).toBeCloseTo(-straight.center[models], 6);

        /** m0 ↔ the last, m1 ↔ the last but one, … */
        function flip(name: string): string {
          return `m${String(models - 1 - Number(name.slice(1)))}`;
        }
      }),
    );
  });

  it('narrows by √2 when every count is doubled', () => {
    const times = (factor: number): PairCounts => ({
      ...RAKUDA.counts,
      leftWins: RAKUDA.counts.leftWins.map((n) => n * factor),
      rightWins: RAKUDA.counts.rightWins.map((n) => n * factor),
      ties: RAKUDA.counts.ties.map((n) => n * factor),
    });
    const once = deviations(approximate(times(1), RAKUDA_MODEL));
    const twice = deviations(approximate(times(2), RAKUDA_MODEL));
    once.forEach((sd, k) => {
      expect(sd / twice[k]).toBeCloseTo(Math.SQRT2, 6);
    });
  });

  const lopsided: [name: string, counts: PairCounts][] = [
    [
      'an undefeated model',
      countsOf([
        ['a', 'b', 9, 0],
        ['b', 'c', 5, 4],
        ['a', 'c', 3, 0],
      ]),
    ],
    ['a single judgment', countsOf([['a', 'b', 1, 0]])],
    [
      'unconnected groups',
      countsOf([
        ['a', 'b', 5, 3],
        ['c', 'd', 5, 4],
      ]),
    ],
    [
      'always the first',
      countsOf([
        ['a', 'b', 5, 0],
        ['b', 'a', 6, 0],
      ]),
    ],
    ['a billion to nothing', countsOf([['a', 'b', 1e9, 0]])],
    ['a thousandth of a judgment', countsOf([['a', 'b', 1e-3, 0]])],
    ['the sample', RAKUDA.counts],
  ];
  describe.each(lopsided)('for %s', (_, counts) => {
    it.each([0.05, 0.5, 1.5, 4, 100])('starts inside bounds of ±%s', (bound) => {
      const { center, loadings, start } = approximate(counts, uniform(bound));
      const width = start.length;
      const density = createDensity(counts, uniform(bound));
      center.forEach((value, k) => {
        const inside = start.reduce((sum, z, c) => sum + z * loadings[k * width + c], value);
        expect(Math.abs(inside)).toBeLessThan(density.bounds[k]);
      });
    });

    it.each([0.01, 1, 100])('exists under normal(0, %s)', (scale) => {
      const model: ModelSettings = { ...DEFAULT_MODEL, strength: { family: 'normal', scale } };
      const gaussian = approximate(counts, model);
      expect([...gaussian.center, ...gaussian.loadings].every(Number.isFinite)).toBe(true);
      // At most the prior's own spread.
      deviations(gaussian)
        .slice(0, counts.models.length)
        .forEach((sd) => {
          expect(sd).toBeLessThan(scale * 1.000001);
        });
    });
  });
});
