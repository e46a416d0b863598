import { describe, expect, it } from 'vitest';
import { DualAveraging } from '../../../../src/core/sampler/kernels/dual-averaging.ts';
import { metricWindows, rewhiten, Scatter } from '../../../../src/core/sampler/kernels/metric.ts';
import { scaledFrame } from '../../../../src/core/sampler/kernels/non-centred.ts';
import { toParameters } from '../../../../src/core/sampler/approximation/whitening.ts';

describe('warm-up', () => {
  it('has Stan’s windows', () => {
    // Stan's reference manual: 75 fast, 25 · 50 · 100 · 200 · 500 slow, 50 fast of 1,000.
    expect(metricWindows(1000)).toEqual([75, 100, 150, 250, 450, 950]);
    expect(metricWindows(100)).toEqual([15, 90]);
    expect(metricWindows(0)).toEqual([0]);
    for (let warmup = 1; warmup < 400; warmup++) {
      const windows = metricWindows(warmup);
      expect(windows).toEqual([...windows].sort((a, b) => a - b));
      expect(windows.at(-1)).toBeLessThanOrEqual(warmup);
    }
  });

  it('finds the step of a wanted acceptance', () => {
    const averaging = new DualAveraging(5, 0.8);
    for (let i = 0; i < 3000; i++) averaging.update(Math.exp(-averaging.step));
    expect(Math.exp(-averaging.mean)).toBeCloseTo(0.8, 2);
    averaging.restart(0.01);
    expect(averaging.mean).toBe(0.01);
    for (let i = 0; i < 3000; i++) averaging.update(1 / (1 + averaging.step));
    expect(averaging.mean).toBeCloseTo(0.25, 2);
  });
});

describe('the learnt metric', () => {
  it('is the draws’ covariance, drawn towards the identity', () => {
    const scatter = new Scatter(2);
    // Covariance [[4, 2], [2, 4]] / 3 · … of four draws: sums of products 8, 4 and 8.
    for (const z of [
      [2, 1],
      [0, -1],
      [1, 2],
      [-3, -2],
    ])
      scatter.add(Float64Array.from(z));
    // About the mean (0, 0): Σx² = 14, Σxy = 10, Σy² = 10; with 5 identities over 3 + 5.
    const factor = scatter.takeFactor(5);
    const [a, , b, c] = factor ?? [];
    expect(a * a).toBeCloseTo((14 + 5) / 8, 12);
    expect(a * b).toBeCloseTo(10 / 8, 12);
    expect(b * b + c * c).toBeCloseTo((10 + 5) / 8, 12);
    // What was taken is forgotten.
    scatter.add(Float64Array.of(1, 1));
    scatter.add(Float64Array.of(1, 1));
    expect(scatter.takeFactor(1)?.[0]).toBeCloseTo(Math.sqrt(1 / 2), 12);
  });

  it('moves the coordinates and leaves the place', () => {
    const frame = {
      center: Float64Array.of(1, 2, 3),
      loadings: Float64Array.of(1, 0.4, -0.8, 0.7, 0.2, 0.3),
    };
    const z = Float64Array.of(0.3, -0.7);
    const before = new Float64Array(3);
    const after = new Float64Array(3);
    toParameters(frame, z, before);
    const other = rewhiten(frame, Float64Array.of(2, 0, 0.5, 3), z);
    toParameters(other, z, after);
    for (let k = 0; k < 3; k++) expect(after[k]).toBeCloseTo(before[k], 12);
    expect(z[0]).toBeCloseTo(0.15, 12);
    expect(other.center).toEqual(frame.center);
  });
});

it('carries an approximation over to the non-centred form', () => {
  // Strengths 1 and 2 and log τ = 0.5, each with its loading on one coordinate.
  const frame = {
    center: Float64Array.of(1, 2, 0.5),
    loadings: Float64Array.of(0.3, -0.2, 0.7),
    start: Float64Array.of(0),
  };
  const scaled = scaledFrame(2, 2, frame);
  const u = (k: number, z: number): number =>
    (frame.center[k] + frame.loadings[k] * z) / Math.exp(0.5 + 0.7 * z);
  const step = 1e-5;
  for (let k = 0; k < 2; k++) {
    expect(scaled.center[k]).toBeCloseTo(u(k, 0), 12);
    expect(scaled.loadings[k]).toBeCloseTo((u(k, step) - u(k, -step)) / (2 * step), 8);
  }
  expect(scaled.loadings[2]).toBe(0.7);
});
