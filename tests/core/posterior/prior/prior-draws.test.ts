import { describe, expect, it } from 'vitest';
import type { ModelSettings, StrengthPrior } from '../../../../src/core/model/settings.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { drawPrior } from '../../../../src/core/posterior/prior/prior-draws.ts';
import { priorMarginal } from '../../../../src/core/posterior/prior/prior-marginal.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { drawFromPrior } from '../../../../src/core/posterior/prior/prior-draw.ts';

const MODELS = ['a', 'b', 'c', 'd'];
const FAMILIES: Record<string, StrengthPrior> = {
  normal: { family: 'normal', scale: 0.7 },
  'student-t': { family: 'student-t', df: 3, scale: 0.5 },
  laplace: { family: 'laplace', scale: 0.8 },
  uniform: { family: 'uniform', bound: 2 },
  'half-normal': { family: 'hierarchical', hyper: 'half-normal', scale: 1 },
  'half-Cauchy': { family: 'hierarchical', hyper: 'half-cauchy', scale: 0.5 },
  exponential: { family: 'hierarchical', hyper: 'exponential', scale: 1.5 },
};
const BELIEFS = {
  none: [],
  one: [{ model: 'b', mean: 0.6, scale: 0.4 }],
  'of the last and of another': [
    { model: 'd', mean: -0.5, scale: 0.6 },
    { model: 'a', mean: 0.3, scale: 0.8 },
  ],
  'of all': MODELS.map((model, m) => ({ model, mean: 0.3 * m - 0.4, scale: 0.7 })),
};

/** P(the first strength is below x) by draws of plain rejection, which knows no mixtures. */
function byRejection(settings: ModelSettings, x: readonly number[], size: number) {
  const random = createRandom(11);
  const below = x.map(() => 0);
  let squares = 0;
  for (let n = 0; n < size; n++) {
    const { strengths } = drawFromPrior(MODELS, settings, random);
    x.forEach((limit, at) => {
      if (strengths[1] < limit) below[at]++;
    });
    squares += Math.min(25, strengths[0] * strengths[0]);
  }
  return { below: below.map((count) => count / size), squares: squares / size };
}

describe('a prior on strengths that sum to zero', () => {
  for (const [name, strength] of Object.entries(FAMILIES))
    for (const [beliefs, informative] of Object.entries(BELIEFS))
      it(`is drawn as rejection draws it: ${name}, beliefs: ${beliefs}`, () => {
        const settings: ModelSettings = { ...DEFAULT_MODEL, strength, informative };
        const limits = [-1, -0.4, 0, 0.5, 1.2];
        const size = 6000;
        const expected = byRejection(settings, limits, size);
        const drawn = drawPrior(MODELS, settings, 6000, createRandom(5));
        const marginal = priorMarginal(MODELS, settings, { kind: 'strength', model: 1 });
        if (drawn === null || marginal === null) throw new Error('nothing was drawn');
        const { columns, weights } = drawn;
        let squares = 0;
        let furthest = 0;
        for (let s = 0; s < columns.size; s++) {
          squares += weights[s] * Math.min(25, columns.strengths[0][s] ** 2);
          const sum = columns.strengths.reduce((total, x) => total + x[s], 0);
          const large = columns.strengths.reduce((most, x) => Math.max(most, Math.abs(x[s])), 1);
          furthest = Math.max(furthest, Math.abs(sum) / large);
        }
        expect(furthest).toBeLessThan(1e-12);
        limits.forEach((limit, at) => {
          let below = 0;
          for (let s = 0; s < columns.size; s++) {
            if (columns.strengths[1][s] < limit) below += weights[s];
          }
          // Four standard errors of the rejection, and the mixture's own.
          expect(Math.abs(below - expected.below[at])).toBeLessThan(0.04);
          expect(Math.abs(marginal.below(limit) - expected.below[at])).toBeLessThan(0.04);
        });
        expect(squares / expected.squares).toBeGreaterThan(0.85);
        expect(squares / expected.squares).toBeLessThan(1.15);
      });

  it('is exact where it is normal: variance σ²(1 − 1/K)', () => {
    const marginal = priorMarginal(MODELS, { ...DEFAULT_MODEL }, { kind: 'strength', model: 2 });
    expect(marginal?.quantile(0.975)).toBeCloseTo(1.959963984540054 * Math.sqrt(0.75), 9);
    expect(marginal?.density(0)).toBeCloseTo(1 / Math.sqrt(2 * Math.PI * 0.75), 12);
  });

  it('is even without beliefs, whatever the family', () => {
    for (const strength of Object.values(FAMILIES)) {
      const settings: ModelSettings = { ...DEFAULT_MODEL, strength };
      const marginal = priorMarginal(MODELS, settings, { kind: 'strength', model: 0 });
      expect(marginal?.below(0)).toBeCloseTo(0.5, 12);
      expect(marginal?.quantile(0.5)).toBeCloseTo(0, 6);
    }
  });

  it('of two models under a flat prior is flat: each is minus the other', () => {
    const settings: ModelSettings = { ...DEFAULT_MODEL, strength: FAMILIES['uniform'] };
    const marginal = priorMarginal(['a', 'b'], settings, { kind: 'strength', model: 0 });
    expect(marginal?.density(-1.9)).toBeCloseTo(0.25, 12);
    expect(marginal?.density(2.1)).toBe(0);
  });

  it('has nothing left where limits and beliefs exclude each other', () => {
    const settings: ModelSettings = {
      ...DEFAULT_MODEL,
      strength: { family: 'uniform', bound: 0.1 },
      informative: MODELS.map((model) => ({ model, mean: 5, scale: 0.01 })),
    };
    expect(drawPrior(MODELS, settings, 50, createRandom(1))).toBeNull();
  });
});

describe('the other parameters', () => {
  const of = (settings: Partial<ModelSettings>, kind: 'order' | 'tau' | 'tie') =>
    priorMarginal(
      MODELS,
      { ...DEFAULT_MODEL, ...settings },
      kind === 'tie' ? { kind, name: 'log_nu' } : { kind },
    );

  it('have the priors that are set', () => {
    expect(
      of({ order: { family: 'normal', scale: 2 } }, 'order')?.quantile(0.84134474606854),
    ).toBeCloseTo(2, 6);
    expect(of({ order: { family: 'uniform', bound: 0.5 } }, 'order')?.below(0.25)).toBe(0.75);
    expect(of({ order: null }, 'order')).toBeNull();
    expect(of({ tie: { mean: -1, scale: 0.5 } }, 'tie')?.quantile(0.5)).toBeCloseTo(-1, 12);
    expect(of({}, 'tau')).toBeNull();
  });

  it.each([
    // Medians: 0.6745·s, s, s·ln 2.
    ['half-normal', 0.6744897501960817],
    ['half-cauchy', 1],
    ['exponential', Math.LN2],
  ] as const)('τ: %s', (hyper, median) => {
    const tau = of({ strength: { family: 'hierarchical', hyper, scale: 3 } }, 'tau');
    expect(tau?.quantile(0.5)).toBeCloseTo(3 * median, 8);
    expect(tau?.below(3 * median)).toBeCloseTo(0.5, 9);
    expect(tau?.density(-0.1)).toBe(0);
    const h = 1e-4;
    const slope = ((tau?.below(2 + h) ?? 0) - (tau?.below(2 - h) ?? 0)) / (2 * h);
    expect(tau?.density(2)).toBeCloseTo(slope, 6);
  });
});
