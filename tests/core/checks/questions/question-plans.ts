import { expect } from 'vitest';
import { questionReport } from '../../../../src/core/checks/questions/question-report.ts';
import type { QuestionReport } from '../../../../src/core/checks/questions/question-report.ts';
import { withoutQuestion } from '../../../../src/core/checks/questions/without.ts';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL, withQuestionModel } from '../../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import type { PairCounts, QuestionCounts } from '../../../../src/core/table/judgments.ts';
import { INTERVALS } from '../../counts-of.ts';
import { countsByQuestion } from '../../questions-of.ts';
import type { Verdict } from '../../questions-of.ts';

export const NO_ORDER: ModelSettings = { ...DEFAULT_MODEL, order: null };

export const ROBUST: ModelSettings = withQuestionModel(NO_ORDER, { kind: 'robust' });

export function fitted(counts: PairCounts, model = NO_ORDER, draws = 1000) {
  return fitAll(counts, model, { ...DEFAULT_SAMPLER, draws }, INTERVALS);
}

export function reportOf(counts: PairCounts, model = NO_ORDER, draws = 250): QuestionReport {
  const fit = fitted(counts, model, draws);
  const report = questionReport(fit.draws, counts, model, [fit.summary.rows[0].model], 1);
  if (report === null) throw new Error('no questions');
  return report;
}

export function questionsOf({ byQuestion }: PairCounts): QuestionCounts {
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
export function verdictsOf({
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

export const NAMES = ['m0', 'm1', 'm2', 'm3', 'm4', 'm5'];

export const simulated = (plan: Plan): PairCounts =>
  countsByQuestion(verdictsOf(plan), NAMES.slice(0, plan.strengths.length));

/** Three models, two of which are near each other. */
export const CLOSE = simulated({ strengths: [0.5, 0.4, -0.9], questions: 14, judgments: 12 });

/** Without each question P(first) and the lead are what a whole fit without it says. */
export function expectAsFitted(model: ModelSettings): void {
  const { influence } = reportOf(CLOSE, model, 1000);
  const { first, lead } = influence;
  let largest = 0;
  for (let q = 0; q < 14; q++) {
    const { summary } = fitted(withoutQuestion(CLOSE, questionsOf(CLOSE), q), model);
    const of = (m: number) => summary.rows.find((row) => row.model === m);
    const others = summary.rows.filter((row) => row.model !== first);
    const own = (of(first)?.median ?? 0) - Math.max(...others.map((row) => row.median));
    // Monte Carlo errors of 4,000 draws, and of the 1,000 that are carried.
    expect(Math.abs(influence.leads[q] - own)).toBeLessThan(0.04);
    expect(Math.abs(influence.pFirsts[q] - (of(first)?.rankShares[0] ?? 0))).toBeLessThan(0.06);
    largest = Math.max(largest, Math.abs(own - lead));
  }
  expect(largest).toBeGreaterThan(0.1);
}
