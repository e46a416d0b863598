import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import { createDensity } from '../../../../src/core/model/density.ts';
import { nonCentred, toCentred, toNonCentred } from '../../../../src/core/model/non-centred.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../../src/core/samples/rakuda-2023-07-14.ts';
import { approximate } from '../../../../src/core/sampler/approximation/laplace.ts';
import { isFunnel } from '../../../../src/core/sampler/kernels/non-centred.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import { countsOf, INTERVALS } from '../../counts-of.ts';

const MODEL: ModelSettings = {
  ...DEFAULT_MODEL,
  strength: { family: 'hierarchical', hyper: 'half-normal', scale: 1 },
};
const FEW = countsOf([
  ['a', 'b', 3, 2],
  ['b', 'a', 1, 1],
]);

describe('the non-centred form', () => {
  const density = createDensity(RAKUDA.counts, MODEL);
  const tau = density.tau ?? NaN;
  const form = nonCentred(density, tau);
  const place = new Float64Array(density.parameters).map((_, k) => Math.sin(3 * k + 1));
  const gradient = new Float64Array(density.parameters);

  it('is the centred one with its Jacobian', () => {
    const value = form.evaluate(place, gradient);
    const point = new Float64Array(density.parameters);
    toCentred(density, tau, place, point);
    expect(point[0]).toBeCloseTo(place[0] * Math.exp(place[tau]), 12);
    const free = density.models - 1;
    expect(value).toBeCloseTo(density.evaluate(point, gradient) + free * place[tau], 9);
  });

  it('has the slope of its value', () => {
    form.evaluate(place, gradient);
    const expected = gradient.slice();
    const step = 1e-5;
    place.forEach((x, k) => {
      const at = (moved: number): number => {
        const other = place.slice();
        other[k] = x + moved;
        return form.evaluate(other, gradient);
      };
      expect(expected[k]).toBeCloseTo((at(step) - at(-step)) / (2 * step), 4);
    });
  });

  it('is for data that say little', () => {
    const isForm = (counts: typeof FEW): boolean =>
      isFunnel(createDensity(counts, MODEL), approximate(counts, MODEL));
    expect(isForm(FEW)).toBe(true);
    expect(isForm(RAKUDA.counts)).toBe(false);
    expect(isFunnel(createDensity(FEW, DEFAULT_MODEL), approximate(FEW, DEFAULT_MODEL))).toBe(
      false,
    );
  });

  it('is the centred one with its Jacobian, and has the slope of its value, where data say more', () => {
    const data = { mean: place.slice(0, density.models), tau: 0.7, variance: 0.04 };
    const known = nonCentred(density, tau, data);
    const at = (x: Float64Array): number => known.evaluate(x, gradient);
    const value = at(place);
    const expected = gradient.slice();
    const point = new Float64Array(density.parameters);
    toCentred(density, tau, place, point, data);
    const scale = 1 / Math.sqrt(1 / Math.exp(place[tau]) ** 2 + 1 / data.variance);
    const jacobian = (density.models - 1) * Math.log(scale);
    expect(value).toBeCloseTo(density.evaluate(point, gradient) + jacobian, 9);
    const back = new Float64Array(density.parameters);
    toNonCentred(density, tau, point, back, data);
    back.forEach((x, k) => {
      expect(x).toBeCloseTo(place[k], 10);
    });
    const step = 1e-5;
    place.forEach((x, k) => {
      const [above, below] = [step, -step].map((moved) =>
        at(place.map((y, i) => (i === k ? x + moved : y))),
      );
      expect(expected[k]).toBeCloseTo((above - below) / (2 * step), 4);
    });
  });

  it.each(['half-normal', 'half-cauchy', 'exponential'] as const)(
    'lets NUTS converge where models are few and close: %s',
    (hyper) => {
      const strength = { family: 'hierarchical', hyper, scale: 1 } as const;
      const settings = { ...DEFAULT_SAMPLER, sampler: 'nuts', draws: 1000, warmup: 600 } as const;
      for (const n of [3, 30]) {
        const close = countsOf([
          ['a', 'b', n, n - 1],
          ['b', 'c', n, n - 1],
          ['a', 'c', n + 1, n],
        ]);
        const model = { ...DEFAULT_MODEL, strength };
        const { diagnostics } = fitAll(close, model, settings, INTERVALS).summary;
        expect(diagnostics).toMatchObject({ converged: true, divergences: 0 });
      }
    },
  );

  it('lets NUTS draw from a funnel as a grid sees it', () => {
    const model = { ...MODEL, order: null };
    const settings = { ...DEFAULT_SAMPLER, sampler: 'nuts', draws: 4000, warmup: 500 } as const;
    const { summary } = fitAll(FEW, model, settings, INTERVALS);
    expect(summary.diagnostics).toMatchObject({ converged: true, divergences: 0 });
    // Of a the wins are 3 + 1 of 7; β of a = −β of b; one free strength, so τ⁻¹.
    const sums = { mass: 0, beta: 0, beta2: 0, tau: 0, tau2: 0 };
    for (let i = 0; i < 1000; i++) {
      const u = (i - 499.5) / 62.5;
      for (let j = 0; j < 500; j++) {
        const scale = (j + 0.5) / 75;
        const beta = u * scale;
        const p = 1 / (1 + Math.exp(-2 * beta));
        // By u = β/τ: the prior on two strengths, exp(−u²), on one free coordinate, and τ’s own.
        const weight = p ** 4 * (1 - p) ** 3 * Math.exp(-u * u - (scale * scale) / 2);
        sums.mass += weight;
        sums.beta += weight * beta;
        sums.beta2 += weight * beta * beta;
        sums.tau += weight * scale;
        sums.tau2 += weight * scale * scale;
      }
    }
    const expected = (first: number, second: number) => {
      const mean = first / sums.mass;
      return { mean, sd: Math.sqrt(second / sums.mass - mean * mean) };
    };
    const a = summary.rows.find(({ model }) => model === 0);
    for (const [ours, { mean, sd }] of [
      [a, expected(sums.beta, sums.beta2)],
      [summary.tau, expected(sums.tau, sums.tau2)],
    ] as const) {
      expect(Math.abs((ours?.mean ?? NaN) - mean)).toBeLessThan(4 * (ours?.mcse ?? NaN));
      expect(Math.abs((ours?.sd ?? NaN) / sd - 1)).toBeLessThan(0.03);
    }
  });
});
