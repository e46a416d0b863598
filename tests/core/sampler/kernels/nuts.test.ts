import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { Nuts } from '../../../../src/core/sampler/kernels/nuts.ts';
import { MAX_DEPTH } from '../../../../src/core/sampler/kernels/trajectory.ts';
import type { Target } from '../targets.ts';
import { fingerprint, momentsOf, normalTarget, targetOf } from '../targets.ts';

function run({ density, frame }: Target, draws: number, warmup = 500) {
  const reports: { acceptance: number; isDivergent: boolean; energy?: number; depth?: number }[] =
    [];
  let gradients = 0;
  const chains = [0, 1, 2, 3].map((chain) => {
    const random = createRandom(11, chain);
    const nuts = new Nuts(density, frame, random, warmup);
    for (let i = 0; i < warmup; i++) nuts.adapt(nuts.step(random));
    const kept = new Float64Array(draws * density.parameters);
    for (let i = 0; i < draws; i++) {
      reports.push(nuts.step(random));
      kept.set(nuts.point, i * density.parameters);
    }
    gradients += nuts.gradients;
    return kept;
  });
  return { chains, reports, gradients, moments: momentsOf(chains, density.parameters) };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, x) => sum + x, 0) / values.length;

describe('NUTS', () => {
  // Covariance [4 1.8 0; 1.8 1 0; 0 0 0.01].
  const determinant = 4 - 1.8 * 1.8;
  const precision = [1, -1.8, 0, -1.8, 4, 0, 0, 0, 100 * determinant].map((x) => x / determinant);
  const skewed = normalTarget([3, -1, 0.5], precision);
  const drawn = run(skewed, 4000);

  it('draws from a normal, however badly whitened', () => {
    const { moments, reports } = drawn;
    [
      [3, 2],
      [-1, 1],
      [0.5, 0.1],
    ].forEach(([center, sd], k) => {
      expect(Math.abs(moments[k].mean - center)).toBeLessThan(4 * moments[k].mcse);
      expect(Math.abs(moments[k].sd / sd - 1)).toBeLessThan(0.03);
      expect(moments[k].rhat).toBeLessThan(1.01);
    });
    const [a, b] = moments;
    const covariance = mean([...a.values].map((x, i) => (x - a.mean) * (b.values[i] - b.mean)));
    expect(Math.abs(covariance / 1.8 - 1)).toBeLessThan(0.06);
    expect(reports.some(({ isDivergent }) => isDivergent)).toBe(false);
  });

  it('learns the metric that the whitening lacks', () => {
    // With the metric learnt in the warm-up a normal needs some 7 leaps a draw.
    expect(drawn.gradients / 4 / 4500).toBeLessThan(8);
  });

  it('tunes the step to the wanted acceptance', () => {
    const size = 20;
    const identity = Array.from({ length: size * size }, (_, k) => Number(k % (size + 1) === 0));
    const { reports } = run(normalTarget(new Array<number>(size).fill(0), identity), 500, 800);
    const acceptance = mean(reports.map((report) => report.acceptance));
    expect(acceptance).toBeGreaterThan(0.87);
    expect(acceptance).toBeLessThan(0.97);
  });

  it('keeps the energy’s distribution: half the squared radius and half the squared speed', () => {
    const size = 5;
    const identity = Array.from({ length: size * size }, (_, k) => Number(k % (size + 1) === 0));
    const { reports } = run(normalTarget(new Array<number>(size).fill(0), identity), 3000);
    const energies = reports.map(({ energy = NaN }) => energy);
    const center = mean(energies);
    // Gamma(size, 1); its states are not drawn by energy, so only roughly independent.
    expect(Math.abs(center / size - 1)).toBeLessThan(0.05);
    const variance = mean(energies.map((e) => (e - center) * (e - center)));
    expect(Math.abs(variance / size - 1)).toBeLessThan(0.1);
  });

  it('sees the neck of a funnel', () => {
    const funnel = targetOf(2, (x, gradient) => {
      const width = Math.exp(-x[0]);
      gradient[0] = -x[0] / 9 - 0.5 + 0.5 * x[1] * x[1] * width;
      gradient[1] = -x[1] * width;
      return (-x[0] * x[0]) / 18 - 0.5 * x[0] - 0.5 * x[1] * x[1] * width;
    });
    const { reports } = run(funnel, 2000);
    expect(reports.filter(({ isDivergent }) => isDivergent).length).toBeGreaterThan(0);
    expect(Math.max(...reports.map(({ depth = 0 }) => depth))).toBeLessThanOrEqual(MAX_DEPTH);
  });

  it('stays inside walls and draws from what they leave of a normal', () => {
    // Normal(1, 1) between −0.5 and 0.5: mean and sd by the truncated normal's formulas.
    const walled = normalTarget([1], [1], { bounds: [0.5] });
    const { moments, reports } = run(walled, 10_000);
    const [{ mean: center, sd, mcse, values }] = moments;
    expect(values.every((x) => Math.abs(x) <= 0.5)).toBe(true);
    expect(Math.abs(center - 0.0793554)).toBeLessThan(4 * mcse);
    expect(Math.abs(sd / 0.2773844 - 1)).toBeLessThan(0.03);
    expect(reports.some(({ isDivergent }) => isDivergent)).toBe(false);
  });

  it('fills a box evenly, walls aslant to its coordinates', () => {
    const flat = targetOf(
      2,
      (_, gradient) => {
        gradient.fill(0);
        return 0;
      },
      { loadings: [1, 0.4, -0.8, 0.7], bounds: [0.5, 1.5] },
    );
    const { moments } = run(flat, 5000);
    [0.5, 1.5].forEach((bound, k) => {
      const { values, mean: center, mcse, sd } = moments[k];
      expect(Math.abs(center)).toBeLessThan(4 * mcse);
      expect(Math.abs(sd / (bound / Math.sqrt(3)) - 1)).toBeLessThan(0.02);
      const outer = values.filter((x) => Math.abs(x) > 0.9 * bound).length / values.length;
      expect(Math.abs(outer - 0.1)).toBeLessThan(0.012);
    });
  });

  it('has the same bytes for the same seed', () => {
    const draw = () => run(skewed, 50, 60).chains;
    expect(draw()).toEqual(draw());
    expect(fingerprint(draw()[1])).toBe('37230859');
  });

  it.each([0, 1, 5, 20])('runs with a warm-up of %s', (warmup) => {
    const { moments } = run(skewed, 10, warmup);
    expect(moments.every((m) => isFinite(m.mean))).toBe(true);
  });
});
