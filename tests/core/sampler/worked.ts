import { expect } from 'vitest';
import { fitAll, preview } from '../../../src/core/fit/fit.ts';
import type { PairCounts } from '../../../src/core/table/judgments.ts';
import { createDensity } from '../../../src/core/model/density.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../../src/core/model/settings.ts';
import { column } from '../../../src/core/posterior/draws/draws.ts';
import type { FitSummary } from '../../../src/core/posterior/ranking/summary.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../src/core/samples/rakuda-2023-07-14.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { countsOf, INTERVALS } from '../counts-of.ts';

const uniform = (bound: number) => ({ family: 'uniform', bound }) as const;
export const normal = (scale: number) => ({ family: 'normal', scale }) as const;

/** The sample's model within walls at ±bound, fitted once. */
export const within = (bound: number): ModelSettings => ({
  ...RAKUDA_MODEL,
  strength: uniform(bound),
});
const fitted = new Map<number, FitSummary>();
function fitWithin(bound: number): FitSummary {
  const summary =
    fitted.get(bound) ?? fitAll(RAKUDA.counts, within(bound), DEFAULT_SAMPLER, INTERVALS).summary;
  fitted.set(bound, summary);
  return summary;
}

export const LONG = { ...DEFAULT_SAMPLER, draws: 2000, seed: 5 };

/** Mean and sd of every parameter, by adding up the density over a grid in the free coordinates. */
function byGrid(
  counts: PairCounts,
  model: ModelSettings,
  limits: readonly number[],
  steps: number,
): { mean: number; sd: number }[] {
  const density = createDensity(counts, model);
  const point = new Float64Array(density.parameters);
  const gradient = new Float64Array(density.parameters);
  const sums = Array.from(point, () => [0, 0]);
  let mass = 0;
  const free = new Array<number>(limits.length).fill(0);
  const visit = (axis: number): void => {
    if (axis < limits.length) {
      for (let i = 0; i < steps; i++) {
        free[axis] = limits[axis] * ((2 * i + 1) / steps - 1);
        visit(axis + 1);
      }
      return;
    }
    const last = density.models - 1;
    point.set([...free.slice(0, last), -free.slice(0, last).reduce((a, b) => a + b, 0)]);
    point.set(free.slice(last), density.models);
    if (point.some((x, k) => Math.abs(x) > density.bounds[k])) return;
    const weight = Math.exp(density.evaluate(point, gradient));
    mass += weight;
    point.forEach((x, k) => {
      sums[k][0] += weight * x;
      sums[k][1] += weight * x * x;
    });
  };
  visit(0);
  return sums.map(([first, second]) => {
    const mean = first / mass;
    return { mean, sd: Math.sqrt(second / mass - mean * mean) };
  });
}

const TWO = countsOf([
  ['a', 'b', 8, 3, 1],
  ['b', 'a', 2, 5, 2],
]);
const THREE = countsOf([
  ['a', 'b', 6, 2],
  ['b', 'c', 3, 3, 2],
  ['c', 'a', 1, 5],
  ['b', 'a', 1, 3],
]);
const WON_ALL = countsOf([
  ['a', 'b', 6, 0],
  ['b', 'a', 0, 5],
]);

type Worked = [string, PairCounts, ModelSettings, limits: number[], steps: number];
export const worked: Worked[] = [
  ['two models, normal', TWO, { ...DEFAULT_MODEL, order: null }, [4], 4000],
  ['two models, α', TWO, DEFAULT_MODEL, [4, 4], 250],
  [
    'two models, walls near',
    TWO,
    { ...DEFAULT_MODEL, ties: 'half', strength: uniform(0.5), order: uniform(0.2) },
    [0.5, 0.2],
    250,
  ],
  [
    'two models, ties dropped',
    TWO,
    { ...DEFAULT_MODEL, ties: 'drop', strength: uniform(1), order: null },
    [1],
    4000,
  ],
  [
    'undefeated at a wall',
    WON_ALL,
    { ...DEFAULT_MODEL, ties: 'half', strength: uniform(2), order: normal(1) },
    [2, 5],
    300,
  ],
  [
    'undefeated, wide prior',
    WON_ALL,
    { ...DEFAULT_MODEL, ties: 'half', strength: normal(3), order: null },
    [20],
    8000,
  ],
  [
    'three models, walls near',
    THREE,
    { ...DEFAULT_MODEL, ties: 'half', strength: uniform(0.6), order: null },
    [0.6, 0.6],
    300,
  ],
  [
    'three models, α and walls',
    THREE,
    { ...DEFAULT_MODEL, ties: 'half', strength: uniform(0.8), order: uniform(0.5) },
    [0.8, 0.8, 0.5],
    50,
  ],
];

/** Split HMC gives the posterior that a grid gives. */
export function expectAsGrid(...[, counts, model, limits, steps]: Worked): void {
  const { summary, draws } = fitAll(counts, model, LONG, INTERVALS);
  expect(summary.diagnostics.converged).toBe(true);
  const expected = byGrid(counts, model, limits, steps);
  const estimates = counts.models.map((_, m) => summary.rows.find((row) => row.model === m));
  [...estimates, summary.order ?? undefined].forEach((estimate, k) => {
    if (estimate === undefined) return;
    const { mean, sd } = expected[k];
    expect(Math.abs(estimate.mean - mean)).toBeLessThan(4 * estimate.mcse + 1e-3 * sd);
    expect(Math.abs(estimate.sd / sd - 1)).toBeLessThan(0.03);
  });
  // Every draw keeps the constraint and the bounds.
  const { bounds } = createDensity(counts, model);
  const columns = Array.from(bounds, (_, p) => column(draws, p));
  columns.forEach((values, p) => {
    expect(values.every((x) => Math.abs(x) <= bounds[p])).toBe(true);
  });
  for (let i = 0; i < 100; i++) {
    const sum = counts.models.reduce((total, _, m) => total + columns[m][i], 0);
    expect(Math.abs(sum)).toBeLessThan(1e-12);
  }
}

/** Two seeds converge on the sample with these bounds. */
export function expectConverged(bound: number): void {
  const other = { ...DEFAULT_SAMPLER, seed: 2 };
  for (const { diagnostics } of [
    fitWithin(bound),
    fitAll(RAKUDA.counts, within(bound), other, INTERVALS).summary,
  ]) {
    expect(diagnostics).toMatchObject({ converged: true });
  }
}

/** The preview is near what sampling gives. */
export function expectNearSampled(bound: number): void {
  const sampled = fitWithin(bound);
  for (const row of preview(RAKUDA.counts, within(bound), INTERVALS).summary.rows) {
    const other = sampled.rows.find(({ model }) => model === row.model);
    expect(Math.abs(row.median - (other?.median ?? NaN)) / row.sd).toBeLessThan(0.25);
    expect(Math.abs(row.sd / (other?.sd ?? NaN) - 1)).toBeLessThan(0.25);
  }
}

/** Of a wall that an undefeated model leans on, and of three that cut. */
export const isLong = ([name]: Worked): boolean =>
  ['undefeated at a wall', 'three models, walls near'].includes(name);
