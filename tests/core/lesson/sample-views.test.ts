import { expect, it } from 'vitest';
import { preview } from '../../../src/core/fit/fit.ts';
import { firstWins, sampleView } from '../../../src/core/lesson/sample-views.ts';
import type { SampleView } from '../../../src/core/lesson/sample-views.ts';
import { judgmentTotal } from '../../../src/core/table/counts.ts';

const fitOf = (view: SampleView) => {
  const { counts, model } = sampleView(view);
  return preview(counts, model, { narrow: 0.68, wide: 0.95 }).summary;
};
/** Half of the interval of the first model. */
const halfOf = (view: SampleView): number => {
  const [{ lower, upper }] = fitOf(view).rows;
  return (upper - lower) / 2;
};

it('shows the sample as its leaderboard has it, GPT-4 first', () => {
  const { counts } = sampleView('board');
  const { rows } = fitOf('board');
  expect(counts.models[rows[0].model]).toBe('gpt-4:20230713');
  expect(rows).toHaveLength(9);
});

it('shows ± over these questions, which shrinks with the square root of the judgments', () => {
  const total = judgmentTotal(sampleView('these-1').counts);
  expect(judgmentTotal(sampleView('these-4').counts)).toBe(4 * total);
  expect(judgmentTotal(sampleView('these-16').counts)).toBe(16 * total);
  // The prior has less and less of a say, so that it is not quite one half.
  for (const ratio of [
    halfOf('these-4') / halfOf('these-1'),
    halfOf('these-16') / halfOf('these-4'),
  ]) {
    expect(ratio).toBeGreaterThan(0.47);
    expect(ratio).toBeLessThan(0.58);
  }
});

it('shows ± over questions like these, which does not shrink while the questions are the same', () => {
  expect(halfOf('alike-4')).toBeGreaterThan(halfOf('alike-1'));
  expect(halfOf('alike-16')).toBeGreaterThan(3 * halfOf('these-16'));
});

it('counts the wins of the first answer', () => {
  const { first, decided } = firstWins();
  const { counts } = sampleView('these-1');
  const ties = counts.ties.reduce((sum, n) => sum + n, 0);
  expect(decided).toBe(judgmentTotal(counts) - ties);
  expect(first).toBeGreaterThan(decided / 4);
  expect(first).toBeLessThan((3 * decided) / 4);
});
