import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOvertaken } from '../../../../src/core/checks/questions/influence.ts';
import { questionReport } from '../../../../src/core/checks/questions/question-report.ts';
import type { QuestionReport } from '../../../../src/core/checks/questions/question-report.ts';
import {
  withoutQuestion,
  withoutQuestions,
} from '../../../../src/core/checks/questions/without.ts';
import { modeOf } from '../../../../src/core/checks/mode.ts';
import { QuestionScatter } from '../../../../src/core/checks/questions/question-scatter.ts';
import { createDensity } from '../../../../src/core/model/density.ts';
import { scatterOf } from '../../../../src/core/sampler/robust/question-scores.ts';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL, withQuestionModel } from '../../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import type { PairCounts, QuestionCounts } from '../../../../src/core/table/judgments.ts';
import { INTERVALS } from '../../counts-of.ts';
import { countsByQuestion, withAnyGrades } from '../../questions-of.ts';
import type { Verdict } from '../../questions-of.ts';

const NO_ORDER: ModelSettings = { ...DEFAULT_MODEL, order: null };
const ROBUST: ModelSettings = withQuestionModel(NO_ORDER, { kind: 'robust' });

function fitted(counts: PairCounts, model = NO_ORDER, draws = 1000) {
  return fitAll(counts, model, { ...DEFAULT_SAMPLER, draws }, INTERVALS);
}

function reportOf(counts: PairCounts, model = NO_ORDER, draws = 250): QuestionReport {
  const fit = fitted(counts, model, draws);
  const report = questionReport(fit.draws, counts, model, [fit.summary.rows[0].model], 1);
  if (report === null) throw new Error('no questions');
  return report;
}

function questionsOf({ byQuestion }: PairCounts): QuestionCounts {
  if (byQuestion === undefined) throw new Error('no questions');
  return byQuestion;
}

interface Plan {
  readonly strengths: readonly number[];
  readonly questions: number;
  readonly judgments: number;
  /** Slope of each question's verdicts. */
  readonly slope?: (q: number) => number;
  readonly seed?: number;
}

/** Any two models in turn, in either order, on every question. */
function verdictsOf({
  strengths,
  questions,
  judgments,
  slope = () => 1,
  seed = 3,
}: Plan): Verdict[] {
  const random = createRandom(seed);
  const models = strengths.length;
  return Array.from({ length: questions }).flatMap((_, q) =>
    Array.from({ length: judgments }, (_verdict, n): Verdict => {
      const i = n % models;
      const j = (i + 1 + (Math.floor(n / models) % (models - 1))) % models;
      const chance = 1 / (1 + Math.exp(slope(q) * (strengths[j] - strengths[i])));
      return [q, `m${String(i)}`, `m${String(j)}`, random.uniform() < chance ? 'left' : 'right'];
    }),
  );
}

const NAMES = ['m0', 'm1', 'm2', 'm3', 'm4', 'm5'];
const simulated = (plan: Plan): PairCounts =>
  countsByQuestion(verdictsOf(plan), NAMES.slice(0, plan.strengths.length));

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
  const counts = simulated({ strengths: [0.5, 0.4, -0.9], questions: 14, judgments: 12 });
  const byQuestion = questionsOf(counts);

  it.each([
    ['over these questions', NO_ORDER],
    ['over questions like these', ROBUST],
    ['with Davidson’s ties and an order effect', { ...DEFAULT_MODEL, ties: 'davidson' } as const],
  ])(
    'does to P(first) and the lead what a whole fit without it says: %s',
    (_, model) => {
      const { influence } = reportOf(counts, model, 2000);
      const { first, lead } = influence;
      let largest = 0;
      for (let q = 0; q < 14; q++) {
        const { summary } = fitted(withoutQuestion(counts, byQuestion, q), model, 2000);
        const of = (m: number) => summary.rows.find((row) => row.model === m);
        const others = summary.rows.filter((row) => row.model !== first);
        const own = (of(first)?.median ?? 0) - Math.max(...others.map((row) => row.median));
        // Monte Carlo errors of 8,000 draws, and of the 1,000 that are carried.
        expect(Math.abs(influence.leads[q] - own)).toBeLessThan(0.04);
        expect(Math.abs(influence.pFirsts[q] - (of(first)?.rankShares[0] ?? 0))).toBeLessThan(0.06);
        largest = Math.max(largest, Math.abs(own - lead));
      }
      expect(largest).toBeGreaterThan(0.1);
    },
    240_000,
  );

  it('knows grades', () => {
    const graded = withAnyGrades(counts, createRandom(5));
    const model: ModelSettings = { ...NO_ORDER, ties: 'adjacent' };
    const { influence, discrimination } = reportOf(graded, model, 500);
    const rest = withoutQuestion(graded, questionsOf(graded), 3);
    const { summary } = fitted(rest, model, 1000);
    const [first, second] = summary.rows;
    expect(first.model).toBe(influence.first);
    expect(Math.abs(influence.leads[3] - first.median + second.median)).toBeLessThan(0.05);
    expect(discrimination.median.every(Number.isFinite)).toBe(true);
  });

  it('matters more when everything on it was said twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const plan = { strengths: [0.8, 0, -0.8], questions: 10, judgments: 9, seed };
        const verdicts = verdictsOf(plan);
        const names = NAMES.slice(0, 3);
        const once = reportOf(countsByQuestion(verdicts, names)).influence;
        const gains = Array.from(once.leads, (lead) => once.lead - lead);
        const most = gains.indexOf(Math.max(...gains));
        const twice = [...verdicts, ...verdicts.filter(([q]) => q === most)];
        const again = reportOf(countsByQuestion(twice, names)).influence;
        expect(again.lead - again.leads[most]).toBeGreaterThan(gains[most]);
      }),
      { numRuns: 10 },
    );
  });
});

describe('discrimination', () => {
  it('is what integrals by hand say, where strengths are known beforehand', () => {
    const known: ModelSettings = {
      ...NO_ORDER,
      informative: [
        { model: 'm0', mean: 1, scale: 1e-4 },
        { model: 'm1', mean: -1, scale: 1e-4 },
      ],
    };
    const wins = [2, 4, 5, 9, 10, 10];
    const counts = countsByQuestion(
      wins.flatMap((n, q): Verdict[] => [
        ...(n > 0 ? [[q, 'm0', 'm1', 'left', n] as const] : []),
        ...(n < 10 ? [[q, 'm0', 'm1', 'right', 10 - n] as const] : []),
      ]),
      ['m0', 'm1'],
    );
    const { discrimination } = reportOf(counts, known);
    // P(left) = σ(2a); a ~ normal(1, s) on −2 … 4; s ~ half-normal(1), at seven values each as far
    // from the next, by its logarithm, as the others.
    const grid = Array.from({ length: 6001 }, (_, at) => -2 + at / 1000);
    const spreads = [0.2, 0.3, 0.45, 0.65, 0.9, 1.25, 1.75];
    const priors = spreads.map((s) => {
      const values = grid.map((a) => Math.exp(-(((a - 1) / s) ** 2) / 2));
      const total = values.reduce((sum, x) => sum + x, 0);
      return values.map((x) => x / total);
    });
    const likelihoods = wins.map((n) =>
      grid.map((a) => (1 + Math.exp(-2 * a)) ** -n * (1 + Math.exp(2 * a)) ** (n - 10)),
    );
    const dot = (x: readonly number[], y: readonly number[]) =>
      x.reduce((sum, value, at) => sum + value * y[at], 0);
    const evidence = spreads.map((s, at) =>
      likelihoods.reduce(
        (product, own) => product * dot(priors[at], own),
        s * Math.exp((-s * s) / 2),
      ),
    );
    const all = evidence.reduce((sum, x) => sum + x, 0);
    likelihoods.forEach((own, q) => {
      const posterior = grid.map((_, v) =>
        priors.reduce(
          (sum, prior, at) => sum + ((evidence[at] / all) * prior[v] * own[v]) / dot(prior, own),
          0,
        ),
      );
      const below = (edge: number) =>
        posterior.reduce((sum, x, v) => sum + (grid[v] < edge ? x : 0), 0);
      expect(Math.abs(below(discrimination.median[q]) - 0.5)).toBeLessThan(0.03);
      expect(Math.abs(below(discrimination.lower[q]) - 0.025)).toBeLessThan(0.01);
      expect(Math.abs(below(discrimination.upper[q]) - 0.975)).toBeLessThan(0.01);
      expect(Math.abs(below(0) - discrimination.reversed[q])).toBeLessThan(0.02);
      expect(Math.abs(below(0.35) - discrimination.low[q])).toBeLessThan(0.02);
      const alone = (edge: number) =>
        dot(
          own,
          grid.map((a) => (a < edge ? 1 : 0)),
        ) / own.reduce((sum, x) => sum + x, 0);
      expect(Math.abs(alone(0) - discrimination.alone.reversed[q])).toBeLessThan(0.02);
      expect(Math.abs(alone(0.35) - discrimination.alone.low[q])).toBeLessThan(0.02);
    });
    expect(discrimination.spread).toBeCloseTo(dot(evidence, spreads) / all, 1.5);
  });
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

  it('have intervals that hold the truth', () => {
    const random = createRandom(12);
    const truth = Array.from({ length: 60 }, () => 1 + 0.5 * random.normal());
    const { discrimination } = reportOf(
      simulated({
        ...{ strengths: [1.5, 0.5, -0.5, -1.5], questions: 60, judgments: 36 },
        slope: (q) => truth[q],
      }),
      ROBUST,
    );
    const { lower, upper, spread } = discrimination;
    const held = truth.filter((a, q) => lower[q] < a && a < upper[q]).length;
    // Within three standard errors of 95% of 60.
    expect(held).toBeGreaterThanOrEqual(52);
    expect(spread).toBeGreaterThan(0.3);
    expect(spread).toBeLessThan(0.75);
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

describe('the smallest set that changes who is first', () => {
  it('is as small as any, of all subsets, and changes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const counts = simulated({ strengths: [0.3, -0.3], questions: 8, judgments: 4, seed });
        const byQuestion = questionsOf(counts);
        const { influence, smallest } = reportOf(counts);
        const { first } = influence;
        const isChanged = (set: readonly number[]): boolean => {
          const out = new Uint8Array(8);
          for (const q of set) out[q] = 1;
          const { point } = modeOf(withoutQuestions(counts, byQuestion, out), NO_ORDER);
          return point[first] < point[1 - first] - 1e-9;
        };
        if (Math.abs(influence.lead) < 0.05) return;
        const sets = Array.from({ length: 255 }, (_, bits) =>
          Array.from({ length: 8 }, (_bit, q) => q).filter((q) => ((bits + 1) >> q) & 1),
        );
        const fewest = Math.min(...sets.filter(isChanged).map(({ length }) => length));
        expect(smallest.isFound ? smallest.questions.length : Infinity).toBe(fewest);
        if (smallest.isFound) expect(isChanged(smallest.questions)).toBe(true);
      }),
      { numRuns: 20 },
    );
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
