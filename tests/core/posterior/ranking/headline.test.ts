import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headline, tierNumbers } from '../../../../src/core/posterior/ranking/headline.ts';
import type {
  FitSummary,
  IndistinctRun,
  StrengthRow,
} from '../../../../src/core/posterior/ranking/summary.ts';

/**
 * A summary of so many rows, models numbered from the bottom, with these runs.
 * @param leads P(first is stronger than second)
 */
function summaryOf(
  size: number,
  indistinct: readonly IndistinctRun[],
  leads = indistinct.some(({ from, to }) => from === 0 && to === 1) ? 0.8 : 0.97,
): FitSummary {
  const estimate = {
    ...{ mean: 0, sd: 1, median: 0, lower: -1, upper: 1, lowerWide: -2, upperWide: 2 },
    ...{ rhat: 1, essBulk: 1000, essTail: 1000, mcse: 0.01 },
  };
  const rows = Array.from({ length: size }, (_, at): StrengthRow => ({
    ...estimate,
    model: size - 1 - at,
    rank: at + 1,
    strongerThanNext: at + 1 < size ? (at === 0 ? leads : 0.5) : null,
    rankShares: new Float32Array(size),
    density: { from: -1, to: 1, values: new Float32Array(2) },
  }));
  return {
    rows,
    order: null,
    tie: null,
    tau: null,
    indistinct,
    diagnostics: {
      ...{ sampler: 'split-hmc', chains: 4, draws: 1000, rhatMax: 1, essBulkMin: 1000 },
      ...{ essTailMin: 1000, divergences: 0, acceptance: 0.9, converged: true, warnings: [] },
    },
    interval: 0.68,
    wideInterval: 0.95,
  };
}

describe('the headline', () => {
  it('says who leads, who is clear, and which ranks are level', () => {
    const runs = [
      { from: 2, to: 3 },
      { from: 4, to: 7 },
    ];
    expect(headline(summaryOf(9, runs))).toEqual({
      first: 8,
      second: 7,
      probability: 0.97,
      isAhead: true,
      rival: null,
      clearOfRest: 2,
      tiers: [[8], [7], [6, 5], [4, 3, 2, 1], [0]],
      unsettled: [
        { from: 3, to: 4 },
        { from: 5, to: 8 },
      ],
    });
  });

  it.each<[name: string, size: number, runs: IndistinctRun[], clear: number]>([
    ['both leaders level, both clear', 4, [{ from: 0, to: 1 }], 3],
    [
      'both leaders level, the rest too',
      4,
      [
        { from: 0, to: 1 },
        { from: 2, to: 3 },
      ],
      2,
    ],
    ['all level', 4, [{ from: 0, to: 3 }], 0],
    [
      'a chain of runs',
      4,
      [
        { from: 0, to: 1 },
        { from: 1, to: 3 },
      ],
      0,
    ],
    ['one leader before a crowd', 5, [{ from: 1, to: 4 }], 1],
    ['two models apart', 2, [], 0],
  ])('%s', (_, size, runs, clear) => {
    const facts = headline(summaryOf(size, runs));
    expect(facts.clearOfRest).toBe(clear);
  });

  it('says that the first is ahead of the second, and of which other it may not be', () => {
    const facts = headline(summaryOf(3, [{ from: 0, to: 2 }], 0.99));
    expect(facts).toMatchObject({ isAhead: true, probability: 0.99 });
    expect(facts.rival).toEqual({ model: 0, rank: 3 });
    expect(facts.tiers).toEqual([[2, 1, 0]]);
  });

  it.each([
    [0.95, true],
    [0.9499, false],
  ])('takes %d for %s', (leads, isAhead) => {
    expect(headline(summaryOf(2, [], leads)).isAhead).toBe(isAhead);
  });

  it('names the second as no other', () => {
    expect(headline(summaryOf(4, [{ from: 0, to: 1 }])).rival).toBeNull();
  });

  it('leaves no range out, and makes one tier of ranges that overlap', () => {
    const runs = [0, 2, 4, 6, 8].map((from) => ({ from, to: from + 1 }));
    expect(headline(summaryOf(10, runs)).unsettled).toHaveLength(5);
    const chain = [
      { from: 2, to: 5 },
      { from: 3, to: 7 },
    ];
    expect(headline(summaryOf(9, chain)).unsettled).toEqual([{ from: 3, to: 8 }]);
  });

  it('puts every model into one tier, and cuts wherever no run crosses', () => {
    const anyRuns = fc.array(
      fc.tuple(fc.nat(11), fc.nat(11)).filter(([a, b]) => a < b),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(anyRuns, (pairs) => {
        const runs = pairs.map(([from, to]) => ({ from, to }));
        const { tiers, unsettled } = headline(summaryOf(12, runs));
        expect(tiers.flat()).toEqual(Array.from({ length: 12 }, (_, at) => 11 - at));
        const tierOf = (row: number) => tiers.findIndex((tier) => tier.includes(11 - row));
        expect(tierNumbers(summaryOf(12, runs))).toEqual(
          Array.from({ length: 12 }, (_, row) => tierOf(row) + 1),
        );
        for (const { from, to } of runs) expect(tierOf(from)).toBe(tierOf(to));
        for (let gap = 1; gap < 12; gap++) {
          const isCrossed = runs.some(({ from, to }) => from < gap && gap <= to);
          expect(tierOf(gap - 1) === tierOf(gap)).toBe(isCrossed);
        }
        for (const { from, to } of unsettled) expect(tierOf(from - 1)).toBe(tierOf(to - 1));
      }),
    );
  });
});
