import { describe, expect, it } from 'vitest';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { estimateChanges } from '../../../src/core/history/estimate-changes.ts';
import { comparedFit, fitChanges } from '../../../src/core/history/fit-changes.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { DEFAULT_SAMPLER } from '../../../src/core/sampler/settings.ts';
import { countsOf, INTERVALS } from '../counts-of.ts';
import type { Row } from '../counts-of.ts';

const fit = (rows: readonly Row[]) => {
  const counts = countsOf(rows);
  const sampler = { ...DEFAULT_SAMPLER, sampler: 'laplace', chains: 1, draws: 20_000 } as const;
  const { draws, summary } = fitAll(counts, DEFAULT_MODEL, sampler, INTERVALS);
  return { ...comparedFit(counts, draws, summary), summary };
};

const rankingOf = ({ models, summary }: ReturnType<typeof fit>) =>
  summary.rows.map(({ model, median, sd }) => ({ name: models[model], median, sd }));

const before = fit([
  ['a', 'b', 30, 10],
  ['b', 'c', 25, 15],
]);
const after = fit([
  ['a', 'b', 18, 22],
  ['b', 'c', 25, 15],
  ['c', 'a', 10, 20],
]);

describe('changes from a ranking without draws', () => {
  it('are those from its draws, where its posterior is normal', () => {
    const known = fitChanges(before, after, 0.95);
    const found = estimateChanges(rankingOf(before), after, 0.95);
    expect(found.kendall).toBe(known.kendall);
    expect(found.models.map(({ name, before, after }) => [name, before, after])).toEqual(
      known.models.map(({ name, before, after }) => [name, before, after]),
    );
    found.models.forEach((own, at) => {
      const { by, lower, upper, stronger } = known.models[at];
      expect(own.by).toBeCloseTo(by, 2);
      expect(own.lower).toBeCloseTo(lower, 1);
      expect(own.upper).toBeCloseTo(upper, 1);
      expect(own.stronger).toBeCloseTo(stronger, 2);
      expect([own.rankBetter, own.rankWorse]).toEqual([null, null]);
    });
  });

  it('are none from a ranking to its own fit', () => {
    for (const { by, stronger } of estimateChanges(rankingOf(before), before, 0.95).models) {
      expect(by).toBeCloseTo(0, 10);
      expect(stronger).toBeCloseTo(0.5, 2);
    }
  });

  it('say nothing of how sure they are where an earlier model is gone', () => {
    const more = [...rankingOf(before), { name: 'gone', median: -2, sd: 0.3 }];
    const { models, removed } = estimateChanges(more, after, 0.95);
    expect(removed).toEqual([{ name: 'gone', rank: 4 }]);
    expect(models.map(({ stronger, lower }) => [stronger, lower])).toEqual([
      ...[0, 1, 2].map(() => [null, null]),
    ]);
    // Measured from the mean of those that are left.
    expect(models.reduce((sum, { by }) => sum + by, 0)).toBeCloseTo(0, 1);
  });
});
