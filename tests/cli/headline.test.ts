import { expect, it } from 'vitest';
import { headlineOf } from '../../src/cli/headline.ts';
import { fitAll } from '../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import type { FitSummary, IndistinctRun } from '../../src/core/posterior/ranking/summary.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import { countsOf, INTERVALS } from '../core/counts-of.ts';

/** Seventeen models, each of which has lost to the one before it. */
const MODELS = Array.from({ length: 17 }, (_, m) => `m${String(m + 10)}`);
const COUNTS = countsOf(MODELS.slice(1).map((model, m) => [MODELS[m], model, 30, 2] as const));
const SAMPLER = { ...DEFAULT_SAMPLER, sampler: 'laplace', draws: 100 } as const;
const { summary } = fitAll(COUNTS, DEFAULT_MODEL, SAMPLER, INTERVALS);

/** The same ranking, its runs and its first claim written down by hand. */
function summaryOf(indistinct: readonly IndistinctRun[], probability: number): FitSummary {
  const [first, ...others] = summary.rows;
  const rival = indistinct.find(({ from }) => from === 0)?.to ?? null;
  const joint = { separatedAt: 0.95, ranks: [], rival };
  const rows = [{ ...first, strongerThanNext: probability }, ...others];
  return { ...summary, indistinct, joint, rows };
}

it('names who leads, by how much, and who is clear of the rest', () => {
  expect(headlineOf(summaryOf([{ from: 3, to: 4 }], 0.97), MODELS)).toBe(
    'm10 is ahead of m11 with probability 97%. The first 3 are clear of the rest.' +
      ' At 95% for all at once, the order is settled except within ranks 4–5.',
  );
});

it('names a rival further down', () => {
  expect(headlineOf(summaryOf([{ from: 0, to: 2 }], 0.6), MODELS)).toMatch(
    /^m10 and m11 can’t be told apart: .* 60%\. Nor is the first clear of m12 in rank 3\./,
  );
});

it('leaves out none of the ranges, however many there are', () => {
  const runs = Array.from({ length: 8 }, (_, pair) => ({ from: 2 * pair, to: 2 * pair + 1 }));
  expect(headlineOf(summaryOf(runs, 0.6), MODELS)).toMatch(
    /within ranks 1–2, 3–4, 5–6, 7–8, 9–10, 11–12, 13–14 and 15–16\.$/,
  );
});
