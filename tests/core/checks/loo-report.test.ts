import { describe, expect, it } from 'vitest';
import { looReport } from '../../../src/core/checks/loo-report.ts';
import { sensitivityCheck } from '../../../src/core/checks/sensitivity-check.ts';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { psisLoo } from '../../../src/core/posterior/loo/loo.ts';
import { sensitivityReport } from '../../../src/core/posterior/prior/sensitivity.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../src/core/samples/rakuda-2023-07-14.ts';
import { drawsOf, randomRows } from '../posterior/draws-of.ts';
import { countsOf, INTERVALS } from '../counts-of.ts';
import type { Row } from '../counts-of.ts';

const { draws, summary } = fitAll(
  RAKUDA.counts,
  DEFAULT_MODEL,
  { ...DEFAULT_SAMPLER, draws: 1500 },
  INTERVALS,
);

/** More ordered pairs than are predicted with all draws at once. */
const NAMES = Array.from({ length: 46 }, (_, m) => `m${String(m).padStart(2, '0')}`);
const MANY = countsOf(
  NAMES.flatMap((left, i) =>
    NAMES.filter((name) => name !== left).map((right, j): Row => [left, right, (i + j) % 3, 1]),
  ),
  NAMES,
);

function randomDraws(size: number, spread: number) {
  const strengths = NAMES.map((_, m) => 0.06 * m);
  return drawsOf(DEFAULT_MODEL, randomRows(createRandom(5), size, strengths, spread, [() => 0]));
}

describe('leave-one-out prediction for the page', () => {
  it('uses 4,000 draws where there are few kinds of judgments', () => {
    const { loo, thinned } = looReport(draws, RAKUDA.counts, DEFAULT_MODEL, 1);
    expect(thinned).toEqual({ used: 4000, of: 6000 });
    expect(loo).toEqual(psisLoo(draws, RAKUDA.counts, 'half', { most: 4000 }));
  });

  it('uses 1,000 for many, where the error that leaves is negligible', () => {
    const narrow = randomDraws(1500, 0.02);
    const { loo, thinned } = looReport(narrow, MANY, DEFAULT_MODEL, 1);
    expect(thinned).toEqual({ used: 1000, of: 1500 });
    expect(loo.mcse).toBeLessThan(0.05 * loo.elpdLoo.se);
    const all = psisLoo(narrow, MANY, 'half');
    expect(Math.abs(all.elpdLoo.sum - loo.elpdLoo.sum)).toBeLessThan(4 * loo.mcse);
  });

  it('uses them all where it is not', () => {
    const { loo, thinned } = looReport(randomDraws(1500, 0.5), MANY, DEFAULT_MODEL, 1);
    expect(thinned).toEqual({ used: 1500, of: 1500 });
    expect(loo.draws).toBe(1500);
  });

  it('lists the hardest and the least expected kinds of judgments', () => {
    const { loo, hardest, surprising } = looReport(draws, RAKUDA.counts, DEFAULT_MODEL, 1);
    expect(hardest).toHaveLength(20);
    expect(hardest[0].k).toBe(Math.max(...loo.k));
    expect(surprising[0].elpd).toBe(Math.min(...loo.elpd));
    for (const list of [hardest, surprising]) {
      for (const { pair, outcome, judgments, k, elpd } of list) {
        const at = loo.pair.findIndex((p, i) => p === pair && loo.outcome[i] === outcome);
        expect([loo.k[at], loo.elpd[at], loo.weight[at]]).toEqual([k, elpd, judgments]);
      }
    }
    const { leftWins, rightWins } = RAKUDA.counts;
    const [{ outcome, pair, judgments }] = surprising;
    expect(judgments).toBe(outcome === Outcome.left ? leftWins[pair] : rightWins[pair]);
  });

  it('tells how far it is', () => {
    const told: number[] = [];
    looReport(randomDraws(1200, 0.02), MANY, DEFAULT_MODEL, 1, (done, total) =>
      told.push(done / total),
    );
    expect(told[0]).toBe(0);
    expect(told.at(-1)).toBe(1);
    expect(told.length).toBeLessThan(30);
    expect([...told].sort((a, b) => a - b)).toEqual(told);
  });

  it('knows its Monte Carlo error: that of independent sets of draws', () => {
    const sums = Array.from({ length: 30 }, (_, run) => {
      const rows = randomRows(createRandom(run), 400, [0.5, 0, -0.5], 0.4, [() => 0.1]);
      const counts = countsOf([
        ['a', 'b', 9, 4, 1],
        ['b', 'c', 6, 5, 2],
        ['c', 'a', 3, 8, 0],
      ]);
      const { elpdLoo, mcse } = psisLoo(drawsOf(DEFAULT_MODEL, rows), counts, 'half');
      return { sum: elpdLoo.sum, mcse };
    });
    const mean = sums.reduce((total, { sum }) => total + sum, 0) / sums.length;
    const spread = Math.sqrt(sums.reduce((total, { sum }) => total + (sum - mean) ** 2, 0) / 29);
    const told = sums.reduce((total, { mcse }) => total + mcse, 0) / sums.length;
    expect(told / spread).toBeGreaterThan(0.7);
    expect(told / spread).toBeLessThan(1.4);
  });
});

describe('sensitivity for the page', () => {
  it('says how many draws it used', () => {
    const ranking = summary.rows.map(({ model }) => model);
    const { thinned, ...report } = sensitivityCheck(
      draws,
      RAKUDA.counts,
      DEFAULT_MODEL,
      ranking,
      1,
    );
    expect(thinned).toEqual({ used: 4000, of: 6000 });
    expect(report).toEqual(sensitivityReport(draws, RAKUDA.counts, DEFAULT_MODEL, ranking, 4000));
  });
});
