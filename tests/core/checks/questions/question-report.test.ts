import { describe, expect, it } from 'vitest';
import { isOvertaken } from '../../../../src/core/checks/questions/influence.ts';
import { questionReport } from '../../../../src/core/checks/questions/question-report.ts';
import {
  withoutQuestion,
  withoutQuestions,
} from '../../../../src/core/checks/questions/without.ts';
import { modeOf } from '../../../../src/core/checks/mode.ts';
import { QuestionScatter } from '../../../../src/core/checks/questions/question-scatter.ts';
import { createDensity } from '../../../../src/core/model/density.ts';
import { scatterOf } from '../../../../src/core/sampler/robust/question-scores.ts';
import { countsByQuestion } from '../../questions-of.ts';
import type { Verdict } from '../../questions-of.ts';
import {
  NO_ORDER,
  ROBUST,
  fitted,
  reportOf,
  questionsOf,
  verdictsOf,
  NAMES,
  simulated,
  expectAsFitted,
} from './question-plans.ts';

/** Two models of strengths ± x: where half wins minus n·σ(2x) is x (prior of both, normal(0, 1)). */
function modeByHand(wins: number, judgments: number): number {
  let [low, high] = [-5, 5];
  for (let step = 0; step < 100; step++) {
    const x = (low + high) / 2;
    if (wins - judgments / (1 + Math.exp(-2 * x)) > x) low = x;
    else high = x;
  }
  return (low + high) / 2;
}

describe('three questions by hand', () => {
  const counts = countsByQuestion([
    ['three', 'm0', 'm1', 'left', 3],
    ['one', 'm0', 'm1', 'right'],
    ['one', 'm1', 'm0', 'right'],
    ['tied', 'm1', 'm0', 'tie', 2],
  ]);
  const { influence, shares, kinds, smallest, reference } = reportOf(counts);

  it('moves the lead as the mode moves', () => {
    const all = modeByHand(5, 7);
    const without = [modeByHand(2, 4), modeByHand(4, 5), modeByHand(4, 5)];
    expect(influence.first).toBe(0);
    without.forEach((x, q) => {
      expect(influence.leads[q] - influence.lead).toBeCloseTo(2 * (x - all), 8);
    });
    expect(influence.refitted).toBe(3);
  });

  it('counts ties, verdicts against the order, and verdicts that differ', () => {
    expect(Array.from(shares.judgments)).toEqual([3, 2, 2]);
    expect(Array.from(shares.ties)).toEqual([0, 0, 1]);
    expect(Array.from(shares.decided)).toEqual([3, 2, 0]);
    expect(Array.from(shares.against)).toEqual([0, 0.5, NaN]);
    expect(Array.from(shares.compared)).toEqual([3, 0, 1]);
    expect(shares.disagreement[0]).toBe(0);
    expect(shares.disagreement[2]).toBe(0);
    // m1 won where it was shown second, and m0 where it was.
    expect(Array.from(shares.turned)).toEqual([0, 1, 0]);
    expect(shares.flips[1]).toBe(1);
    // Two ties may be chance, and so may three wins.
    expect(kinds).toEqual(['unclear', 'unclear', 'unclear']);
    expect(reference).toBeNull();
  });

  it('has no other first where two are only level without a question', () => {
    // A tie is all that is left then.
    expect(influence.leads[0]).toBeCloseTo(2 * modeByHand(2, 4), 8);
    expect(influence.leads.some(isOvertaken)).toBe(false);
    expect(smallest.isFound).toBe(false);
  });
});

it('scatters without a question as the others do', () => {
  const counts = simulated({ strengths: [0.5, 0, -0.5], questions: 12, judgments: 9 });
  const byQuestion = questionsOf(counts);
  const density = createDensity(counts, NO_ORDER);
  const point = Float64Array.of(0.4, 0.1, -0.5);
  const scatter = new QuestionScatter(counts, byQuestion, 'half', density, point);
  for (let q = 0; q < 12; q++) {
    const rest = withoutQuestion(counts, byQuestion, q);
    const own = scatterOf(rest, questionsOf(rest), 'half', density, point);
    scatter.without(q).forEach((x, at) => {
      expect(x).toBeCloseTo((11 / 10) * own[at], 9);
    });
  }
  const whole = scatterOf(counts, byQuestion, 'half', density, point);
  expect(scatter.without(null)).toEqual(whole.map((x) => (12 / 11) * x));
});

describe('a question left out', () => {
  it.each([['over these questions', NO_ORDER]])(
    'does to P(first) and the lead what a whole fit without it says: %s',
    (_, model) => expectAsFitted(model),
  );
});

describe('planted questions', () => {
  const questions = 40;
  const DEAD = [4, 11];
  const REVERSED = 20;
  const slope = (q: number) => (DEAD.includes(q) ? 0 : q === REVERSED ? -1 : 1);
  const plan = { strengths: [1, 0.9, -0.2, -0.8, -1.4], questions, judgments: 160, slope };
  const verdicts = [
    ...verdictsOf(plan),
    ...Array.from({ length: 6 }, (): Verdict => ['tied', 'm0', 'm1', 'tie']),
  ];

  it('are found: dead, tied and against the order', () => {
    const { kinds, discrimination } = reportOf(
      countsByQuestion(verdicts, NAMES.slice(0, 5)),
      ROBUST,
    );
    const of = (kind: string) => kinds.flatMap((own, q) => (own === kind ? [q] : []));
    expect(of('dead')).toEqual([...DEAD, 40]);
    expect(of('reversed')).toEqual([REVERSED]);
    expect(of('separates').length).toBeGreaterThan(30);
    expect(discrimination.median[REVERSED]).toBeLessThan(-0.4);
    expect(discrimination.lower[DEAD[0]]).toBeLessThan(0.2);
    expect(discrimination.upper[0]).toBeGreaterThan(1);
  });

  it('are found: the one that decides the first rank', () => {
    const level = { strengths: [0.4, 0.4, -1], questions: 20, judgments: 12, seed: 8 };
    const all = [
      ...verdictsOf(level).filter(([, a, b]) => a === 'm2' || b === 'm2'),
      ...Array.from({ length: 20 }, (_, q): Verdict => [q, 'm0', 'm1', 'right']),
      ['pivot', 'm0', 'm1', 'left', 40] as const,
    ];
    const counts = countsByQuestion(all, NAMES.slice(0, 3));
    const { influence, smallest } = reportOf(counts, ROBUST);
    expect(influence.first).toBe(0);
    expect(Array.from(influence.leads).flatMap((lead, q) => (lead < 0 ? [q] : []))).toEqual([20]);
    expect(smallest).toEqual({ isFound: true, questions: [20], enters: 1 });
  });
});

describe('questions of few verdicts', () => {
  it('are not said to separate models because the others do', () => {
    const plan = { strengths: [1.5, 0.5, -0.5, -1.5], questions: 20, judgments: 60 };
    const few: Verdict[] = [
      ['tie', 'm0', 'm1', 'tie'],
      ['win', 'm0', 'm3', 'left'],
    ];
    const counts = countsByQuestion([...verdictsOf(plan), ...few], NAMES.slice(0, 4));
    const { kinds, discrimination } = reportOf(counts);
    const { low, alone } = discrimination;
    expect(kinds.filter((kind) => kind === 'separates').length).toBeGreaterThan(15);
    expect(kinds.slice(20)).toEqual(['unclear', 'unclear']);
    // What the other questions are like is all that the posterior of such a question says.
    for (const q of [20, 21]) expect(low[q]).toBeLessThan(0.1);
    // Before any verdict 2.35 of the 6 from −2 to 4 are low, and one moves that little.
    expect(alone.low[20]).toBeGreaterThan(2.35 / 6);
    expect(alone.low[20]).toBeLessThan(0.6);
    expect(alone.low[21]).toBeGreaterThan(0.1);
  });
});

describe('questions that are nothing but ties', () => {
  it('are dead with three verdicts, and unclear with fewer', () => {
    const verdicts = verdictsOf({ strengths: [1, 0, -1], questions: 12, judgments: 3 });
    const tied = (question: number, times: number): Verdict[] =>
      Array.from({ length: times }, (): Verdict => [question, NAMES[0], NAMES[1], 'tie']);
    const all = [...verdicts, ...tied(12, 1), ...tied(13, 2), ...tied(14, 3)];
    const { kinds, shares } = reportOf(countsByQuestion(all, NAMES.slice(0, 3)), NO_ORDER);
    expect(Array.from(shares.ties.subarray(12))).toEqual([1, 1, 1]);
    expect(kinds.slice(12)).toEqual(['unclear', 'unclear', 'dead']);
  });

  it.each([NO_ORDER, ROBUST])('say nothing, and say so', (model) => {
    const verdicts = verdictsOf({ strengths: [0, 0, 0], questions: 12, judgments: 3 });
    const ties = verdicts.map(([q, left, right]): Verdict => [q, left, right, 'tie']);
    const report = reportOf(countsByQuestion(ties, NAMES.slice(0, 3)), model);
    expect(new Set(report.kinds)).toEqual(new Set(['dead']));
    const { discrimination, influence, smallest, fewer } = report;
    for (const q of influence.leads.keys()) {
      expect(discrimination.median[q]).toBeCloseTo(1, 0);
      expect(discrimination.lower[q]).toBeLessThan(0.5);
      expect(discrimination.upper[q]).toBeGreaterThan(1.5);
    }
    expect(smallest.isFound).toBe(false);
    // Nobody is first who could stay so.
    expect(fewer.enough).toBeNull();
    expect(fewer.steps.map(({ same }) => same.value)).toEqual(fewer.steps.map(() => 0));
  });
});

describe('fewer questions', () => {
  it('give what all subsets give, within the error of so many', () => {
    const counts = simulated({ strengths: [0.2, 0, -0.2], questions: 8, judgments: 6, seed: 5 });
    const byQuestion = questionsOf(counts);
    const { fewer, influence } = reportOf(counts);
    const step = fewer.steps.find(({ questions }) => questions === 4);
    const subsets = Array.from({ length: 256 }, (_, bits) =>
      Uint8Array.from({ length: 8 }, (_bit, q) => (bits >> q) & 1),
    ).filter((out) => out.reduce((sum, x) => sum + x, 0) === 4);
    expect(subsets).toHaveLength(70);
    const same = subsets.filter((out) => {
      const { point } = modeOf(withoutQuestions(counts, byQuestion, out), NO_ORDER);
      const ahead = point[influence.first];
      return point.every((x) => x <= ahead);
    }).length;
    expect(same / 70).toBeGreaterThan(0.2);
    expect(same / 70).toBeLessThan(0.95);
    expect(Math.abs((step?.same.value ?? 0) - same / 70)).toBeLessThan(3 * Math.sqrt(0.25 / 200));
  });

  it('give the very same where all questions say the same', () => {
    const verdicts = Array.from({ length: 12 }).flatMap((_, q): Verdict[] => [
      [q, 'm0', 'm1', 'left'],
      [q, 'm1', 'm2', 'left'],
    ]);
    const { fewer } = reportOf(countsByQuestion(verdicts));
    expect(fewer.steps.length).toBeGreaterThan(5);
    for (const { same, tau } of fewer.steps) expect([same.value, tau.value]).toEqual([1, 1]);
    expect(fewer.enough).toBe(2);
  });
});

it('knows the one model that all others were compared with', () => {
  const verdicts = Array.from({ length: 10 }).flatMap((_, q): Verdict[] => [
    [q, 'm0', 'm1', q < 4 ? 'left' : 'right'],
    [q, 'm2', 'm0', q < 2 ? 'tie' : 'left'],
  ]);
  const { reference, shares } = reportOf(countsByQuestion(verdicts));
  expect(reference).toBe(0);
  expect(Array.from(shares.score.subarray(0, 5))).toEqual([0.25, 0.25, 0.5, 0.5, 1]);
});

it('is null where questions are not told apart', () => {
  const { byQuestion: _, ...counts } = simulated({
    ...{ strengths: [1, 0], questions: 2, judgments: 4 },
  });
  const { draws } = fitted(counts, NO_ORDER, 100);
  expect(questionReport(draws, counts, NO_ORDER, [0], 1)).toBeNull();
});
