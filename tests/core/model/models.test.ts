import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CaravanError } from '../../../src/core/failure.ts';
import type { PairCounts } from '../../../src/core/table/judgments.ts';
import type { LogDensity } from '../../../src/core/model/density.ts';
import { createDensity } from '../../../src/core/model/density.ts';
import type { ModelSettings, StrengthPrior } from '../../../src/core/model/settings.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { anyRows, countsOf, swapSides } from '../counts-of.ts';
import { anyModel } from './any-model.ts';

const coordinates = (most: number) =>
  fc.array(fc.double({ min: -most, max: most, noNaN: true }), { minLength: 8, maxLength: 8 });

/** A Laplace prior has no derivative at its kinks, so points keep a little away from them. */
const placed = (density: LogDensity, values: readonly number[]) =>
  Float64Array.from(values.slice(0, density.parameters), (x) => (x < 0 ? x - 0.01 : x + 0.01));

function valueAt(density: LogDensity, point: Float64Array): number {
  return density.evaluate(point, new Float64Array(density.parameters));
}

function gradientAt(density: LogDensity, point: Float64Array): Float64Array {
  const gradient = new Float64Array(density.parameters);
  density.evaluate(point, gradient);
  return gradient;
}

function moved(point: Float64Array, k: number, by: number): Float64Array {
  const other = point.slice();
  other[k] += by;
  return other;
}

const logSigma = (x: number) => (x < 0 ? x - Math.log1p(Math.exp(x)) : -Math.log1p(Math.exp(-x)));

/** Log-probabilities of left, right and tie as the definitions have them. */
function outcomes(ties: ModelSettings['ties'], eta: number, tie: number): number[] {
  if (ties === 'half') {
    return [logSigma(eta), logSigma(-eta), (logSigma(eta) + logSigma(-eta)) / 2];
  }
  if (ties === 'drop') return [logSigma(eta), logSigma(-eta), 0];
  if (ties === 'davidson') {
    const parts = [eta / 2, -eta / 2, tie];
    const most = Math.max(...parts);
    const z = most + Math.log(parts.reduce((sum, x) => sum + Math.exp(x - most), 0));
    return parts.map((x) => x - z);
  }
  const kappa = Math.exp(tie);
  const [left, right] = [logSigma(eta - kappa), logSigma(-eta - kappa)];
  return [left, right, Math.log(Math.expm1(2 * kappa)) + left + right];
}

function strengthTextbook(prior: StrengthPrior, strengths: Float64Array, logTau: number): number {
  const sum = (f: (x: number) => number) => strengths.reduce((total, x) => total + f(x), 0);
  switch (prior.family) {
    case 'normal':
      return sum((x) => -((x / prior.scale) ** 2) / 2);
    case 'student-t':
      return sum((x) => (-(prior.df + 1) / 2) * Math.log(1 + (x / prior.scale) ** 2 / prior.df));
    case 'laplace':
      return sum((x) => -Math.abs(x) / prior.scale);
    case 'uniform':
      return 0;
    case 'hierarchical': {
      const tau = Math.exp(logTau);
      const hyper = {
        'half-normal': -((tau / prior.scale) ** 2) / 2,
        'half-cauchy': -Math.log(1 + (tau / prior.scale) ** 2),
        exponential: -tau / prior.scale,
      }[prior.hyper];
      // K − 1 dimensions, and the Jacobian of the logarithm.
      return sum((x) => -((x / tau) ** 2) / 2) - (strengths.length - 1) * logTau + hyper + logTau;
    }
  }
}

function textbook(counts: PairCounts, model: ModelSettings, density: LogDensity, at: Float64Array) {
  const alpha = density.order === null ? 0 : at[density.order];
  const tie = density.tie === null ? 0 : at[density.tie];
  const strengths = at.slice(0, density.models);
  let value = strengthTextbook(
    model.strength,
    strengths,
    density.tau === null ? NaN : at[density.tau],
  );
  for (let p = 0; p < counts.left.length; p++) {
    const eta = alpha + at[counts.left[p]] - at[counts.right[p]];
    const [left, right, tied] = outcomes(model.ties, eta, tie);
    value += counts.leftWins[p] * left + counts.rightWins[p] * right + counts.ties[p] * tied;
  }
  if (model.order?.family === 'normal') value -= (alpha / model.order.scale) ** 2 / 2;
  if (density.tie !== null) value -= ((tie - model.tie.mean) / model.tie.scale) ** 2 / 2;
  for (const { model: name, mean, scale } of model.informative) {
    const m = counts.models.indexOf(name);
    if (m >= 0) value -= ((at[m] - mean) / scale) ** 2 / 2;
  }
  return value;
}

describe('every model with every prior', () => {
  it.each([1.5, 5])('has the textbook density, for coordinates up to ±%s', (most) => {
    fc.assert(
      fc.property(anyRows, anyModel, coordinates(most), (rows, model, values) => {
        const counts = countsOf(rows);
        const density = createDensity(counts, model);
        const point = placed(density, values);
        const expected = textbook(counts, model, density, point);
        const found = valueAt(density, point);
        expect(Math.abs(found - expected)).toBeLessThan(1e-10 * (100 + Math.abs(expected)));
      }),
      { numRuns: 300 },
    );
  });

  it('has the gradient and the curvature of finite differences', () => {
    fc.assert(
      fc.property(anyRows, anyModel, coordinates(1.5), (rows, model, values) => {
        const density = createDensity(countsOf(rows), model);
        const { parameters } = density;
        const point = placed(density, values);
        const gradient = gradientAt(density, point);
        const curvature = new Float64Array(parameters * parameters);
        density.curvature(point, curvature);
        for (let k = 0; k < parameters; k++) {
          const [up, down] = [moved(point, k, 1e-4), moved(point, k, -1e-4)];
          const slope = (valueAt(density, up) - valueAt(density, down)) / 2e-4;
          expect(Math.abs(gradient[k] - slope)).toBeLessThan(2e-5 * (10 + Math.abs(slope)));
          const [above, below] = [gradientAt(density, up), gradientAt(density, down)];
          for (let i = 0; i < parameters; i++) {
            const bend = (below[i] - above[i]) / 2e-4;
            expect(Math.abs(curvature[k * parameters + i] - bend)).toBeLessThan(
              2e-5 * (10 + Math.abs(bend)),
            );
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('does not mind how models are numbered, nor sides once α is turned round', () => {
    fc.assert(
      fc.property(anyRows, anyModel, coordinates(2), (rows, model, values) => {
        const counts = countsOf(rows);
        const density = createDensity(counts, model);
        const point = placed(density, values);
        const value = valueAt(density, point);
        const close = (other: number) => {
          expect(Math.abs(other - value)).toBeLessThan(1e-11 * (100 + Math.abs(value)));
        };
        const turned = point.slice();
        turned.subarray(0, density.models).reverse();
        close(valueAt(createDensity(countsOf(rows, [...counts.models].reverse()), model), turned));
        const swapped = point.slice();
        if (density.order !== null) swapped[density.order] *= -1;
        close(valueAt(createDensity(swapSides(counts), model), swapped));
      }),
    );
  });
});

describe('models in which a tie is an outcome', () => {
  const model = (ties: ModelSettings['ties']): ModelSettings => ({ ...DEFAULT_MODEL, ties });

  it.each(['davidson', 'rao-kupper'] as const)('%s goes on where exponentials end', (ties) => {
    const counts = countsOf([['a', 'b', 3, 2, 1]]);
    const density = createDensity(counts, model(ties));
    // Both sides of the change to the slower, wider arithmetic.
    const near = Float64Array.of(100, -100, 99, 0.5);
    const far = Float64Array.of(200, -200, 99, 0.5);
    for (const point of [near, far]) {
      const expected = textbook(counts, model(ties), density, point);
      expect(Math.abs(valueAt(density, point) / expected - 1)).toBeLessThan(1e-12);
      const gradient = gradientAt(density, point);
      for (let k = 0; k < 4; k++) {
        const slope =
          (valueAt(density, moved(point, k, 1e-3)) - valueAt(density, moved(point, k, -1e-3))) /
          2e-3;
        expect(Math.abs(gradient[k] - slope)).toBeLessThan(1e-4 * (1 + Math.abs(slope)));
      }
    }
  });

  it.each(['davidson', 'rao-kupper'] as const)('%s stays finite for a billion', (ties) => {
    const density = createDensity(countsOf([['a', 'b', 1e9, 0.25, 1e9]]), model(ties));
    for (const tie of [-400, -40, 0, 5, 20, 800]) {
      const point = Float64Array.of(600, -600, 3, tie);
      expect(Number.isFinite(valueAt(density, point))).toBe(true);
      expect(gradientAt(density, point).every(Number.isFinite)).toBe(true);
    }
  });

  it('knows a threshold near nothing to full accuracy', () => {
    // log(e^2κ − 1) → log 2κ: a tie is as rare as κ is small.
    const counts = countsOf([['a', 'b', 0, 0, 1]]);
    const density = createDensity(counts, {
      ...DEFAULT_MODEL,
      ties: 'rao-kupper',
      order: null,
      tie: { mean: 0, scale: 1e6 },
    });
    for (const logKappa of [-20, -50]) {
      const value = valueAt(density, Float64Array.of(0, 0, logKappa));
      expect(value).toBeCloseTo(Math.LN2 + logKappa + 2 * Math.log(0.5), 8);
    }
  });
});

describe('settings that make no model', () => {
  const counts = countsOf([['a', 'b', 1, 2]]);
  const refusal = (part: Partial<ModelSettings>): string => {
    try {
      createDensity(counts, { ...DEFAULT_MODEL, ...part });
    } catch (error) {
      if (error instanceof CaravanError && error.failure.kind === 'bad-setting') {
        return error.failure.setting;
      }
    }
    return 'accepted';
  };

  it.each([NaN, Infinity, 0, -1])('a width of %s', (width) => {
    const wrong: Partial<ModelSettings>[] = [
      { strength: { family: 'student-t', df: 4, scale: width } },
      { strength: { family: 'student-t', df: width, scale: 1 } },
      { strength: { family: 'laplace', scale: width } },
      { strength: { family: 'hierarchical', hyper: 'half-normal', scale: width } },
      { tie: { mean: 0, scale: width } },
      { informative: [{ model: 'nobody', mean: 0, scale: width }] },
    ];
    expect(wrong.map(refusal)).toEqual([
      ...['strength.scale', 'strength.df', 'strength.scale', 'strength.scale'],
      ...['tie.scale', 'informative.scale'],
    ]);
  });

  it('means that are no numbers, but not models that are not there', () => {
    expect(refusal({ tie: { mean: NaN, scale: 1 } })).toBe('tie.mean');
    expect(refusal({ informative: [{ model: 'a', mean: Infinity, scale: 1 }] })).toBe(
      'informative.mean',
    );
    expect(refusal({ informative: [{ model: 'nobody', mean: 1, scale: 1 }] })).toBe('accepted');
  });
});
