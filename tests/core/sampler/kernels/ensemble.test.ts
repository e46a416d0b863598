import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import { RAKUDA_MODEL } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { comparePublished } from '../../../../src/core/samples/published.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../../src/core/samples/rakuda-2023-07-14.ts';
import { planEnsemble, runEnsemble } from '../../../../src/core/sampler/ensemble-chain.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import { INTERVALS } from '../../counts-of.ts';
import type { Target } from '../targets.ts';
import { fingerprint, momentsOf, normalTarget } from '../targets.ts';

function run({ density, frame }: Target, draws: number) {
  const settings = { ...DEFAULT_SAMPLER, sampler: 'ensemble', draws } as const;
  const chains = [0, 1, 2, 3].map((chain) =>
    runEnsemble(density, settings, frame, createRandom(5, chain), chain),
  );
  const moments = momentsOf(
    chains.map((chain) => chain.draws),
    density.parameters,
  );
  return { chains, moments };
}

describe('the ensemble', () => {
  it('draws from a normal, however stretched', () => {
    const determinant = 4 - 1.8 * 1.8;
    const precision = [1, -1.8, -1.8, 4].map((x) => x / determinant);
    const { moments } = run(normalTarget([3, -1], precision), 4000);
    [
      [3, 2],
      [-1, 1],
    ].forEach(([center, sd], k) => {
      expect(Math.abs(moments[k].mean - center)).toBeLessThan(4 * moments[k].mcse);
      expect(Math.abs(moments[k].sd / sd - 1)).toBeLessThan(0.03);
      expect(moments[k].rhat).toBeLessThan(1.01);
    });
  });

  it('stays inside walls', () => {
    const { moments } = run(normalTarget([1], [1], { bounds: [0.5] }), 10_000);
    const [{ mean, sd, mcse, values }] = moments;
    expect(values.every((x) => Math.abs(x) <= 0.5)).toBe(true);
    expect(Math.abs(mean - 0.0793554)).toBeLessThan(4 * mcse);
    expect(Math.abs(sd / 0.2773844 - 1)).toBeLessThan(0.03);
  });

  it('promises no more effective draws than it has', () => {
    // The means of many short runs must scatter as their standard errors say.
    const size = 4;
    const identity = Array.from({ length: size * size }, (_, k) => Number(k % (size + 1) === 0));
    const { density, frame } = normalTarget(new Array<number>(size).fill(0), identity);
    const settings = { ...DEFAULT_SAMPLER, sampler: 'ensemble', draws: 400 } as const;
    let squares = 0;
    let count = 0;
    for (let seed = 1; seed <= 40; seed++) {
      const { draws } = runEnsemble(density, settings, frame, createRandom(seed), 0);
      for (const { mean, mcse } of momentsOf([draws], size)) {
        squares += (mean / mcse) * (mean / mcse);
        count++;
      }
    }
    expect(squares / count).toBeLessThan(1.4);
    expect(squares / count).toBeGreaterThan(0.6);
  });

  it('lays a walker’s draws side by side', () => {
    const { moments } = run(normalTarget([0, 0, 0], [1, 0, 0, 0, 1, 0, 0, 0, 1]), 2500);
    const [{ values }] = moments;
    let next = 0;
    for (let i = 1; i < values.length; i++) next += (values[i] * values[i - 1]) / values.length;
    expect(next).toBeGreaterThan(0.1);
    expect(next).toBeLessThan(0.4);
  });

  it('gives the exact widths on the sample', () => {
    const sampler = { ...DEFAULT_SAMPLER, sampler: 'ensemble', draws: 1000, warmup: 200 } as const;
    const { summary } = fitAll(RAKUDA.counts, RAKUDA_MODEL, sampler, INTERVALS);
    const { meanWidthRatio, largestMedianGap } = comparePublished(summary);
    expect(meanWidthRatio).toBeGreaterThan(0.93);
    expect(meanWidthRatio).toBeLessThan(0.97);
    expect(largestMedianGap).toBeLessThan(2);
  });

  it('spreads the draws of a chain over walkers', () => {
    expect(planEnsemble(9, { draws: 1000, warmup: 200 })).toEqual({
      walkers: 40,
      kept: 40,
      drawsPerWalker: 25,
      thinning: 90,
      warmupSteps: 450,
    });
    // More walkers than draws: some walkers are left out, so that the rest have a history.
    expect(planEnsemble(130, { draws: 1000, warmup: 0 })).toMatchObject({
      walkers: 264,
      kept: 100,
      drawsPerWalker: 10,
      warmupSteps: 0,
    });
    expect(planEnsemble(2, { draws: 4, warmup: 0 })).toMatchObject({ kept: 1, drawsPerWalker: 4 });
  });

  it('fills every draw, also where walkers and draws do not divide', () => {
    const { density, frame } = normalTarget([5], [1]);
    const settings = { ...DEFAULT_SAMPLER, sampler: 'ensemble', draws: 1003 } as const;
    const { draws } = runEnsemble(density, settings, frame, createRandom(1), 0);
    expect(draws.every((x) => x !== 0)).toBe(true);
    expect(fingerprint(draws)).toBe('d3c59276');
  });
});
