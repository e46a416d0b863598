import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaravanError } from '../../../src/core/failure.ts';
import type { PairCounts } from '../../../src/core/table/judgments.ts';
import { createDensity } from '../../../src/core/model/density.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import {
  expand,
  freeDimension,
  reduceCurvature,
  reduceGradient,
} from '../../../src/core/model/sum-to-zero.ts';
import { anyRows, countsOf } from '../counts-of.ts';

const anyPrior = fc.oneof(
  fc.record({
    family: fc.constant('normal' as const),
    scale: fc.double({ min: 0.1, max: 5, noNaN: true }),
  }),
  fc.record({
    family: fc.constant('uniform' as const),
    bound: fc.double({ min: 0.1, max: 5, noNaN: true }),
  }),
);
const anySettings: fc.Arbitrary<ModelSettings> = fc.record({
  ties: fc.constantFrom('half' as const, 'drop' as const),
  strength: anyPrior,
  order: fc.option(anyPrior),
  tie: fc.constant(DEFAULT_MODEL.tie),
  informative: fc.constant([]),
});
const anyPoint = (most: number) =>
  fc.array(fc.double({ min: -most, max: most, noNaN: true }), { minLength: 6, maxLength: 6 });

/** The log density written as the textbook has it, pair by pair. */
function textbook(counts: PairCounts, settings: ModelSettings, point: Float64Array): number {
  const models = counts.models.length;
  const alpha = settings.order === null ? 0 : point[models];
  const logSigma = (x: number) => (x < 0 ? x - Math.log1p(Math.exp(x)) : -Math.log1p(Math.exp(-x)));
  let value = 0;
  for (let p = 0; p < counts.left.length; p++) {
    const eta = alpha + point[counts.left[p]] - point[counts.right[p]];
    const tied = settings.ties === 'half' ? counts.ties[p] / 2 : 0;
    value += (counts.leftWins[p] + tied) * logSigma(eta);
    value += (counts.rightWins[p] + tied) * logSigma(-eta);
  }
  const { strength, order } = settings;
  if (strength.family === 'normal') {
    for (let k = 0; k < models; k++) value -= (point[k] / strength.scale) ** 2 / 2;
  }
  if (order?.family === 'normal') value -= (alpha / order.scale) ** 2 / 2;
  return value;
}

describe('the log density', () => {
  it.each([2, 400])('is the textbook one, for strengths up to ±%s', (most) => {
    fc.assert(
      fc.property(anyRows, anySettings, anyPoint(most), (rows, settings, values) => {
        const counts = countsOf(rows);
        const density = createDensity(counts, settings);
        const point = Float64Array.from(values.slice(0, density.parameters));
        const value = density.evaluate(point, new Float64Array(density.parameters));
        const expected = textbook(counts, settings, point);
        expect(Math.abs(value - expected)).toBeLessThan(1e-11 * (1e3 + Math.abs(expected)));
      }),
    );
  });

  it.each([2, 400])('has the gradient of finite differences, for strengths up to ±%s', (most) => {
    fc.assert(
      fc.property(anyRows, anySettings, anyPoint(most), (rows, settings, values) => {
        const density = createDensity(countsOf(rows), settings);
        const free = Float64Array.from(values.slice(0, freeDimension(density)));
        const point = new Float64Array(density.parameters);
        const gradient = new Float64Array(density.parameters);
        const slope = new Float64Array(free.length);
        const at = (c: number, step: number) => {
          const moved = free.slice();
          moved[c] += step;
          expand(density, moved, point);
          return density.evaluate(point, gradient);
        };
        const value = at(0, 0);
        expect(Math.abs(point.slice(0, density.models).reduce((a, b) => a + b, 0))).toBeLessThan(
          1e-11,
        );
        reduceGradient(density, gradient, slope);
        slope.forEach((g, c) => {
          const difference = (at(c, 1e-4) - at(c, -1e-4)) / 2e-4;
          expect(Math.abs(difference - g)).toBeLessThan(
            1e-5 * (10 + Math.abs(g)) + 1e-10 * Math.abs(value),
          );
        });
      }),
    );
  });

  it('has the curvature of its gradient’s differences', () => {
    fc.assert(
      fc.property(anyRows, anySettings, anyPoint(2), (rows, settings, values) => {
        const density = createDensity(countsOf(rows), settings);
        const dimension = freeDimension(density);
        const free = Float64Array.from(values.slice(0, dimension));
        const point = new Float64Array(density.parameters);
        const gradientAt = (c: number, step: number) => {
          const moved = free.slice();
          moved[c] += step;
          const gradient = new Float64Array(density.parameters);
          const slope = new Float64Array(dimension);
          expand(density, moved, point);
          density.evaluate(point, gradient);
          reduceGradient(density, gradient, slope);
          return slope;
        };
        const full = new Float64Array(density.parameters ** 2);
        const curvature = new Float64Array(dimension * dimension);
        expand(density, free, point);
        density.curvature(point, full);
        reduceCurvature(density, full, curvature);
        for (let c = 0; c < dimension; c++) {
          const up = gradientAt(c, 1e-4);
          const down = gradientAt(c, -1e-4);
          for (let d = 0; d < dimension; d++) {
            const expected = (down[d] - up[d]) / 2e-4;
            expect(Math.abs(curvature[c * dimension + d] - expected)).toBeLessThan(
              1e-5 * (10 + Math.abs(expected)),
            );
          }
        }
      }),
    );
  });

  it('stays finite for a billion judgments', () => {
    const density = createDensity(countsOf([['a', 'b', 1e9, 1, 1e9]]), DEFAULT_MODEL);
    const gradient = new Float64Array(3);
    expect(density.evaluate(Float64Array.of(600, -600, 3), gradient)).toBeLessThan(-1e11);
    expect(gradient.every(Number.isFinite)).toBe(true);
    expect(density.evaluate(Float64Array.of(0, 0, 0), gradient)).toBeCloseTo(
      -(2e9 + 1) * Math.LN2,
      4,
    );
  });
});

describe('what the model refuses', () => {
  const counts = countsOf([['a', 'b', 1, 2]]);
  it.each([NaN, Infinity, 0, -1, 1e-9, 1e9])('a prior of width %s', (width) => {
    const normal = { family: 'normal', scale: width } as const;
    const uniform = { family: 'uniform', bound: width } as const;
    const refused = [
      { ...DEFAULT_MODEL, strength: normal },
      { ...DEFAULT_MODEL, strength: uniform },
      { ...DEFAULT_MODEL, order: normal },
      { ...DEFAULT_MODEL, order: uniform },
    ];
    const settings = refused.map((model) => {
      try {
        createDensity(counts, model);
      } catch (error) {
        if (error instanceof CaravanError && error.failure.kind === 'bad-setting') {
          return error.failure.setting;
        }
      }
      return 'accepted';
    });
    expect(settings).toEqual(['strength.scale', 'strength.bound', 'order.scale', 'order.bound']);
  });

  it('fewer than two models, and counts that are none', () => {
    const failureOf = (bad: PairCounts) => {
      try {
        createDensity(bad, DEFAULT_MODEL);
      } catch (error) {
        if (error instanceof CaravanError) return error.failure;
      }
      return null;
    };
    expect(failureOf(countsOf([]))).toEqual({ kind: 'too-few-models', models: 0 });
    expect(failureOf(countsOf([['a', 'b', NaN, 0]]))).toEqual({
      kind: 'not-finite',
      what: 'counts',
    });
    expect(failureOf(countsOf([['a', 'b', 1, 0, -1]]))).toEqual({
      kind: 'not-finite',
      what: 'counts',
    });
  });
});

it('is made once for the same counts and settings', () => {
  const counts = countsOf([
    ['a', 'b', 3, 1, 1],
    ['b', 'a', 2, 2, 0],
  ]);
  const density = createDensity(counts, DEFAULT_MODEL);
  expect(createDensity(counts, DEFAULT_MODEL)).toBe(density);
  expect(createDensity({ ...counts }, DEFAULT_MODEL)).not.toBe(density);
  expect(createDensity(counts, { ...DEFAULT_MODEL })).not.toBe(density);
  const strength = { family: 'laplace', scale: 1 } as const;
  const rounded = { ...DEFAULT_MODEL, strength };
  const kinked = createDensity(counts, rounded);
  expect(createDensity(counts, rounded, Float64Array.of(1, 1))).not.toBe(kinked);
  expect(createDensity(counts, rounded)).toBe(kinked);
});
