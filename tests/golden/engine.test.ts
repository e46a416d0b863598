import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitAll } from '../../src/core/fit/fit.ts';
import { createDensity } from '../../src/core/model/density.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import type { ModelSettings } from '../../src/core/model/settings.ts';
import { sortValues } from '../../src/core/numerics/sort-values.ts';
import { convergence } from '../../src/core/posterior/diagnostics/convergence.ts';
import { quantile } from '../../src/core/numerics/quantile.ts';
import type { Estimate, FitSummary } from '../../src/core/posterior/ranking/summary.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../src/core/samples/rakuda-2023-07-14.ts';
import { approximate } from '../../src/core/sampler/approximation/laplace.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import { countsOf, INTERVALS } from '../core/counts-of.ts';

/*
 * A file in tests/golden/engine is a test: the beginning of its name says what kind, the field
 * `origin` where its figures come from.
 */
const ROOT = new URL('engine/', import.meta.url).pathname;

function load<Case>(kind: string): [name: string, content: Case][] {
  return readdirSync(ROOT)
    .filter((name) => name.startsWith(`${kind}-`) && name.endsWith('.json'))
    .sort()
    .map((name) => [name, JSON.parse(readFileSync(ROOT + name, 'utf8')) as Case]);
}

interface DrawsCase {
  chains: number;
  values: number[];
  expected: {
    rhat: number;
    essBulk: number;
    essTail: number;
    essMean: number;
    mcse: number;
    sd: number;
    quantiles: number[];
  };
}

describe('diagnostics as another program gives them', () => {
  it.each(load<DrawsCase>('convergence'))('%s', (_, { chains, values, expected }) => {
    const draws = Float64Array.from(values);
    const inOrder = sortValues(draws);
    const sorted = inOrder.values;
    const found = convergence(draws, inOrder, chains, expected.sd);
    expect(found).toEqual({
      rhat: expect.closeTo(expected.rhat, 8) as number,
      essBulk: expect.closeTo(expected.essBulk, 3) as number,
      essTail: expect.closeTo(expected.essTail, 3) as number,
      essMean: expect.closeTo(expected.essMean, 3) as number,
      mcse: expect.closeTo(expected.mcse, 8) as number,
    });
    [0.025, 0.16, 0.5, 0.84, 0.975].forEach((p, at) => {
      expect(quantile(sorted, p)).toBeCloseTo(expected.quantiles[at], 10);
    });
  });
});

interface PosteriorCase {
  model: Partial<ModelSettings>;
  parameters: { name: string; mean: number; sd: number; mcse: number }[];
  strongerThanNext: number[];
}

function estimateOf({ rows, order, tie, tau }: FitSummary, name: string): Estimate | null {
  if (name === 'order_effect') return order;
  if (name === 'tau') return tau;
  if (name === tie?.name) return tie;
  return rows.find((row) => RAKUDA.counts.models[row.model] === name) ?? null;
}

describe('posteriors as another sampler gives them', () => {
  const sampler = { ...DEFAULT_SAMPLER, draws: 5000, seed: 20230714 };
  it.each(load<PosteriorCase>('posterior'))(
    '%s',
    (_, { model: chosen, parameters, strongerThanNext }) => {
      const model = { ...DEFAULT_MODEL, ...chosen };
      const { summary } = fitAll(RAKUDA.counts, model, sampler, INTERVALS);
      expect(summary.diagnostics).toMatchObject({ converged: true, divergences: 0 });
      for (const { name, mean, sd, mcse } of parameters) {
        const ours = estimateOf(summary, name);
        const gap = ((ours?.mean ?? NaN) - mean) / Math.hypot(ours?.mcse ?? NaN, mcse);
        expect(Math.abs(gap), name).toBeLessThan(4);
        expect(Math.abs((ours?.sd ?? NaN) / sd - 1), name).toBeLessThan(0.03);
      }
      expect(summary.order === null).toBe(model.order === null);
      strongerThanNext.forEach((p, at) => {
        expect(Math.abs((summary.rows[at].strongerThanNext ?? NaN) - p)).toBeLessThan(0.02);
      });
    },
  );
});

interface MaximumCase {
  data: string | [left: string, right: string, winner: string][];
  /** Half where not given. */
  ties?: 'davidson' | 'rao-kupper';
  order: number | null;
  /** log ν or log κ. */
  tie?: number;
  logLikelihood?: number;
  strengths: Record<string, number>;
}

describe('maxima of the likelihood as other programs give them', () => {
  it.each(load<MaximumCase>('mle'))('%s', (_, golden) => {
    const { data, ties = 'half', order, tie, logLikelihood, strengths } = golden;
    const counts =
      typeof data === 'string'
        ? RAKUDA.counts
        : countsOf(
            data.map(([left, right, winner]) => [
              left,
              right,
              Number(winner === 'left'),
              Number(winner === 'right'),
              Number(winner === 'tie'),
            ]),
          );
    // Within bounds this far out a flat prior leaves the likelihood alone.
    const flat = { family: 'uniform', bound: 20 } as const;
    const model: ModelSettings = {
      ...DEFAULT_MODEL,
      ties,
      strength: flat,
      order: order === null ? null : flat,
      tie: { mean: 0, scale: 1e6 },
    };
    const { center } = approximate(counts, model);
    counts.models.forEach((name, m) => {
      expect(center[m], name).toBeCloseTo(strengths[name], 6);
    });
    if (order !== null) expect(center[counts.models.length]).toBeCloseTo(order, 6);
    if (tie !== undefined) expect(center[counts.models.length + 1]).toBeCloseTo(tie, 6);
    if (logLikelihood === undefined) return;
    const density = createDensity(counts, model);
    const value = density.evaluate(center, new Float64Array(density.parameters));
    expect(value).toBeCloseTo(logLikelihood, 6);
  });
});
