import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { logistic } from '../../../src/core/model/pairwise.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { fitSlices } from '../../../src/core/slices/slice-fit.ts';
import type { PairCounts } from '../../../src/core/table/judgments.ts';
import { INTERVALS } from '../counts-of.ts';
import { LONG, simulated, expectNear, strengthsOf } from './expected.ts';

describe('a fit of slices', () => {
  it('is what numerical integration says, for two models and two slices', () => {
    const { panel } = simulated(2, ['x', 'y'], 4, 21);
    const fit = fitSlices(panel, DEFAULT_MODEL, 1, INTERVALS, undefined, LONG);
    const exact = integrated(panel.judges.map(({ counts }) => counts));
    const [overall] = strengthsOf(fit.overall.rows);
    expectNear(overall, exact.beta);
    fit.slices.forEach((slice, s) => {
      expectNear(slice.spread, exact.sigma[s]);
      const [first] = slice.departures ?? [];
      expectNear(first, exact.gamma[s]);
      expect(Math.abs(first.above - exact.above[s])).toBeLessThan(0.02);
      expectNear(strengthsOf(slice.summary.rows)[0], exact.beta + exact.gamma[s]);
    });
  });

  it('is that of all judgments where there is one slice', () => {
    const { panel } = simulated(4, ['x'], 6, 13);
    const { draws } = DEFAULT_SAMPLER;
    const fit = fitSlices(panel, DEFAULT_MODEL, 1, INTERVALS, undefined, { draws });
    const { summary } = fitAll(panel.together, DEFAULT_MODEL, DEFAULT_SAMPLER, INTERVALS);
    expect(fit.slices[0]).toMatchObject({ spread: null, departures: null, share: 1 });
    expect(fit.noted).toEqual({ list: [], expectedFalse: 0, looked: 0 });
    expect(strengthsOf(fit.overall.rows).map(({ median }) => median)).toEqual(
      strengthsOf(summary.rows).map(({ median }) => median),
    );
  });

  it('leaves a slice without judgments to its prior', () => {
    const { panel } = simulated(4, ['x', 'y'], 4, 14);
    const none = new Float64Array(0);
    const empty: PairCounts = {
      models: panel.models,
      ...{ left: new Uint32Array(0), right: new Uint32Array(0) },
      ...{ leftWins: none, rightWins: none, ties: none },
    };
    const judges = [...panel.judges, { names: ['empty'], counts: empty, judgments: 0 }];
    const fit = fitSlices({ ...panel, judges }, DEFAULT_MODEL, 1, INTERVALS, undefined, LONG);
    const { spread, departures } = fit.slices[2];
    // Half-normal(1): mean √(2/π), median 0.674.
    expectNear(spread, Math.sqrt(2 / Math.PI));
    expect(Math.abs((spread?.median ?? 0) - 0.674)).toBeLessThan(0.04);
    departures?.forEach((own) => {
      expectNear(own, 0);
      expect(Math.abs(own.above - 0.5)).toBeLessThan(0.03);
      // E[γ²] = (1 − 1/K)·E[σ²]
      expect(Math.abs(own.sd - Math.sqrt(0.75))).toBeLessThan(0.06);
    });
  });
});

/**
 * Means of the posterior of two models by sums over a grid: β of the first, α, and for each slice
 * σ and g = σ·z, γ = g/√2, the Gaussian and the half-Gaussian being weights of the grid.
 */
function integrated(slices: readonly PairCounts[]) {
  const grid = (from: number, to: number, size: number): number[] =>
    Array.from({ length: size }, (_, i) => from + ((to - from) * (i + 0.5)) / size);
  const normal = (x: number): number => Math.exp(-0.5 * x * x);
  const sigmas = grid(0, 4, 40).map((x) => ({ x, weight: normal(x) }));
  const zs = grid(-4.5, 4.5, 60).map((x) => ({ x, weight: normal(x) }));
  const logOf = (counts: PairCounts, alpha: number, strength: number): number => {
    let value = 0;
    for (let p = 0; p < counts.left.length; p++) {
      const eta = alpha + (counts.left[p] === 0 ? 1 : -1) * 2 * strength;
      // log σ(−η) = log σ(η) − η
      const decided = counts.leftWins[p] + counts.rightWins[p];
      value += decided * Math.log(logistic(eta)) - counts.rightWins[p] * eta;
    }
    return value;
  };
  let [mass, beta] = [0, 0];
  const sums = slices.map(() => ({ sigma: 0, gamma: 0, above: 0 }));
  for (const alpha of grid(-3.5, 3.5, 20)) {
    for (const b of grid(-3, 3, 20)) {
      const parts = slices.map((counts) => {
        const part = { mass: 0, sigma: 0, gamma: 0, above: 0 };
        for (const sigma of sigmas) {
          for (const z of zs) {
            const gamma = (sigma.x * z.x) / Math.SQRT2;
            const own = sigma.weight * z.weight * Math.exp(logOf(counts, alpha, b + gamma));
            part.mass += own;
            part.sigma += own * sigma.x;
            part.gamma += own * gamma;
            if (gamma > 0) part.above += own;
          }
        }
        return part;
      });
      // Both models have a prior, and the second's strength is the first's with the other sign.
      const own = normal(alpha) * normal(b) ** 2 * parts.reduce((all, part) => all * part.mass, 1);
      mass += own;
      beta += own * b;
      parts.forEach((part, s) => {
        sums[s].sigma += (own * part.sigma) / part.mass;
        sums[s].gamma += (own * part.gamma) / part.mass;
        sums[s].above += (own * part.above) / part.mass;
      });
    }
  }
  return {
    beta: beta / mass,
    sigma: sums.map(({ sigma }) => sigma / mass),
    gamma: sums.map(({ gamma }) => gamma / mass),
    above: sums.map(({ above }) => above / mass),
  };
}
