import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import type { PairCounts } from '../../../../src/core/table/judgments.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../../../src/core/model/settings.ts';
import { column } from '../../../../src/core/posterior/draws/draws.ts';
import { summarise } from '../../../../src/core/posterior/ranking/summarise.ts';
import { comparePublished } from '../../../../src/core/samples/published.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../../src/core/samples/rakuda-2023-07-14.ts';
import type { ChainResult } from '../../../../src/core/sampler/chain-result.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import { countsOf, INTERVALS } from '../../counts-of.ts';

const rakuda = fitAll(
  RAKUDA.counts,
  RAKUDA_MODEL,
  { ...DEFAULT_SAMPLER, draws: 10_000, seed: 20230714 },
  INTERVALS,
);

describe('the summary of a fit', () => {
  it('ranks by median, with every number as its definition has it', () => {
    const { draws, summary } = rakuda;
    const columns = RAKUDA.counts.models.map((_, m) => column(draws, m));
    const size = columns[0].length;
    summary.rows.forEach((row, at) => {
      const values = columns[row.model];
      const sorted = [...values].sort((a, b) => a - b);
      const between = (p: number) => {
        const place = p * (size - 1);
        const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
        return low + (place % 1) * (high - low);
      };
      expect(row.rank).toBe(at + 1);
      if (at > 0) expect(row.median).toBeLessThanOrEqual(summary.rows[at - 1].median);
      expect(row.median).toBeCloseTo(between(0.5), 12);
      expect(row.lower).toBeCloseTo(between(0.16), 12);
      expect(row.upper).toBeCloseTo(between(0.84), 12);
      expect(row.lowerWide).toBeCloseTo(between(0.025), 12);
      expect(row.upperWide).toBeCloseTo(between(0.975), 12);
      const mean = values.reduce((a, b) => a + b) / size;
      const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (size - 1);
      expect(row.mean).toBeCloseTo(mean, 12);
      expect(row.sd).toBeCloseTo(Math.sqrt(variance), 12);
      const next = at + 1 < summary.rows.length ? columns[summary.rows[at + 1].model] : null;
      expect(row.strongerThanNext).toBe(next && values.filter((x, i) => x > next[i]).length / size);
      const shares = new Array<number>(columns.length).fill(0);
      values.forEach((x, i) => {
        shares[columns.filter((other) => other[i] > x).length] += 1 / size;
      });
      shares.forEach((share, rank) => {
        expect(row.rankShares[rank]).toBeCloseTo(share, 6);
      });
    });
    expect(summary).toMatchObject({ interval: 0.68, wideInterval: 0.95 });
  });

  it('keeps to the published ranking of the sample', () => {
    const order = RAKUDA.models
      .map((model, index) => ({ index, median: model.published.median }))
      .sort((a, b) => b.median - a.median);
    expect(rakuda.summary.rows.map((row) => row.model)).toEqual(order.map(({ index }) => index));
    const { rows, largestMedianGap } = comparePublished(rakuda.summary);
    expect(largestMedianGap).toBeLessThan(2);
    for (const { widthRatio } of rows) {
      expect(widthRatio).toBeGreaterThan(0.93);
      expect(widthRatio).toBeLessThan(0.97);
    }
    rakuda.summary.rows.forEach(({ model, strongerThanNext }) => {
      const { published } = RAKUDA.models[model];
      if (published.strongerThanNext === null) expect(strongerThanNext).toBeNull();
      else
        expect(Math.abs((strongerThanNext ?? NaN) - published.strongerThanNext)).toBeLessThan(
          0.035,
        );
    });
  });

  it('finds the runs of models that can’t be told apart', () => {
    const { rows, indistinct } = rakuda.summary;
    expect(indistinct).toEqual([
      { from: 2, to: 3 },
      { from: 4, to: 7 },
    ]);
    const columns = rows.map((row) => column(rakuda.draws, row.model));
    const isSeparated = (a: number, b: number) =>
      columns[a].filter((x, i) => x > columns[b][i]).length / columns[a].length >= 0.95;
    for (let a = 0; a < rows.length; a++) {
      for (let b = a + 1; b < rows.length; b++) {
        const inRun = indistinct.some(({ from, to }) => from <= a && b <= to);
        if (!isSeparated(a, b)) expect(inRun).toBe(true);
      }
    }
    indistinct.forEach(({ from, to }) => {
      expect(isSeparated(from, to)).toBe(false);
    });
  });

  it('draws each density so that it holds almost all of the mass', () => {
    for (const { density, median, lowerWide, upperWide } of rakuda.summary.rows) {
      const step = (density.to - density.from) / (density.values.length - 1);
      const mass = density.values.reduce((sum, value) => sum + value * step, 0);
      expect(mass).toBeGreaterThan(0.97);
      expect(mass).toBeLessThan(1.01);
      expect(density.from).toBeLessThan(lowerWide);
      expect(density.to).toBeGreaterThan(upperWide);
      const peak = density.from + step * density.values.indexOf(Math.max(...density.values));
      expect(Math.abs(peak - median)).toBeLessThan(0.15);
    }
  });

  it('orders equal medians by name', () => {
    const counts = countsOf([['a', 'b', 1, 1]]);
    const { summary } = summarise(
      [chainOf([0, 0, 0, 0, 0, 0, 0, 0], 2)],
      counts,
      NO_ORDER,
      SHORT,
      INTERVALS,
    );
    expect(summary.rows.map((row) => row.model)).toEqual([0, 1]);
    expect(summary.rows[0].strongerThanNext).toBe(0);
    expect(summary.indistinct).toEqual([{ from: 0, to: 1 }]);
  });
});

const NO_ORDER: ModelSettings = { ...DEFAULT_MODEL, order: null };
const SHORT = { ...DEFAULT_SAMPLER, chains: 1, draws: 4, warmup: 0 };

/** A chain of draws written down by hand, parameters of a draw side by side. */
function chainOf(draws: readonly number[], parameters: number, chain = 0): ChainResult {
  const perChain = draws.length / parameters;
  return {
    chain,
    draws: Float64Array.from(draws),
    perChain,
    parameters,
    acceptance: 0.9,
    divergences: 0,
    gradients: perChain,
  };
}

describe('what a reader is warned of', () => {
  const kinds = (counts: PairCounts, model: ModelSettings) =>
    fitAll(counts, model, DEFAULT_SAMPLER, INTERVALS).summary.diagnostics.warnings;

  const ONE_ORDER = { kind: 'no-order-effect', why: 'one-order' };

  it('an undefeated and a winless model', () => {
    const counts = countsOf([
      ['a', 'b', 5, 0],
      ['b', 'c', 6, 0],
      ['a', 'c', 3, 0],
    ]);
    expect(kinds(counts, DEFAULT_MODEL)).toEqual([
      ONE_ORDER,
      { kind: 'undefeated', model: 0 },
      { kind: 'winless', model: 2 },
    ]);
  });

  it('groups that never met', () => {
    const counts = countsOf([
      ['a', 'b', 5, 2],
      ['c', 'd', 6, 4],
    ]);
    expect(kinds(counts, DEFAULT_MODEL)).toEqual([
      ONE_ORDER,
      {
        kind: 'unconnected',
        groups: [
          [0, 1],
          [2, 3],
        ],
      },
    ]);
  });

  it('a posterior that leans on its bound', () => {
    const bound = (c: number): ModelSettings => ({
      ...RAKUDA_MODEL,
      strength: { family: 'uniform', bound: c },
    });
    const best = RAKUDA.counts.models.indexOf('gpt-4:20230713');
    expect(kinds(RAKUDA.counts, bound(3))).toEqual([{ kind: 'at-bound', model: best }]);
    expect(kinds(RAKUDA.counts, RAKUDA_MODEL)).toEqual([]);
  });

  it('chains that did not meet, or never moved', () => {
    const counts = countsOf([['a', 'b', 3, 2]]);
    const stuck = [0, 1].map((c) => chainOf([c, -c, c, -c, c, -c, c, -c], 2, c));
    const apart = summarise(stuck, counts, NO_ORDER, { ...SHORT, chains: 2 }, INTERVALS).summary;
    expect(apart.diagnostics).toMatchObject({ rhatMax: Infinity, converged: false });
    expect(apart.diagnostics.warnings).toMatchObject([
      { kind: 'not-converged', divergences: 0 },
      ONE_ORDER,
    ]);

    const still = summarise(stuck.slice(1), counts, NO_ORDER, SHORT, INTERVALS).summary;
    expect(still.rows[0]).toMatchObject({
      median: 1,
      sd: 0,
      rhat: 1,
      essBulk: 1,
      essTail: 1,
      mcse: 0,
    });
    expect(still.diagnostics.converged).toBe(false);
    const numbers = [...still.rows, ...apart.rows].flatMap((row) =>
      Object.values(row).filter((value): value is number => typeof value === 'number'),
    );
    expect(numbers.some(Number.isNaN)).toBe(false);
  });

  it('a divergence, and low acceptance, even where all else is well', () => {
    const { draws } = rakuda;
    const perChain = draws.perChain;
    const width = draws.values.length / draws.chains;
    const chains = Array.from({ length: draws.chains }, (_, chain) => ({
      ...chainOf(
        [...draws.values.subarray(chain * width, (chain + 1) * width)],
        width / perChain,
        chain,
      ),
      acceptance: chain === 0 ? 0.2 : 0.7,
      divergences: chain,
    }));
    const { diagnostics } = summarise(
      chains,
      RAKUDA.counts,
      RAKUDA_MODEL,
      DEFAULT_SAMPLER,
      INTERVALS,
    ).summary;
    expect(diagnostics).toMatchObject({ divergences: 6, converged: false });
    expect(diagnostics.warnings.map(({ kind }) => kind)).toEqual([
      'not-converged',
      'low-acceptance',
    ]);
  });
});
