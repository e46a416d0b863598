import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { SplitHmc } from '../../../../src/core/sampler/kernels/split-hmc.ts';
import type { StepReport } from '../../../../src/core/sampler/kernels/transition.ts';
import type { Target } from '../targets.ts';
import { momentsOf, normalTarget, targetOf } from '../targets.ts';

const WARMUP = 300;

function run({ density, frame }: Target, draws: number, chains = 2) {
  const reports: (StepReport & { readonly energy: number })[] = [];
  let gradients = 0;
  const kept = Array.from({ length: chains }, (_, chain) => {
    const random = createRandom(5, chain);
    const hmc = new SplitHmc(density, frame, random);
    for (let i = 0; i < WARMUP; i++) hmc.adapt(hmc.step(random));
    const before = hmc.gradients;
    const values = new Float64Array(draws * density.parameters);
    for (let i = 0; i < draws; i++) {
      const { energy = NaN, ...report } = hmc.step(random);
      reports.push({ ...report, energy });
      values.set(hmc.point, i * density.parameters);
    }
    gradients += hmc.gradients - before;
    return values;
  });
  return {
    reports,
    acceptance: mean(reports.map(({ acceptance }) => acceptance)),
    perDraw: gradients / (chains * draws),
    moments: momentsOf(kept, density.parameters),
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / values.length;

const identity = (size: number): number[] =>
  Array.from({ length: size * size }, (_, k) => Number(k % (size + 1) === 0));

/** Student's t with three degrees of freedom for each coordinate, its tails longer than normal. */
const longTailed = targetOf(3, (x, gradient) => {
  let value = 0;
  for (let k = 0; k < x.length; k++) {
    value -= 2 * Math.log(1 + (x[k] * x[k]) / 3);
    gradient[k] = (-4 * x[k]) / (3 + x[k] * x[k]);
  }
  return value;
});

describe('split HMC', () => {
  it('takes every draw for one gradient where the approximation is the posterior', () => {
    const { acceptance, perDraw, moments } = run(normalTarget([0, 0], identity(2)), 500);
    expect(perDraw).toBe(1);
    expect(acceptance).toBeCloseTo(1, 10);
    // About a quarter turn each, so all but independent.
    for (const { essMean } of moments) expect(essMean).toBeGreaterThan(800);
  });

  it.each([
    [0.4, 4],
    [0.05, 32],
  ])('cuts its turns where the posterior is narrower, by %s', (sd, turns) => {
    const { acceptance, perDraw, moments } = run(normalTarget([0], [1 / (sd * sd)]), 1000);
    expect(perDraw).toBe(turns);
    expect(acceptance).toBeGreaterThan(0.8);
    const [{ mean: center, sd: found, mcse }] = moments;
    expect(Math.abs(center)).toBeLessThan(4 * mcse);
    expect(Math.abs(found / sd - 1)).toBeLessThan(0.06);
  });

  it('cuts no turn into more than 64', () => {
    expect(run(normalTarget([0], [1e6]), 20).perDraw).toBe(64);
  });

  it('keeps the energy’s distribution: half the squared radius and half the squared speed', () => {
    const size = 5;
    const { reports } = run(normalTarget(new Array<number>(size).fill(0), identity(size)), 2000);
    const energies = reports.map(({ energy }) => energy);
    const center = mean(energies);
    expect(Math.abs(center / size - 1)).toBeLessThan(0.05);
    expect(
      Math.abs(mean(energies.map((e) => (e - center) * (e - center))) / size - 1),
    ).toBeLessThan(0.1);
  });

  it('tells the energy of where it stays, where it does not move', () => {
    const narrow = normalTarget([0], [1e6]);
    const random = createRandom(5);
    const hmc = new SplitHmc(narrow.density, narrow.frame, random);
    for (let i = 0; i < 50; i++) {
      const before = hmc.point[0];
      const { energy = NaN } = hmc.step(random);
      const potential = 0.5e6 * hmc.point[0] ** 2;
      if (hmc.point[0] === before) expect(energy - potential).toBeLessThan(10);
      expect(energy).toBeGreaterThanOrEqual(potential);
    }
  });

  it('draws from tails that are longer than the approximation’s', () => {
    const { moments, acceptance } = run(longTailed, 2500);
    expect(acceptance).toBeGreaterThan(0.8);
    for (const { values, mean: center, mcse } of moments) {
      expect(Math.abs(center)).toBeLessThan(4 * mcse);
      // R's qt(0.9, 3).
      const beyond = values.filter((x) => Math.abs(x) > 1.637744).length / values.length;
      expect(Math.abs(beyond - 0.2)).toBeLessThan(0.02);
    }
  });

  it('stays where it is when the warm-up widens its frame, which it does once', () => {
    const { density, frame } = longTailed;
    const random = createRandom(5);
    const hmc = new SplitHmc(density, frame, random);
    let widened = 0;
    for (let i = 0; i < WARMUP; i++) {
      const report = hmc.step(random);
      const [before, gradients] = [hmc.point.slice(), hmc.gradients];
      hmc.adapt(report);
      widened += hmc.gradients - gradients;
      hmc.point.forEach((x, k) => {
        expect(x).toBeCloseTo(before[k], 12);
      });
    }
    expect(widened).toBe(1);
  });

  it('calls a step over a cliff divergent, and does not take it', () => {
    const cliff = targetOf(1, (x, gradient) => {
      gradient[0] = -x[0];
      return Math.abs(x[0]) > 1 ? -1e6 : -0.5 * x[0] * x[0];
    });
    const { reports, moments } = run(cliff, 200);
    const over = reports.filter(({ isDivergent }) => isDivergent);
    expect(over.length).toBeGreaterThan(0);
    expect(over.every(({ acceptance }) => acceptance === 0)).toBe(true);
    expect(moments[0].values.every((x) => Math.abs(x) <= 1)).toBe(true);
  });

  it('stays inside walls and draws from what they leave of a normal', () => {
    // Normal(1, 1) between −0.5 and 0.5: mean and sd by the truncated normal's formulas.
    const { moments } = run(normalTarget([1], [1], { bounds: [0.5] }), 3000);
    const [{ mean: center, sd, mcse, values }] = moments;
    expect(values.every((x) => Math.abs(x) <= 0.5)).toBe(true);
    expect(Math.abs(center - 0.0793554)).toBeLessThan(4 * mcse);
    expect(Math.abs(sd / 0.2773844 - 1)).toBeLessThan(0.03);
  });

  it('goes on from where it is put', () => {
    const { density, frame } = normalTarget([0, 0], identity(2), { loadings: [1, 0.5, 0, 2] });
    const hmc = new SplitHmc({ ...density, models: 3 }, frame, createRandom(5));
    hmc.moveTo(Float64Array.of(0.3, -0.7));
    expect([...hmc.point]).toEqual([0.3, -0.7]);
  });
});
