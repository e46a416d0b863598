import { expect, it, vi } from 'vitest';
import { countsOf, INTERVALS } from '../../core/counts-of.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { fitSetting, winRateFit } from '../../../src/core/fit/setting-fit.ts';
import * as comparing from '../../../src/core/fit/compare-settings.ts';

vi.mock('../../../src/core/fit/compare-settings.ts', { spy: true });
const { compareAhead, rankedSettings } = await import('../../../src/state/fit/ranked-setting.ts');

const compareSettings = vi.mocked(comparing.compareSettings);
const COUNTS = countsOf([
  ['a', 'b', 30, 10, 2],
  ['b', 'c', 20, 15, 4],
  ['a', 'c', 28, 6, 1],
]);
const fitOf = (scale: number) =>
  fitSetting(
    COUNTS,
    { ...DEFAULT_MODEL, strength: { family: 'normal', scale } },
    { ...DEFAULT_SAMPLER, draws: 200 },
    INTERVALS,
  );
const listed = (id: string, fit: ReturnType<typeof fitOf> | null) => ({
  id,
  compared: { kind: 'fit' } as const,
  fit: { result: fit },
});

it('shows what was compared ahead without comparing again, and the same', async () => {
  const [wide, narrow, rates] = [fitOf(3), fitOf(0.02), winRateFit(COUNTS, 'half', INTERVALS)];
  const entries = [
    listed('wide', wide),
    listed('narrow', narrow),
    listed('rates', rates),
    listed('later', null),
  ];
  await compareAhead(
    wide,
    entries.map(({ fit }) => fit.result),
  );
  const ranked = rankedSettings(entries, entries[0]);
  expect(compareSettings).not.toHaveBeenCalled();
  expect(ranked.map(({ id }) => id)).toEqual(['wide', 'narrow', 'rates']);
  expect(ranked.map(({ changes }) => changes)).toEqual([
    null,
    comparing.compareSettings(wide, narrow),
    comparing.compareSettings(wide, rates),
  ]);
  expect(ranked[1].changes?.claims?.lost.count).toBeGreaterThan(0);
});

it('compares what was not compared ahead when it is shown', () => {
  const [wide, narrow] = [fitOf(3), fitOf(0.02)];
  compareSettings.mockClear();
  const entries = [listed('wide', wide), listed('narrow', narrow)];
  const [, shown] = rankedSettings(entries, entries[0]);
  expect(shown.changes?.moved).toEqual([]);
  expect(compareSettings).toHaveBeenCalledOnce();
});
