import { describe, expect, it } from 'vitest';
import { withoutQuestion } from '../../../src/core/checks/questions/without.ts';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { whyNoMaximum } from '../../../src/core/model/existence.ts';
import { likelihood } from '../../../src/core/model/likelihood.ts';
import type { ModelSettings, TieModel } from '../../../src/core/model/settings.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { column } from '../../../src/core/posterior/draws/draws.ts';
import { psisLoo } from '../../../src/core/posterior/loo/loo.ts';
import { countsOfQuestions } from '../../../src/core/posterior/loo/single-questions.ts';
import { accelerations, resample } from '../../../src/core/sampler/maximum-likelihood/bootstrap.ts';
import { maximumLikelihood } from '../../../src/core/sampler/maximum-likelihood/mle.ts';
import { eachQuestionScore } from '../../../src/core/sampler/robust/question-scores.ts';
import { resampleQuestions } from '../../../src/core/sampler/robust/resample-questions.ts';
import { DEFAULT_SAMPLER, defaultSampler } from '../../../src/core/sampler/settings.ts';
import type { SamplerName } from '../../../src/core/sampler/settings.ts';
import { choiceTotal, withoutChoices } from '../../../src/core/table/choices/choice-pairs.ts';
import { observationTotal } from '../../../src/core/table/choices/count-pairs.ts';
import type { PairCounts } from '../../../src/core/table/judgments.ts';
import { choicesIn, rankingCounts } from '../choices-of.ts';
import { INTERVALS } from '../counts-of.ts';
import { TRUTH, LOG_NU, MOST, DAVIDSON, ranked, asked } from './tied-rankings.ts';

it.each<SamplerName>(['split-hmc', 'nuts', 'laplace', 'mle'])(
  'recovers strengths and ν from rankings with shared places: %s',
  (sampler) => {
    const random = createRandom(7);
    const counts = rankingCounts(Array.from({ length: 500 }, () => ranked(random)));
    expect(counts.choices?.ties?.most).toBe(MOST);
    const strength = { family: 'normal', scale: 3 } as const;
    const model: ModelSettings = { ...DAVIDSON, strength, tie: { mean: 0, scale: 3 } };
    const settings = { ...defaultSampler(4), sampler, draws: 600 };
    const { draws } = fitAll(counts, sampler === 'mle' ? DAVIDSON : model, settings, INTERVALS);
    [...TRUTH, LOG_NU].forEach((truth, k) => {
      const values = column(draws, k);
      const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
      const sd = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
      expect(sd).toBeLessThan(0.12);
      expect(Math.abs(mean - truth)).toBeLessThan(4 * sd);
    });
  },
);

function questionsOf({ byQuestion }: PairCounts) {
  if (byQuestion === undefined) throw new Error('no questions');
  return byQuestion;
}

describe('by question', () => {
  const counts = asked();
  const byQuestion = questionsOf(counts);

  it.each<TieModel>(['davidson', 'half', 'drop', 'rao-kupper'])(
    'scores and values add up to those of all: %s',
    (ties) => {
      const { density, point } = maximumLikelihood(counts, { ...DAVIDSON, ties });
      const at = point.map((x, k) => x + 0.1 * k);
      const gradient = new Float64Array(at.length);
      const value = density.evaluate(at, gradient);
      const sum = new Float64Array(at.length);
      eachQuestionScore(counts, byQuestion, ties, density, at, ({ places, size, score }) => {
        for (const k of places.subarray(0, size)) sum[k] += score[k];
      });
      sum.forEach((slope, k) => {
        expect(slope).toBeCloseTo(gradient[k], 7);
      });
      const { order, tie } = density;
      const valueOf = (own: PairCounts) =>
        likelihood(own, ties, { order, tie }).evaluate(at, new Float64Array(at.length));
      expect(valueOf(counts)).toBeCloseTo(value, 8);
      const each = countsOfQuestions(counts, byQuestion);
      const values = Array.from({ length: 24 }, (_, q) => valueOf(each(q)));
      expect(values.reduce((all, x) => all + x, 0)).toBeCloseTo(value, 8);
      for (const q of [0, 11, 23])
        expect(valueOf(withoutQuestion(counts, byQuestion, q)) + values[q]).toBeCloseTo(value, 8);
    },
  );

  it('draws whole questions, and whole choices', () => {
    const random = createRandom(8);
    for (let time = 0; time < 30; time++) {
      const again = resampleQuestions(counts, byQuestion, random);
      const plain = withoutChoices(again);
      for (const column_ of [plain.leftWins, plain.rightWins, plain.ties])
        expect(column_.every((n) => n >= 0)).toBe(true);
      expect(again.choices?.ties?.most).toBe(MOST);
      const drawn = resample(counts, random);
      expect(observationTotal(drawn)).toBe(observationTotal(counts));
    }
  });
});

it('predicts each choice as one judgment, with the probability of the likelihood', () => {
  const random = createRandom(9);
  const counts = rankingCounts(Array.from({ length: 60 }, () => ranked(random)));
  const { choices } = counts;
  if (choices?.ties === undefined) throw new Error('no ties');
  const { draws } = fitAll(counts, DAVIDSON, { ...DEFAULT_SAMPLER, seed: 2 }, INTERVALS);
  const loo = psisLoo(draws, counts, 'davidson');
  expect(loo.judgments).toBe(observationTotal(counts));
  const ofChoices = loo.weight.filter((_, at) => loo.pair[at] >= counts.left.length);
  expect(ofChoices.reduce((sum, n) => sum + n, 0)).toBe(choiceTotal(choices));
  // Without elpd's cost what is left is the log of the mean likelihood, over all draws.
  const first = loo.pair.indexOf(counts.left.length + choices.member.length);
  const none = choices.chosen.map(() => 0);
  const ties = { ...choices.ties, chosen: choices.ties.chosen.map((_, g) => Number(g === 0)) };
  const { byQuestion: _, ...plain } = withoutChoices(counts);
  const nothing = plain.ties.map(() => 0);
  const alone = { ...plain, leftWins: nothing, rightWins: nothing, ties: nothing };
  const term = likelihood({ ...alone, choices: { ...choices, chosen: none, ties } }, 'davidson', {
    order: null,
    tie: 4,
  });
  const each = Array.from({ length: draws.chains * draws.perChain }, (__, s) =>
    Math.exp(term.evaluate(draws.values.subarray(5 * s, 5 * s + 5), new Float64Array(5))),
  );
  const mean = each.reduce((sum, p) => sum + p, 0) / each.length;
  expect(loo.elpd[first] + loo.cost[first]).toBeCloseTo(Math.log(mean), 8);
  for (const tied of ['half', 'drop'] as const) {
    const own = psisLoo(draws, counts, tied);
    const shared = choices.ties.chosen.reduce((sum, n) => sum + n, 0);
    const pairs = withoutChoices(counts).ties.reduce((sum, n) => sum + n, 0);
    const all = observationTotal(counts);
    expect(own.judgments).toBe(tied === 'half' ? all : all - shared - pairs);
  }
});

it('has influences of single choices that add up to nothing at the maximum', () => {
  const random = createRandom(9);
  const counts = rankingCounts(Array.from({ length: 60 }, () => ranked(random)));
  for (const ties of ['davidson', 'half', 'drop'] as const) {
    const model = { ...DAVIDSON, ties };
    const found = accelerations(counts, model, maximumLikelihood(counts, model));
    expect(found.every((a) => Math.abs(a) < 0.1)).toBe(true);
  }
});

it('has no maximum of ν where nothing that it is about is tied', () => {
  const counts = rankingCounts([
    ...[
      ['a b', 'c', 'd'],
      ['d', 'b', 'c', 'a'],
      ['c', 'a', 'b', 'd'],
    ],
    ...[
      ['b', 'd', 'c', 'a'],
      ['d', 'c', 'a', 'b'],
    ],
  ]);
  expect(choicesIn(counts).join(' ')).toContain('a+b:1');
  expect(whyNoMaximum(counts, DAVIDSON)).toBeNull();
  // Rao and Kupper’s has half of each, so that no tie is left.
  expect(whyNoMaximum(counts, { ...DAVIDSON, ties: 'rao-kupper' })).toEqual({ why: 'no-ties' });
  // Where ties are dropped, those who won nothing else are winless.
  const won = rankingCounts([
    ['a', 'b c'],
    ['a b', 'c'],
  ]);
  expect(whyNoMaximum(won, { ...DAVIDSON, ties: 'half' })?.why).not.toBe('winless');
  expect(whyNoMaximum(won, { ...DAVIDSON, ties: 'drop' })?.why).toBe('undefeated');
});
