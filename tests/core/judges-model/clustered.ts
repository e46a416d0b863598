import { jointDensity, jointPlan } from '../../../src/core/judges-model/joint-density.ts';
import { jointSandwich } from '../../../src/core/judges-model/joint-questions.ts';
import { judgePanel } from '../../../src/core/judges-model/panel.ts';
import { logistic } from '../../../src/core/model/pairwise.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../src/core/model/settings.ts';
import type { Random } from '../../../src/core/numerics/random.ts';
import { touchingPoint } from '../../../src/core/sampler/approximation/gaussian-fit.ts';
import { approximateDensity } from '../../../src/core/sampler/approximation/laplace.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import { tableOf } from './simulated.ts';
import type { JudgeRow } from './simulated.ts';

export const MODELS = ['m0', 'm1', 'm2', 'm3'];
export const JUDGES = ['human', 'gpt'];
/** Marginal strengths, on a question on which models vary by this. */
const STRENGTHS = [0.9, 0.3, -0.3, -0.9];

/** Two judges see the same models on each question, which vary from question to question. */
export function clustered(
  questions: number,
  byQuestion: number,
  random: Random,
  isJudged: (left: number, right: number) => boolean = () => true,
): JudgmentTable {
  const rows = Array.from({ length: questions }, (_, question) => {
    const on = STRENGTHS.map((x) => x + byQuestion * random.normal());
    return JUDGES.flatMap((_judge, judge) =>
      MODELS.flatMap((_left, left) =>
        MODELS.flatMap((_right, right): JudgeRow[] => {
          if (left === right || !isJudged(left, right)) return [];
          const isLeft = random.uniform() < logistic(on[left] - on[right]);
          return [{ judge, question, left, right, outcome: isLeft ? Outcome.left : Outcome.right }];
        }),
      ),
    );
  }).flat();
  return tableOf(MODELS, JUDGES, rows);
}

export function sandwichFor(
  table: JudgmentTable,
  reference: readonly string[],
  model: ModelSettings = DEFAULT_MODEL,
) {
  const panel = judgePanel(table, reference);
  const plan = jointPlan(panel, model);
  const density = jointDensity(plan, model, null);
  const approximation = approximateDensity(model, (priors, rounding) =>
    jointDensity(plan, priors, rounding),
  );
  if (panel.byQuestion === null) throw new Error('no questions');
  const sandwich = jointSandwich(plan, panel.byQuestion, model, density, approximation);
  return { panel, sandwich, point: touchingPoint(approximation) };
}
