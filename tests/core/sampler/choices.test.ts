import { expect, it } from 'vitest';
import { fitAll } from '../../../src/core/fit/fit.ts';
import { identified } from '../../../src/core/model/order-effect.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { column } from '../../../src/core/posterior/draws/draws.ts';
import { resample } from '../../../src/core/sampler/maximum-likelihood/bootstrap.ts';
import { maximumLikelihood } from '../../../src/core/sampler/maximum-likelihood/mle.ts';
import { eachQuestionScore } from '../../../src/core/sampler/robust/question-scores.ts';
import { resampleQuestions } from '../../../src/core/sampler/robust/resample-questions.ts';
import { sandwichOf } from '../../../src/core/sampler/robust/sandwich.ts';
import { defaultSampler } from '../../../src/core/sampler/settings.ts';
import type { SamplerName } from '../../../src/core/sampler/settings.ts';
import { withoutChoices } from '../../../src/core/table/choices/choice-pairs.ts';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import type { PairCounts } from '../../../src/core/table/judgments.ts';
import { choicesIn, rankingCounts, tableOfRankings } from '../choices-of.ts';
import { INTERVALS } from '../counts-of.ts';
import { byQuestions } from '../questions-of.ts';
import { NAMES, TRUTH, PLAIN, ranked } from './rankings.ts';

it('is the logarithm of how often each was the best, where that is all', () => {
  const best = (name: string) => [name, NAMES.filter((other) => other !== name).join(' ')];
  const counts = rankingCounts([
    ...NAMES.flatMap((name, m) => Array.from({ length: 5 - m }, () => best(name))),
  ]);
  expect(choicesIn(counts).at(-1)).toBe('a:5 b:4 c:3 d:2 e:1');
  // The others, who share a place, are chosen together, which is dropped.
  const { point } = maximumLikelihood(counts, { ...PLAIN, ties: 'drop' });
  const logs = [5, 4, 3, 2, 1].map((n) => Math.log(n));
  const mean = logs.reduce((sum, x) => sum + x, 0) / 5;
  logs.forEach((x, m) => {
    expect(point[m]).toBeCloseTo(x - mean, 6);
  });
});

it.each<SamplerName>(['split-hmc', 'nuts', 'ensemble', 'laplace', 'mle'])(
  'recovers strengths from rankings and pairs together: %s',
  (sampler) => {
    const random = createRandom(11);
    const rankings = Array.from({ length: 400 }, () => ranked(random));
    const pairs = Array.from({ length: 400 }, () => ranked(random).slice(0, 2));
    const counts = rankingCounts([...rankings, ...pairs]);
    const wide: ModelSettings = { ...PLAIN, strength: { family: 'normal', scale: 3 } };
    const flat = sampler === 'mle' ? PLAIN : wide;
    const settings = { ...defaultSampler(6), sampler, draws: 600 };
    const { draws } = fitAll(counts, flat, settings, INTERVALS);
    TRUTH.forEach((beta, m) => {
      const values = column(draws, m);
      const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
      const sd = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
      expect(sd).toBeLessThan(0.12);
      expect(Math.abs(mean - beta)).toBeLessThan(4 * sd);
    });
  },
);

/** Models differ from question to question, so that questions are what counts. */
function asked(): PairCounts {
  const random = createRandom(3);
  const rankings = Array.from({ length: 40 }, (_, q) => {
    const own = TRUTH.map((beta) => beta + random.normal());
    return Array.from({ length: 6 }, () => [`q${String(q)}`, ranked(random, own)] as const);
  });
  return countPairs(tableOfRankings(rankings.flat()));
}

it('has scores by question that add up to the slope of the likelihood', () => {
  const counts = asked();
  const { byQuestion } = counts;
  if (byQuestion === undefined) throw new Error('no questions');
  const { density, point } = maximumLikelihood(counts, PLAIN);
  const at = point.map((beta, m) => beta + 0.1 * m);
  const gradient = new Float64Array(5);
  density.evaluate(at, gradient);
  const sum = new Float64Array(5);
  let questions = 0;
  eachQuestionScore(counts, byQuestion, 'half', density, at, ({ places, size, score }) => {
    questions++;
    for (const k of places.subarray(0, size)) sum[k] += score[k];
  });
  expect(questions).toBe(40);
  sum.forEach((slope, k) => {
    expect(slope).toBeCloseTo(gradient[k], 8);
  });
});

it('is wider over questions like these, as resampled questions are', () => {
  const counts = asked();
  const { byQuestion } = counts;
  if (byQuestion === undefined) throw new Error('no questions');
  const model = identified(counts, { ...PLAIN, questions: { kind: 'random', scale: 1 } });
  // Departures by question are drawn under models of pairs alone.
  expect(model.questions).toEqual({ kind: 'robust' });
  const { plain, robust } = sandwichOf(counts, byQuestions(counts), PLAIN);
  const random = createRandom(8);
  const points = Array.from({ length: 200 }, () => {
    const again = resampleQuestions(counts, byQuestion, random);
    expect(withoutChoices(again).leftWins.every((n) => n >= 0)).toBe(true);
    return maximumLikelihood(again, PLAIN).point;
  });
  TRUTH.forEach((_, m) => {
    const mean = points.reduce((sum, point) => sum + point[m], 0) / points.length;
    const variance = points.reduce((sum, point) => sum + (point[m] - mean) ** 2, 0) / 199;
    expect(robust[m] / plain[m]).toBeGreaterThan(1.5);
    // Of 200 variances the standard error is a tenth; the prior pulls the sandwich in a little.
    expect(Math.abs(variance / robust[m] - 1)).toBeLessThan(0.45);
  });
});

it('draws whole choices again', () => {
  const random = createRandom(2);
  const counts = rankingCounts([
    ...Array.from({ length: 30 }, () => ranked(random)),
    ...Array.from({ length: 20 }, () => ranked(random).slice(0, 2)),
  ]);
  const drawn = Array.from({ length: 300 }, () => resample(counts, random));
  const total = (counted?: Float64Array) => counted?.reduce((sum, n) => sum + n, 0) ?? 0;
  // 3 choices and a pair of each ranking, and the other pairs.
  const observations = drawn.map((again) => {
    const pairs = withoutChoices(again);
    return total(again.choices?.chosen) + total(pairs.leftWins) + total(pairs.rightWins);
  });
  expect(new Set(observations)).toEqual(new Set([140]));
  const mean = total(Float64Array.from(drawn, (again) => total(again.choices?.chosen))) / 300;
  expect(Math.abs(mean - 90)).toBeLessThan(2);
});
