import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../src/core/fit/fit.ts';
import type { PairCounts } from '../../../src/core/table/judgments.ts';
import { createDensity } from '../../../src/core/model/density.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { column, positionsOf } from '../../../src/core/posterior/draws/draws.ts';
import type { Draws } from '../../../src/core/posterior/draws/draws.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../src/core/samples/rakuda-2023-07-14.ts';
import { touchingPoint } from '../../../src/core/sampler/approximation/gaussian-fit.ts';
import { approximate } from '../../../src/core/sampler/approximation/laplace.ts';
import type { GaussianApproximation } from '../../../src/core/sampler/approximation/laplace.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { anyRows, countsOf, INTERVALS, swapSides } from '../counts-of.ts';
import type { Row } from '../counts-of.ts';
import { anyModel } from '../model/any-model.ts';
import { families, expectAsGrid } from './families.ts';

describe('split HMC', () => {
  it.each(families)('gives the posterior a grid gives: %s', expectAsGrid);
});

function deviations({ loadings, start }: GaussianApproximation): number[] {
  const width = start.length;
  return Array.from({ length: loadings.length / width }, (_, k) =>
    Math.hypot(...loadings.subarray(k * width, (k + 1) * width)),
  );
}

/** Every parameter's draws, τ by its logarithm, as mean, sd and distances from the mean. */
function momentsOf(draws: Draws): { mean: number; sd: number; centred: Float64Array }[] {
  const { count, tau } = positionsOf(draws);
  return Array.from({ length: count }, (_, k) => {
    const values = column(draws, k).map((x) => (k === tau ? Math.log(x) : x));
    const mean = values.reduce((a, b) => a + b) / values.length;
    const centred = values.map((x) => x - mean);
    const sd = Math.sqrt(centred.reduce((sum, x) => sum + x * x, 0) / values.length);
    return { mean, sd, centred };
  });
}

const FEW = countsOf([
  ['a', 'b', 3, 1, 1],
  ['b', 'c', 2, 1],
  ['c', 'd', 2, 2],
  ['d', 'e', 1, 2, 1],
  ['e', 'a', 1, 3],
  ['a', 'd', 2, 0, 1],
  ['c', 'f', 2, 1],
  ['f', 'b', 1, 2, 1],
]);

describe('the Gaussian approximation', () => {
  const hyper = { family: 'hierarchical', hyper: 'half-normal', scale: 1 } as const;
  const few = fitAll(FEW, { ...DEFAULT_MODEL, strength: hyper }, DEFAULT_SAMPLER, INTERVALS);
  it.each<[string, PairCounts, Partial<ModelSettings>, gap: number, ratio: number]>([
    [
      'student-t',
      RAKUDA.counts,
      { strength: { family: 'student-t', df: 4, scale: 1 } },
      0.25,
      0.12,
    ],
    ['laplace', RAKUDA.counts, { strength: { family: 'laplace', scale: 1 } }, 0.25, 0.12],
    ['hierarchical', RAKUDA.counts, { strength: hyper }, 0.25, 0.12],
    ['davidson', RAKUDA.counts, { ties: 'davidson' }, 0.25, 0.12],
    ['rao-kupper', RAKUDA.counts, { ties: 'rao-kupper' }, 0.25, 0.12],
    ['laplace, little data', FEW, { strength: { family: 'laplace', scale: 0.3 } }, 0.1, 0.1],
    ['hierarchical, little data', FEW, { strength: hyper }, 0.4, 0.35],
  ])('is near what is sampled: %s', (_, counts, part, gap, ratio) => {
    const model = { ...DEFAULT_MODEL, ...part };
    const { approximation, draws } = fitAll(counts, model, DEFAULT_SAMPLER, INTERVALS);
    const sds = deviations(approximation);
    const sampled = momentsOf(draws);
    sampled.forEach(({ mean, sd }, k) => {
      expect(Math.abs(approximation.center[k] - mean) / sd).toBeLessThan(gap);
      expect(Math.abs(sds[k] / sd - 1)).toBeLessThan(ratio);
    });
  });

  it('knows that the first and the last move outwards as τ grows', () => {
    const { approximation, draws } = few;
    const { loadings, start } = approximation;
    const width = start.length;
    const row = (k: number) => loadings.subarray(k * width, (k + 1) * width);
    const sds = deviations(approximation);
    const sampled = momentsOf(draws);
    const tau = sampled.length - 1;
    for (let k = 0; k < draws.models; k++) {
      const product = row(k).reduce((sum, x, c) => sum + x * row(tau)[c], 0);
      const { centred } = sampled[k];
      const expected =
        centred.reduce((sum, x, i) => sum + x * sampled[tau].centred[i], 0) /
        (centred.length * sampled[k].sd * sampled[tau].sd);
      expect(Math.abs(product / (sds[k] * sds[tau]) - expected)).toBeLessThan(0.3);
    }
  });

  it('is there for any counts, however many, and any model', () => {
    const times = fc.constantFrom(1, 1e-3, 1e3, 1e8);
    fc.assert(
      fc.property(anyRows, anyModel, times, (rows, model, factor) => {
        const many = rows.map(([left, right, w, l, t = 0]): Row => [
          left,
          right,
          factor * w,
          factor * l,
          factor * t,
        ]);
        const counts = countsOf(many);
        const approximation = approximate(counts, model);
        const { center, loadings, start } = approximation;
        expect([...center, ...loadings, ...start].every(Number.isFinite)).toBe(true);
        const { bounds, models } = createDensity(counts, model);
        const point = touchingPoint(approximation);
        expect(point.every((x, k) => Math.abs(x) <= bounds[k])).toBe(true);
        const sum = point.subarray(0, models).reduce((a, b) => a + b, 0);
        expect(Math.abs(sum)).toBeLessThan(1e-9);
      }),
      { numRuns: 150 },
    );
  });

  it('follows its models to other numbers, and turns α round with the sides', () => {
    fc.assert(
      fc.property(anyRows, anyModel, (rows, model) => {
        const counts = countsOf(rows);
        const plain = approximate(counts, model);
        const renamed = approximate(countsOf(rows, [...counts.models].reverse()), model);
        const swapped = approximate(swapSides(counts), model);
        const sds = deviations(plain);
        const order = createDensity(counts, model).order;
        const close = (found: number, expected: number, k: number) => {
          expect(Math.abs(found - expected) / sds[k]).toBeLessThan(0.02);
        };
        plain.center.forEach((x, k) => {
          const models = counts.models.length;
          close(renamed.center[k < models ? models - 1 - k : k], x, k);
          close(swapped.center[k], k === order ? -x : x, k);
        });
      }),
      { numRuns: 100 },
    );
  });
});
