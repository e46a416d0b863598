import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import { createDensity } from '../../../../src/core/model/density.ts';
import type { ModelSettings, StrengthPrior } from '../../../../src/core/model/settings.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../../src/core/samples/rakuda-2023-07-14.ts';
import { approximate } from '../../../../src/core/sampler/approximation/laplace.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import { toParameters, whiten } from '../../../../src/core/sampler/approximation/whitening.ts';
import { countsOf, INTERVALS } from '../../counts-of.ts';

/** A wins 150 of 210, which a prior as narrow as these can hardly believe. */
const COUNTS = countsOf([['A', 'B', 150, 60]]);
const NARROW: readonly StrengthPrior[] = [
  { family: 'student-t', df: 1, scale: 0.003 },
  { family: 'hierarchical', hyper: 'half-cauchy', scale: 0.003 },
];
const of = (strength: StrengthPrior): ModelSettings => ({
  ...DEFAULT_MODEL,
  strength,
  order: null,
});

/** Mean of the stronger one's β under the Student prior, by a grid fine enough for its spike. */
function exactMean(): number {
  let [mass, sum] = [0, 0];
  const step = 1e-5;
  for (let b = -0.5 + step / 2; b < 1.5; b += step) {
    const p = 1 / (1 + Math.exp(-2 * b));
    const prior = (1 + (b / 0.003) ** 2) ** -2;
    const weight = prior * Math.exp(150 * Math.log(p / 0.7) + 60 * Math.log((1 - p) / 0.3));
    mass += weight;
    sum += weight * b;
  }
  return sum / mass;
}

describe('a posterior with two modes', () => {
  it.each(NARROW)('is known by both: $family', (strength) => {
    const { center, second } = approximate(COUNTS, of(strength));
    expect(center[0]).toBeCloseTo(0.45, 1);
    expect(second?.center[0]).toBeCloseTo(0, 1);
  });

  it('is found, or not believed, whatever the seed and the sampler', () => {
    const exact = exactMean();
    let believed = 0;
    for (const sampler of ['split-hmc', 'nuts', 'ensemble'] as const) {
      for (let seed = 1; seed <= 4; seed++) {
        const settings = { ...DEFAULT_SAMPLER, sampler, seed, draws: 1000, warmup: 400 };
        const { summary } = fitAll(COUNTS, of(NARROW[0]), settings, INTERVALS);
        if (!summary.diagnostics.converged) continue;
        believed++;
        const [first] = summary.rows;
        expect(Math.abs(first.mean - exact)).toBeLessThan(5 * first.mcse);
      }
    }
    expect(believed).toBeGreaterThan(2);
  });
});

describe('a posterior with one mode', () => {
  it.each<StrengthPrior>([
    { family: 'student-t', df: 4, scale: 1 },
    { family: 'student-t', df: 1, scale: 0.1 },
    { family: 'hierarchical', hyper: 'half-normal', scale: 1 },
    { family: 'hierarchical', hyper: 'half-cauchy', scale: 0.1 },
  ])('has no second: %o', (strength) => {
    expect(approximate(RAKUDA.counts, of(strength)).second).toBeUndefined();
  });

  it('is what a mode of no weight leaves', () => {
    const many = countsOf([['A', 'B', 15_000, 6000]]);
    expect(approximate(many, of(NARROW[0])).second).toBeUndefined();
  });
});

describe('whitened coordinates', () => {
  it('are found again from the parameters', () => {
    for (const strength of [...NARROW, DEFAULT_MODEL.strength]) {
      const model = of(strength);
      const density = createDensity(RAKUDA.counts, model);
      const frame = approximate(RAKUDA.counts, model);
      const z = frame.start.map((_, c) => Math.sin(c + 1));
      const point = new Float64Array(density.parameters);
      toParameters(frame, z, point);
      const found = new Float64Array(z.length);
      whiten(
        density,
        frame,
        point.map((x, k) => x + frame.center[k]),
        found,
      );
      found.forEach((x, c) => {
        expect(x).toBeCloseTo(z[c], 6);
      });
    }
  });
});
