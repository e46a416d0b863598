import { expect, it } from 'vitest';
import { checksOf, checksText } from '../../src/cli/reports/checks.ts';
import { fitAll } from '../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import type { ModelSettings } from '../../src/core/model/settings.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import { countsOf, INTERVALS } from '../core/counts-of.ts';

/** a beats b far more often than so narrow a prior lets it; the others are level. */
const COUNTS = countsOf([
  ['a', 'b', 30, 5],
  ['b', 'a', 5, 30],
  ['b', 'c', 20, 20],
  ['c', 'd', 20, 20],
  ['d', 'b', 20, 20],
  ['a', 'c', 10, 10],
  ['c', 'a', 10, 10],
]);
const MODEL: ModelSettings = { ...DEFAULT_MODEL, strength: { family: 'normal', scale: 0.05 } };
const SAMPLER = { ...DEFAULT_SAMPLER, sampler: 'laplace', draws: 200 } as const;
const { draws, summary } = fitAll(COUNTS, MODEL, SAMPLER, INTERVALS);
const CHECKS = checksOf(draws, summary, COUNTS, MODEL, 1);

it('names every model by its place in the ranking', () => {
  const ranking = summary.rows.map(({ model }) => COUNTS.models[model]);
  expect(CHECKS.p_best.map(({ id }) => id)).toEqual(ranking);
  expect(CHECKS.sensitivity.models.map(({ id }) => id)).toEqual(ranking);
  const claims = CHECKS.sensitivity.ranks.map(({ id, next }) => [id, next]);
  expect(claims).toEqual(ranking.slice(1).map((next, at) => [ranking[at], next]));
});

it('shares out who is best, and counts ranks from 1', () => {
  expect(CHECKS.p_best.reduce((sum, { p }) => sum + p, 0)).toBeCloseTo(1);
  expect(CHECKS.p_best[0].p).toBe(summary.rows[0].rankShares[0]);
  const level = summary.indistinct.map(({ from, to }) => ({ from: from + 1, to: to + 1 }));
  expect(level.length).toBeGreaterThan(0);
  expect(CHECKS.level_ranks).toEqual(level);
});

it('finds the models whose score the fit does not predict, above or below, and no others', () => {
  const [above, below, ...others] = CHECKS.predictive.misfits;
  expect([above.id, below.id, others]).toEqual(['a', 'b', []]);
  expect(above.observed).toBeGreaterThan(above.upper);
  expect(below.observed).toBeLessThan(below.lower);
});

it('says for each lead over the next model what the prior has done to it', () => {
  expect(CHECKS.sensitivity.ranks.map(({ diagnosis }) => diagnosis)).toContain('strong-prior');
  expect(CHECKS.sensitivity.order_effect).not.toBeNull();
});

it('counts the judgments, and of them those that can’t be left out', () => {
  expect(CHECKS.loo).toMatchObject({ judgments: 230, k_above_threshold: 0 });
});

const NOTHING: typeof CHECKS = {
  ...CHECKS,
  p_best: [
    { id: 'a', p: 0.991 },
    { id: 'b\u0007', p: 0.01 },
    { id: 'c', p: 0.009 },
  ],
  level_ranks: [],
  loo: {
    left_out: 'judgment',
    questions: null,
    refitted: 0,
    elpd: -12.34,
    se: 2,
    p_loo: 1.26,
    judgments: 40,
    k_threshold: 0.567,
    k_above_threshold: 3,
  },
  predictive: {
    choices_as_pairs: false,
    intransitive_triples: { observed: 2, median: 1, lower: 0, upper: 3, tail: 0.5, of: 4 },
    misfits: [],
  },
  sensitivity: { ...CHECKS.sensitivity, ranks: [] },
};

it('tells what was found in sentences, leaving out who is hardly ever best', () => {
  expect(checksText(NOTHING).split('\n')).toEqual([
    'Best: a 99.1%, b\uFFFD 1.0%.',
    'All models are separated, with 95% probability for all at once.',
    'PSIS-LOO: elpd -12.3 ± 2.0 (standard error), p_loo 1.3, 40 judgments, 3 with k-hat above 0.57.',
    'Circles of three (a beats b beats c beats a): 2 of 4; the model predicts 0 to 3.',
    'Every model scores as the fit predicts (95%).',
    'No lead over the next model depends on the prior (power-scaling below 0.05, or the likelihood too weak to tell).',
    '',
  ]);
});

it('says of choices which checks take them for pairs', () => {
  const predictive = { ...NOTHING.predictive, choices_as_pairs: true };
  expect(checksText({ ...NOTHING, predictive }).split('\n')[3]).toMatch(
    /^Choices among three models or more: leave-one-out counts each as one observation; /,
  );
});

it('says that questions were left out, and how many the model was fitted anew without', () => {
  const loo = { ...NOTHING.loo, left_out: 'question', questions: 12 } as const;
  const lineOf = (refitted: number) =>
    checksText({ ...NOTHING, loo: { ...loo, refitted } }).split('\n')[2];
  expect(lineOf(0)).toBe(
    'PSIS-LOO, left out one question at a time: elpd -12.3 ± 2.0 (standard error), p_loo 1.3, 40 judgments on 12 questions, 3 with k-hat above 0.57.',
  );
  expect(lineOf(2)).toMatch(/, fitted anew without 2 more\.$/);
});

it('names ranks that are level, scores that do not fit and claims that hang on the prior', () => {
  const claim = { id: 'a', next: 'b', prior: 0.123, likelihood: 0.01 };
  const text = checksText({
    ...NOTHING,
    level_ranks: [
      { from: 1, to: 2 },
      { from: 4, to: 6 },
    ],
    predictive: {
      ...NOTHING.predictive,
      misfits: [{ id: 'a', observed: 0.9, median: 0.5, lower: 0.4, upper: 0.6, tail: 0 }],
    },
    sensitivity: {
      ...NOTHING.sensitivity,
      ranks: [
        { ...claim, diagnosis: 'strong-prior' },
        { ...claim, id: 'b', next: 'c', diagnosis: null },
      ],
    },
  });
  expect(text).toContain('no cut: 1–2, 4–6;');
  expect(text).toContain(
    'Scores outside what the fit predicts (95%): a 90.0%, predicted 40.0% to 60.0%.',
  );
  expect(text).toContain('depend on the prior: a over b (0.12, strong-prior).\n');
});
