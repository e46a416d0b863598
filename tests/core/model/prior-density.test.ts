import { describe, expect, it } from 'vitest';
import { relativePriorDensity } from '../../../src/core/model/prior-density.ts';
import type { HyperPrior, StrengthPrior } from '../../../src/core/model/settings.ts';

describe('a prior’s density, relative to its middle', () => {
  // R: dnorm(3, 0, 2)/dnorm(0, 0, 2), dt(3/2, df)/dt(0, df), Laplace and uniform by hand.
  it.each<[StrengthPrior, number]>([
    [{ family: 'normal', scale: 2 }, Math.exp(-1.125)],
    [{ family: 'student-t', df: 1, scale: 2 }, 1 / 3.25],
    [{ family: 'student-t', df: 3, scale: 2 }, 1 / 1.75 ** 2],
    [{ family: 'laplace', scale: 2 }, Math.exp(-1.5)],
    [{ family: 'uniform', bound: 3 }, 1],
    [{ family: 'uniform', bound: 2.9 }, 0],
  ])('of %j is as its formula has it, on both sides', (prior, expected) => {
    expect(relativePriorDensity(prior, 3)).toBeCloseTo(expected, 12);
    expect(relativePriorDensity(prior, -3)).toBeCloseTo(expected, 12);
    expect(relativePriorDensity(prior, 0)).toBe(1);
  });

  const HYPER: Readonly<Record<HyperPrior, (tau: number) => number>> = {
    'half-normal': (tau) => Math.exp(-0.5 * tau * tau),
    'half-cauchy': (tau) => 1 / (1 + tau * tau),
    exponential: (tau) => Math.exp(-tau),
  };

  it.each(Object.entries(HYPER))('of a %s scale is averaged over it', (hyper, density) => {
    const prior: StrengthPrior = { family: 'hierarchical', hyper: hyper as HyperPrior, scale: 2 };
    /** ∫ normal(x/2; 0, τ) p(τ) dτ from 0.05 to 20, by steps even in τ. */
    const mixture = (x: number) => {
      let sum = 0;
      for (let tau = 0.0505; tau < 20; tau += 0.001)
        sum += (Math.exp(-0.5 * (x / 2 / tau) ** 2) / tau) * density(tau);
      return sum;
    };
    for (const x of [0.5, 2, 8]) {
      const expected = mixture(x) / mixture(0);
      expect(Math.abs(relativePriorDensity(prior, x) / expected - 1)).toBeLessThan(0.03);
    }
  });
});
