import { describe, expect, it } from 'vitest';
import { countsOf, INTERVALS } from '../counts-of.ts';
import { preview } from '../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../../src/core/model/settings.ts';
import { changedModels, compareSettings } from '../../../src/core/fit/compare-settings.ts';
import { fitSetting, settingFit, winRateFit } from '../../../src/core/fit/setting-fit.ts';
import type { SettingFit, Standing } from '../../../src/core/fit/setting-fit.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../../src/core/samples/rakuda-2023-07-14.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';

const standing = (rank: number, median: number, half: number): Standing => ({
  ...{ rank, median, sd: half / 2 },
  ...{ lower: median - half / 2, upper: median + half / 2 },
  ...{ lowerWide: median - half, upperWide: median + half },
});

/** Three models; `stronger` is P(0 > 1), P(0 > 2), P(1 > 2). */
const fitOf = (
  standings: readonly (Standing | null)[],
  [p01, p02, p12]: readonly [number, number, number],
  worth = 4000,
): SettingFit => ({
  standings,
  stronger: Float32Array.from([0.5, p01, p02, 1 - p01, 0.5, p12, 1 - p02, 1 - p12, 0.5]),
  decided: 2,
  worth,
  rates: null,
  ...{ method: 'split-hmc', chains: 4, draws: 1000, isConverged: true, warnings: [] },
});

const before = fitOf(
  [standing(1, 1, 0.4), standing(2, 0, 0.4), standing(3, -1, 0.4)],
  [0.97, 0.999, 0.9],
);

describe('what another setting changes', () => {
  it('is nothing for the same setting', () => {
    const { moved, kendall, width, shifts, claims } = compareSettings(before, before);
    expect(moved).toEqual([]);
    expect(kendall).toBe(1);
    expect(width).toBeCloseTo(1, 12);
    expect(shifts.every(({ by }) => by === 0)).toBe(true);
    const none = { count: 0, first: [] };
    expect(claims).toEqual({ gained: none, lost: none, reversed: none });
  });

  it('is ranks, widths, shifts and claims, by hand', () => {
    const after = fitOf(
      [standing(2, 0.6, 0.8), standing(1, 0.8, 0.2), standing(3, -1.4, 0.4)],
      [0.03, 0.9, 0.98],
    );
    const found = compareSettings(before, after);
    expect(found.moved).toEqual([
      { model: 0, from: 1, to: 2 },
      { model: 1, from: 2, to: 1 },
    ]);
    // One of three pairs is turned round.
    expect(found.kendall).toBeCloseTo(1 / 3, 12);
    // Twice, half and once as wide.
    expect(found.width).toBeCloseTo(1, 12);
    // Standard deviations of the reference are 0.2.
    expect(found.shifts.map(({ model }) => model)).toEqual([1, 0, 2]);
    expect(found.shifts[0].sds).toBeCloseTo(4, 12);
    expect(found.shifts[1].sds).toBeCloseTo(-2, 12);
    expect(found.shifts[1].by).toBeCloseTo(-0.4, 12);
    const { claims } = found;
    expect(claims?.reversed.first.map(({ ahead, behind }) => [ahead, behind])).toEqual([[0, 1]]);
    expect(claims?.reversed.first[0].before).toBeCloseTo(0.97, 6);
    expect(claims?.reversed.first[0].after).toBeCloseTo(0.03, 6);
    expect(claims?.lost.first.map(({ ahead, behind }) => [ahead, behind])).toEqual([[0, 2]]);
    expect(claims?.gained.first.map(({ ahead, behind }) => [ahead, behind])).toEqual([[1, 2]]);
  });

  it('tells a claim of the model that is ahead, whatever its number', () => {
    const turned = fitOf(before.standings, [0.5, 0.999, 0.01]);
    const { claims } = compareSettings(before, turned);
    const [gained, lost] = [claims?.gained.first ?? [], claims?.lost.first ?? []];
    expect(gained.map(({ ahead, behind }) => [ahead, behind])).toEqual([[2, 1]]);
    expect(gained[0].before).toBeCloseTo(0.1, 6);
    expect(gained[0].after).toBeCloseTo(0.99, 6);
    expect(lost.map(({ ahead, behind }) => [ahead, behind])).toEqual([[0, 1]]);
    expect([lost[0].before, lost[0].after]).toEqual([Math.fround(0.97), 0.5]);
  });

  it('counts all claims, and keeps those that change most, of equal ones the first', () => {
    const size = 30;
    const standings = Array.from({ length: size }, (_, at) => standing(at + 1, -at, 0.4));
    // 0.97 of each pair before, and less of it the farther apart the two are; of 435 pairs.
    const shares = (after: (i: number, j: number) => number): Float32Array<ArrayBuffer> =>
      Float32Array.from({ length: size * size }, (_, at) => {
        const [i, j] = [Math.floor(at / size), at % size];
        return i === j ? 0.5 : i < j ? after(i, j) : 1 - after(j, i);
      });
    const wide = { ...fitOf(standings, [0.5, 0.5, 0.5]), stronger: shares(() => 0.97) };
    const narrow = { ...wide, stronger: shares((i, j) => 0.9 - 0.01 * (j - i)) };
    const lost = compareSettings(wide, narrow).claims?.lost;
    expect(lost?.count).toBe(435);
    const all = Array.from({ length: size * size }, (_, at) => [Math.floor(at / size), at % size])
      .filter(([i, j]) => i < j)
      .sort(([a, b], [c, d]) => d - c - (b - a));
    expect(lost?.first.map(({ ahead, behind }) => [ahead, behind])).toEqual(all.slice(0, 20));
  });

  it('takes no Monte Carlo error for a change', () => {
    // Two errors of shares near 95% from 4000 draws each are 0.0097.
    const near = fitOf(before.standings, [0.9605, 0.999, 0.9]);
    const less = fitOf(before.standings, [0.949, 0.999, 0.9]);
    expect(compareSettings(near, less).claims?.lost.count).toBe(1);
    const steady = fitOf(before.standings, [0.9525, 0.999, 0.9]);
    expect(compareSettings(steady, less).claims?.lost.count).toBe(0);
    const poor = fitOf(before.standings, [0.949, 0.999, 0.9], 400);
    expect(compareSettings(near, poor).claims?.lost.count).toBe(0);
  });

  it('leaves out what a setting has no figure for', () => {
    const absent = fitOf([standing(1, 1, 0.4), null, standing(2, -1, 0.4)], [0.97, 0.999, 0.9]);
    const { moved, shifts } = compareSettings(before, absent);
    expect(moved).toEqual([{ model: 2, from: 3, to: 2 }]);
    expect(shifts.map(({ model }) => model)).toEqual([0, 2]);
  });

  it('compares a win rate by rank alone', () => {
    const rates: SettingFit = { ...before, method: 'win-rate', stronger: null, decided: null };
    for (const found of [compareSettings(before, rates), compareSettings(rates, before)]) {
      expect(found.width).toBeNull();
      expect(found.shifts).toEqual([]);
      expect(found.claims).toBeNull();
      expect(found.kendall).toBe(1);
    }
  });

  it('marks the models that change somewhere', () => {
    const rank = { moved: [{ model: 2, from: 3, to: 2 }], shifts: [] };
    const far = { moved: [], shifts: [{ model: 0, by: 1, sds: -0.5 }] };
    const near = { moved: [], shifts: [{ model: 1, by: 1, sds: 0.49 }] };
    expect(changedModels(4, [rank, far, near])).toEqual([true, false, true, false]);
    expect(changedModels(2, [])).toEqual([false, false]);
  });
});

describe('win rates as a setting', () => {
  const counts = countsOf(
    [
      ['a', 'b', 8, 2],
      ['b', 'c', 5, 5],
      ['a', 'c', 10, 0],
    ],
    ['a', 'b', 'c', 'never judged'],
  );

  it('have ranks, and log-odds around the mean', () => {
    const { standings, stronger, method } = winRateFit(counts, 'half', INTERVALS);
    expect(method).toBe('win-rate');
    expect(stronger).toBeNull();
    expect(standings.map((own) => own?.rank ?? null)).toEqual([1, 2, 3, null]);
    // 18 of 20, 7 of 20, 5 of 20.
    const logits = [9, 7 / 13, 1 / 3].map(Math.log);
    const mean = (logits[0] + logits[1] + logits[2]) / 3;
    standings.slice(0, 3).forEach((own, m) => {
      expect(own?.median).toBeCloseTo(logits[m] - mean, 12);
      expect(own?.sd).toBeNull();
      const ends = [own?.lowerWide, own?.lower, own?.median, own?.upper, own?.upperWide];
      const values = ends.map(Number);
      expect(values).toEqual([...values].sort((x, y) => x - y));
    });
  });

  it('are without limit where every match was won', () => {
    const clean = countsOf([['a', 'b', 5, 0]]);
    const [first, second] = winRateFit(clean, 'half', INTERVALS).standings;
    expect([first?.rank, first?.median, first?.upperWide]).toEqual([1, Infinity, Infinity]);
    expect(first?.lowerWide).toBeGreaterThan(-Infinity);
    expect([second?.rank, second?.median, second?.lowerWide]).toEqual([2, -Infinity, -Infinity]);
  });
});

describe('fits of the sample under several settings', () => {
  const sampler = { ...DEFAULT_SAMPLER, draws: 1000 };
  const flat = fitSetting(RAKUDA.counts, RAKUDA_MODEL, sampler, INTERVALS);

  it('hold what the summary of the same fit holds', () => {
    const { summary } = preview(RAKUDA.counts, RAKUDA_MODEL, INTERVALS);
    const size = RAKUDA.counts.models.length;
    const fit = settingFit(summary, { stronger: new Float32Array(size * size), decided: 0 });
    for (const row of summary.rows) {
      expect(fit.standings[row.model]).toMatchObject({ rank: row.rank, median: row.median });
    }
    expect(fit.method).toBe('laplace');
    expect(fit.isConverged).toBe(false);
  });

  it('a narrow prior pulls in, narrows and takes claims away', () => {
    const narrow = { ...DEFAULT_MODEL, strength: { family: 'normal', scale: 0.1 } } as const;
    const found = compareSettings(flat, fitSetting(RAKUDA.counts, narrow, sampler, INTERVALS));
    expect(found.width).toBeLessThan(0.6);
    const shift = new Map(found.shifts.map(({ model, sds }) => [model, sds]));
    // GPT-4 is pulled down, the last model up.
    const best = flat.standings.findIndex((own) => own?.rank === 1);
    const last = flat.standings.findIndex((own) => own?.rank === flat.standings.length);
    expect(shift.get(best)).toBeLessThan(-3);
    expect(shift.get(last)).toBeGreaterThan(3);
  });

  it('maximum likelihood agrees with a flat prior on these data', () => {
    const mle = { ...sampler, sampler: 'mle', draws: 100 } as const;
    const found = compareSettings(flat, fitSetting(RAKUDA.counts, RAKUDA_MODEL, mle, INTERVALS));
    expect(found.kendall).toBeGreaterThan(0.9);
    for (const { sds } of found.shifts) expect(Math.abs(sds)).toBeLessThan(0.5);
    expect(found.width).toBeGreaterThan(0.85);
    expect(found.width).toBeLessThan(1.2);
  });

  it('refuses maximum likelihood where a model is undefeated', () => {
    const counts = countsOf([['a', 'b', 5, 0]]);
    const mle = { ...sampler, sampler: 'mle', draws: 100 } as const;
    expect(() => fitSetting(counts, DEFAULT_MODEL, mle, INTERVALS)).toThrow(
      expect.objectContaining({
        failure: { kind: 'no-maximum', reason: { why: 'undefeated', models: ['a'] } },
      }),
    );
  });

  it('keeps the matrix of the draws it was made of', () => {
    expect(flat.stronger).toHaveLength(81);
    const best = flat.standings.findIndex((own) => own?.rank === 1);
    const last = flat.standings.findIndex((own) => own?.rank === 9);
    expect(flat.stronger?.[best * 9 + last]).toBe(1);
    // Each pair stands in it twice, ahead once.
    expect(flat.decided).toBe(flat.stronger?.filter((p) => p >= Math.fround(0.95)).length);
    expect(flat.worth).toBeGreaterThan(1000);
    expect(flat.worth).toBeLessThanOrEqual(4000);
  });
});
