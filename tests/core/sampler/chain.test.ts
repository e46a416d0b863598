import { describe, expect, it } from 'vitest';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { fitAll, preview } from '../../../src/core/fit/fit.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../../src/core/model/settings.ts';
import { summarise } from '../../../src/core/posterior/ranking/summarise.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../src/core/samples/rakuda-2023-07-14.ts';
import { runChain } from '../../../src/core/sampler/chain.ts';
import { approximate } from '../../../src/core/sampler/approximation/laplace.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { countsOf, INTERVALS, swapSides } from '../counts-of.ts';
import {
  normal,
  within,
  LONG,
  worked,
  expectAsGrid,
  expectConverged,
  expectNearSampled,
  isLong,
} from './worked.ts';

describe('split HMC', () => {
  it.each(worked.filter((one) => !isLong(one)))(
    'gives the posterior a grid gives: %s',
    expectAsGrid,
  );

  it('agrees with Laplace on much data', () => {
    const times = RAKUDA.counts.leftWins.map((n) => n * 400);
    const many = {
      ...RAKUDA.counts,
      leftWins: times,
      rightWins: RAKUDA.counts.rightWins.map((n) => n * 400),
      ties: RAKUDA.counts.ties.map((n) => n * 400),
    };
    const sampled = fitAll(many, RAKUDA_MODEL, LONG, INTERVALS).summary;
    const laplace = preview(many, RAKUDA_MODEL, INTERVALS).summary;
    sampled.rows.forEach((row, at) => {
      const other = laplace.rows[at];
      expect(row.model).toBe(other.model);
      expect(Math.abs(row.mean - other.mean) / row.sd).toBeLessThan(0.12);
      expect(Math.abs(other.sd / row.sd - 1)).toBeLessThan(0.06);
    });
    expect(sampled.diagnostics.acceptance).toBeGreaterThan(0.98);
  });

  it('turns α round with the sides', () => {
    const straight = fitAll(RAKUDA.counts, RAKUDA_MODEL, DEFAULT_SAMPLER, INTERVALS).summary;
    const swapped = fitAll(
      swapSides(RAKUDA.counts),
      RAKUDA_MODEL,
      DEFAULT_SAMPLER,
      INTERVALS,
    ).summary;
    const [a, b] = [straight.order, swapped.order];
    expect(Math.abs((a?.mean ?? NaN) + (b?.mean ?? NaN))).toBeLessThan(
      4 * Math.hypot(a?.mcse ?? NaN, b?.mcse ?? NaN),
    );
  });

  it('cuts its turns finer where the posterior is far from normal', () => {
    const counts = countsOf([
      ['a', 'b', 1000, 0],
      ['b', 'c', 5, 4],
      ['a', 'c', 300, 0],
    ]);
    for (const seed of [1, 2, 3]) {
      const model: ModelSettings = { ...DEFAULT_MODEL, strength: normal(3) };
      const { summary } = fitAll(counts, model, { ...DEFAULT_SAMPLER, seed }, INTERVALS);
      expect(summary.diagnostics).toMatchObject({ converged: true });
    }
  });

  it.each([2.5, 3.5])('converges on the sample with bounds of ±%s', expectConverged);
});

describe('a chain', () => {
  const gaussian = approximate(RAKUDA.counts, RAKUDA_MODEL);
  const run = (seed: number, chain: number) =>
    runChain(RAKUDA.counts, RAKUDA_MODEL, { ...DEFAULT_SAMPLER, seed }, gaussian, chain);

  it('has the same bytes for the same seed, and others for another', () => {
    expect(run(3, 1)).toEqual(run(3, 1));
    expect(run(3, 1).draws).not.toEqual(run(3, 2).draws);
    expect(run(3, 1).draws).not.toEqual(run(4, 1).draws);
    // The same on every machine and in every browser.
    expect(fingerprint(run(3, 1).draws)).toBe(FINGERPRINT);
  });

  it('does in workers what fitAll does in one go', () => {
    const sampler = { ...DEFAULT_SAMPLER, draws: 100 };
    const whole = fitAll(RAKUDA.counts, RAKUDA_MODEL, sampler, INTERVALS);
    const chains = [2, 0, 3, 1].map((chain) =>
      structuredClone(
        runChain(RAKUDA.counts, RAKUDA_MODEL, sampler, structuredClone(gaussian), chain),
      ),
    );
    const { draws, summary } = summarise(chains, RAKUDA.counts, RAKUDA_MODEL, sampler, INTERVALS);
    expect(draws).toEqual(whole.draws);
    expect(summary).toEqual(whole.summary);
  });

  it('does not care in what order a file’s rows stand', () => {
    const rows = [
      [0, 1, 0],
      [1, 2, 0],
      [2, 0, 0],
      [0, 2, 2],
      [1, 0, 0],
      [2, 1, 1],
    ];
    const table = (order: readonly number[]) => ({
      models: ['x', 'y', 'z'],
      questions: [],
      judges: [],
      left: Uint32Array.from(order, (r) => rows[r][0]),
      right: Uint32Array.from(order, (r) => rows[r][1]),
      outcome: Uint8Array.from(order, (r) => rows[r][2]),
      question: new Int32Array(6),
      judge: new Int32Array(6),
      turn: new Int8Array(6),
      weight: null,
    });
    const fit = (order: readonly number[]) =>
      fitAll(countPairs(table(order)), DEFAULT_MODEL, { ...DEFAULT_SAMPLER, draws: 50 }, INTERVALS);
    expect(fit([5, 3, 1, 0, 2, 4])).toEqual(fit([0, 1, 2, 3, 4, 5]));
  });

  it('reports its progress to the end', () => {
    const seen: number[] = [];
    const sampler = { ...DEFAULT_SAMPLER, draws: 80, warmup: 40, chains: 2 };
    fitAll(RAKUDA.counts, RAKUDA_MODEL, sampler, INTERVALS, (done, total) => {
      // A twentieth more than the chains' 240 steps: for summing up.
      expect(total).toBe(252);
      seen.push(done);
    });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect([seen[0], seen.at(-1)]).toEqual([0, 252]);
    expect(seen).toContain(240);
  });

  it.each([
    ['chains', 0],
    ['draws', 3],
    ['draws', 10.5],
    ['warmup', -1],
    ['seed', NaN],
    ['seed', 2 ** 32],
  ])('refuses %s = %s', (setting, value) => {
    const sampler = { ...DEFAULT_SAMPLER, [setting]: value };
    expect(() => runChain(RAKUDA.counts, RAKUDA_MODEL, sampler, gaussian, 0)).toThrow(
      'bad-setting',
    );
  });
});

describe('the preview', () => {
  // Where walls cut deep, trajectories of many bounces keep less of their common random numbers: the
  // last digit of a sum may move a single end, and not all of them.
  it.each([
    [1, 0.05],
    [2, 0.02],
    [2.9, 0.002],
    [2.953, 0.002],
    [4, 0.0001],
  ])('moves smoothly with a prior near ±%s', (center, most) => {
    const at = (c: number) => preview(RAKUDA.counts, within(c), INTERVALS).summary;
    for (const bound of [-0.1, -0.05, 0, 0.05, 0.1].map((further) => center + further)) {
      const next = at(bound + 0.001);
      const jumps = at(bound).rows.flatMap((row) => {
        const moved = next.rows.find(({ model }) => model === row.model);
        return (['lower', 'median', 'upper'] as const).map(
          (end) => Math.abs((moved?.[end] ?? NaN) - row[end]) / row.sd,
        );
      });
      expect(jumps.reduce((sum, jump) => sum + jump, 0) / jumps.length).toBeLessThan(most);
      expect(Math.max(...jumps)).toBeLessThan(0.5);
    }
  });

  it.each([2.5, 3, 4])('is near what sampling gives, for a prior of ±%s', expectNearSampled);

  it('says that it is one', () => {
    const { diagnostics } = preview(RAKUDA.counts, RAKUDA_MODEL, INTERVALS).summary;
    expect(diagnostics).toMatchObject({ sampler: 'laplace', converged: false });
    expect(diagnostics.warnings).toEqual([{ kind: 'approximate' }]);
  });
});

/** FNV-1a over the bytes. */
function fingerprint(draws: Float64Array): string {
  let hash = 0x811c9dc5;
  for (const byte of new Uint8Array(draws.buffer)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16);
}

const FINGERPRINT = 'f7aafb28';
