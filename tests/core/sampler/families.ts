import { expect } from 'vitest';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { createDensity } from '../../../src/core/model/density.ts';
import type { HyperPrior, ModelSettings } from '../../../src/core/model/settings.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { column, positionsOf } from '../../../src/core/posterior/draws/draws.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { countsOf, INTERVALS } from '../counts-of.ts';
import type { Row } from '../counts-of.ts';

const hierarchical = (hyper: HyperPrior): ModelSettings => ({
  ...DEFAULT_MODEL,
  order: null,
  strength: { family: 'hierarchical', hyper, scale: 1 },
});
const PLAIN: ModelSettings = { ...DEFAULT_MODEL, order: null };

type Family = [string, ModelSettings];

export const families: Family[] = [
  ['student-t', { ...PLAIN, strength: { family: 'student-t', df: 2, scale: 0.5 } }],
  ['laplace', { ...PLAIN, strength: { family: 'laplace', scale: 0.4 } }],
  ['half-normal', hierarchical('half-normal')],
  ['davidson', { ...PLAIN, ties: 'davidson', tie: { mean: -0.5, scale: 0.7 } }],
  ['rao-kupper', { ...PLAIN, ties: 'rao-kupper', tie: { mean: 0.5, scale: 0.7 } }],
  ['informative', { ...PLAIN, informative: [{ model: 'b', mean: 1, scale: 0.3 }] }],
];

/** Whose scale has a long tail, and takes many draws. */
export const longTailed: Family[] = [
  ['half-cauchy', hierarchical('half-cauchy')],
  ['exponential', hierarchical('exponential')],
];

const TWO: Row[] = [
  ['a', 'b', 8, 3, 2],
  ['b', 'a', 2, 5, 1],
];

/** Means and sds of β₁ and, where there is one, of the other parameter, summed over a grid. */
function byGrid(model: ModelSettings): { mean: number; sd: number }[] {
  const density = createDensity(countsOf(TWO), model);
  const gradient = new Float64Array(density.parameters);
  const others = density.parameters - 2;
  // Given a small τ the strength is a spike.
  const steps = others === 0 ? 20_000 : density.tau === null ? 250 : 700;
  const otherSteps = others === 0 ? 1 : 120;
  const sums = Array.from({ length: 1 + others }, () => [0, 0]);
  let mass = 0;
  for (let i = 0; i < steps; i++) {
    const strength = ((2 * i + 1) / steps - 1) * 4;
    for (let j = 0; j < otherSteps; j++) {
      const other = ((2 * j + 1) / otherSteps - 1) * 9;
      const point = Float64Array.of(strength, -strength, other).subarray(0, density.parameters);
      const weight = Math.exp(density.evaluate(point, gradient));
      mass += weight;
      [strength, density.tau === null ? other : Math.exp(other)]
        .slice(0, 1 + others)
        .forEach((x, k) => {
          sums[k][0] += weight * x;
          sums[k][1] += weight * x * x;
        });
    }
  }
  return sums.map(([first, second]) => ({
    mean: first / mass,
    sd: Math.sqrt(second / mass - (first / mass) ** 2),
  }));
}

/** Split HMC gives the posterior that a grid gives. */
export function expectAsGrid(...[name, model]: Family): void {
  const sampler = { ...DEFAULT_SAMPLER, draws: 2500, seed: 3 };
  const { summary, draws } = fitAll(countsOf(TWO), model, sampler, INTERVALS);
  const at = positionsOf(draws);
  byGrid(model).forEach(({ mean, sd }, k) => {
    const found = k > 0 ? (summary.tie ?? summary.tau) : summary.rows.find((r) => r.model === 0);
    expect(found).toBeTruthy();
    expect(Math.abs((found?.mean ?? NaN) - mean) / (found?.mcse ?? NaN)).toBeLessThan(4.5);
    // With two models and a half-Cauchy the tail of τ is so long that its sd is hardly known.
    if (name === 'half-cauchy' && k > 0) return;
    expect(Math.abs((found?.sd ?? NaN) / sd - 1)).toBeLessThan(0.05);
  });
  if (at.tau !== null) expect(column(draws, at.tau).every((x) => x > 0)).toBe(true);
}
