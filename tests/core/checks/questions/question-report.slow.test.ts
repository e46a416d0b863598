import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  withoutQuestion,
  withoutQuestions,
} from '../../../../src/core/checks/questions/without.ts';
import { modeOf } from '../../../../src/core/checks/mode.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { countsByQuestion, withAnyGrades } from '../../questions-of.ts';
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
  CLOSE,
  expectAsFitted,
} from './question-plans.ts';

describe('a question left out', () => {
  it.each([
    ['over questions like these', ROBUST],
    ['with Davidson’s ties and an order effect', { ...DEFAULT_MODEL, ties: 'davidson' } as const],
  ])('does to P(first) and the lead what a whole fit without it says: %s', (_, model) =>
    expectAsFitted(model),
  );

  it('knows grades', () => {
    const graded = withAnyGrades(CLOSE, createRandom(5));
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
