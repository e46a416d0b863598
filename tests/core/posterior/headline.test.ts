import { describe, expect, it } from 'vitest';
import { headline } from '../../../src/core/posterior/headline.ts';
import type {
  FitSummary,
  IndistinctRun,
  StrengthRow,
} from '../../../src/core/posterior/summary.ts';

/** A summary of so many rows, models numbered from the bottom, with these runs. */
function summaryOf(size: number, indistinct: readonly IndistinctRun[]): FitSummary {
  const estimate = {
    ...{ mean: 0, sd: 1, median: 0, lower: -1, upper: 1, lowerWide: -2, upperWide: 2 },
    ...{ rhat: 1, essBulk: 1000, essTail: 1000, mcse: 0.01 },
  };
  const rows = Array.from({ length: size }, (_, at): StrengthRow => ({
    ...estimate,
    model: size - 1 - at,
    rank: at + 1,
    strongerThanNext: at + 1 < size ? (at === 0 ? 0.97 : 0.5) : null,
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
      clearOfRest: 2,
      levelRanks: [
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
    expect(facts.isAhead).toBe(!runs.some(({ from }) => from === 0));
  });

  it('names at most three ranges, and not the leaders twice', () => {
    const runs = [0, 2, 4, 6, 8].map((from) => ({ from, to: from + 1 }));
    expect(headline(summaryOf(10, runs)).levelRanks).toEqual([
      { from: 3, to: 4 },
      { from: 5, to: 6 },
      { from: 7, to: 8 },
    ]);
  });
});
