import { describe, expect, it } from 'vitest';
import { comparedRankings } from '../../../src/core/fit/compared-rankings.ts';
import type { SettingChanges } from '../../../src/core/fit/compare-settings.ts';
import type { SettingFit } from '../../../src/core/fit/setting-fit.ts';

/** A fit of models with these ranks; null for one without a judgment that counts. */
const fitOf = (...ranks: readonly (number | null)[]): SettingFit => ({
  ...{ stronger: null, decided: null, worth: 0, rates: null, method: 'laplace' },
  ...{ chains: 1, draws: 1, isConverged: true, warnings: [] },
  standings: ranks.map((rank) =>
    rank === null
      ? null
      : { rank, median: 0, sd: 1, lower: -1, upper: 1, lowerWide: -2, upperWide: 2 },
  ),
});
const changes = (moved: readonly number[], ...sds: readonly number[]): SettingChanges => ({
  ...{ kendall: 1, width: 1, claims: null },
  moved: moved.map((model) => ({ model, from: 1, to: 2 })),
  shifts: sds.map((shift, model) => ({ model, by: shift, sds: shift })),
});

describe('rankings under several settings', () => {
  it('have leaders, models that move and a largest shift', () => {
    const found = comparedRankings([
      { fit: fitOf(2, 1, 3), changes: null },
      { fit: fitOf(1, 2, 3), changes: changes([0, 1], 0.4) },
      { fit: fitOf(1, 2, null), changes: changes([0], -1.5, 0.2) },
    ]);
    expect(found).toEqual({
      leaders: [
        { model: 0, times: 2 },
        { model: 1, times: 1 },
      ],
      moved: 2,
      largest: { model: 0, by: -1.5, sds: -1.5, setting: 2 },
    });
  });

  it('have no leader where nothing counts, and no shift beside a scale of its own', () => {
    expect(comparedRankings([{ fit: fitOf(null, null), changes: changes([]) }])).toEqual({
      ...{ leaders: [], moved: 0, largest: null },
    });
  });
});
