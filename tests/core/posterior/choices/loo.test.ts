import { expect, it } from 'vitest';
import { leaveQuestionsOut } from '../../../../src/core/checks/questions/leave-out.ts';
import { withoutQuestion } from '../../../../src/core/checks/questions/without.ts';
import { compareTieModels } from '../../../../src/core/checks/tie-models.ts';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import { likelihood } from '../../../../src/core/model/likelihood.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { column } from '../../../../src/core/posterior/draws/draws.ts';
import type { Draws } from '../../../../src/core/posterior/draws/draws.ts';
import { psisLoo } from '../../../../src/core/posterior/loo/loo.ts';
import { countsOfQuestions } from '../../../../src/core/posterior/loo/single-questions.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import { choiceTotal } from '../../../../src/core/table/choices/choice-pairs.ts';
import { countPairs } from '../../../../src/core/table/choices/count-pairs.ts';
import { judgmentTotal } from '../../../../src/core/table/counts.ts';
import type { PairCounts } from '../../../../src/core/table/judgments.ts';
import { rankingCounts, tableOfRankings } from '../../choices-of.ts';
import { INTERVALS } from '../../counts-of.ts';

const NAMES = ['a', 'b', 'c', 'd'];
const PLAIN: ModelSettings = { ...DEFAULT_MODEL, order: null };
const random = createRandom(4);

function ranked(): string[] {
  const utility = NAMES.map((_, m) => -0.5 * m - Math.log(-Math.log(random.uniform())));
  return NAMES.toSorted((a, b) => utility[NAMES.indexOf(b)] - utility[NAMES.indexOf(a)]);
}

const RANKINGS = Array.from({ length: 24 }, (_, n) => [`q${String(n % 12)}`, ranked()] as const);

function choicesOf(counts: PairCounts) {
  if (counts.choices === undefined) throw new Error('no choices');
  return counts.choices;
}

/** By draw the probability that the member at a place is chosen of its set. */
function chances(draws: Draws, { start, member }: ReturnType<typeof choicesOf>, place: number) {
  const set = start.findLastIndex((from) => from <= place);
  const own = column(draws, member[place]);
  const all = Array.from(member.subarray(start[set], start[set + 1]), (m) => column(draws, m));
  return own.map((beta, s) => 1 / all.reduce((sum, { [s]: x }) => sum + Math.exp(x - beta), 0));
}

function fit(counts: PairCounts) {
  return fitAll(counts, PLAIN, { ...DEFAULT_SAMPLER, seed: 2 }, INTERVALS).draws;
}

it('predicts each choice as one judgment, as a fit without it does', () => {
  const rankings = RANKINGS.map(([, places]) => places);
  const counts = rankingCounts(rankings);
  const choices = choicesOf(counts);
  const loo = psisLoo(fit(counts), counts, 'half');
  // Two choices of each ranking of four, and a pair; all its pairs would be six.
  expect(loo.judgments).toBe(3 * 24);
  expect(judgmentTotal(counts)).toBe(6 * 24);
  const found = Array.from(loo.pair.keys()).filter((at) => loo.pair[at] >= counts.left.length);
  expect(found.reduce((sum, at) => sum + loo.weight[at], 0)).toBe(choiceTotal(choices));
  const places = found.map((at) => loo.pair[at] - counts.left.length);
  expect(places).toEqual([...choices.chosen.keys()].filter((at) => choices.chosen[at] > 0));
  // The least expected of them, where leaving it out says most.
  const hardest = found.reduce((a, b) => (loo.elpd[b] < loo.elpd[a] ? b : a));
  const place = loo.pair[hardest] - counts.left.length;
  const chosen = choices.chosen.map((n, at) => (at === place ? n - 1 : n));
  const rest = { ...counts, ...winsWithout(counts, place), choices: { ...choices, chosen } };
  const predicted = chances(fit(rest), choices, place);
  const mean = predicted.reduce((sum, p) => sum + p, 0) / predicted.length;
  expect(loo.elpd[hardest]).toBeCloseTo(Math.log(mean), 1);
  expect(loo.cost[hardest]).toBeGreaterThan(0.03);
});

/** The pairs of counts without one choice, which hold it as wins. */
function winsWithout(counts: PairCounts, place: number) {
  const { start, member } = choicesOf(counts);
  const set = start.findLastIndex((from) => from <= place);
  const [leftWins, rightWins] = [counts.leftWins.slice(), counts.rightWins.slice()];
  for (const other of member.subarray(start[set], start[set + 1])) {
    counts.left.forEach((left, p) => {
      if (left === member[place] && counts.right[p] === other) leftWins[p]--;
      if (left === other && counts.right[p] === member[place]) rightWins[p]--;
    });
  }
  return { leftWins, rightWins };
}

it('has of single questions the choices that were made on them', () => {
  const counts = countPairs(tableOfRankings(RANKINGS));
  const { byQuestion } = counts;
  if (byQuestion === undefined) throw new Error('no questions');
  const places = { order: null, tie: null };
  const point = Float64Array.of(0.4, 0.1, -0.2, -0.3);
  const valueOf = (own: PairCounts) =>
    likelihood(own, 'half', places).evaluate(point, new Float64Array(4));
  const each = countsOfQuestions(counts, byQuestion);
  const values = Array.from({ length: 12 }, (_, q) => valueOf(each(q)));
  expect(values.reduce((sum, x) => sum + x, 0)).toBeCloseTo(valueOf(counts), 9);
  values.forEach((value, q) => {
    const rest = withoutQuestion(counts, byQuestion, q);
    expect(valueOf(rest) + value).toBeCloseTo(valueOf(counts), 9);
    const again = countsOfQuestions(rest, rest.byQuestion ?? byQuestion);
    const left = Array.from({ length: 11 }, (_, own) => valueOf(again(own)));
    expect(left.reduce((sum, x) => sum + x, 0)).toBeCloseTo(valueOf(rest), 9);
  });
});

it('leaves questions out with all their choices, and compares tie models so', () => {
  const counts = countPairs(tableOfRankings(RANKINGS));
  const loo = leaveQuestionsOut(fit(counts), counts, PLAIN, 1);
  expect(loo?.judgments).toBe(3 * 24);
  expect(loo?.elpd.length).toBe(12);
  const { groups } = compareTieModels(counts, PLAIN, 1);
  const decided = groups.find(({ space }) => space === 'decided');
  expect(decided?.judgments).toBe(3 * 24);
  // No place is shared, so that ties as half and dropped are the same model.
  expect(decided?.rows[1].difference.sum).toBeCloseTo(0, 6);
  expect(Math.abs((decided?.rows[0].elpdLoo.sum ?? 0) - (loo?.elpdLoo.sum ?? 0))).toBeLessThan(0.5);
});
