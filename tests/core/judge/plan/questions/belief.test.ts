import { describe, expect, it } from 'vitest';
import { nextBatch } from '../../../../../src/core/judge/plan/adaptive.ts';
import type { AdaptiveRun } from '../../../../../src/core/judge/plan/adaptive.ts';
import { gaussianDraws } from '../../../../../src/core/judge/plan/gaussian-draws.ts';
import {
  beliefDraws,
  beliefOf,
  strengthCovariances,
} from '../../../../../src/core/judge/plan/questions/belief.ts';
import {
  meanSquare,
  omegaBelief,
  omegaQuantiles,
  onMarginalScale,
} from '../../../../../src/core/judge/plan/questions/omega-belief.ts';
import { runCounts } from '../../../../../src/core/judge/plan/run-counts.ts';
import { judgeOver } from '../../../../../src/core/judge/plan/simulate.ts';
import { planTasks } from '../../../../../src/core/judge/plan/tasks.ts';
import type { JudgeTask } from '../../../../../src/core/judge/setup.ts';
import { DEFAULT_MODEL } from '../../../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../../../src/core/model/settings.ts';
import { createRandom } from '../../../../../src/core/numerics/random.ts';
import { drawFromPrior } from '../../../../../src/core/posterior/prior/prior-draw.ts';
import { approximate } from '../../../../../src/core/sampler/approximation/laplace.ts';
import { sandwichOf } from '../../../../../src/core/sampler/robust/sandwich.ts';
import type { PairCounts } from '../../../../../src/core/table/judgments.ts';
import { simulateRun } from '../../../../bench/plan-runs.ts';
import { countsOf } from '../../../counts-of.ts';
import { byQuestions, countsByQuestion } from '../../../questions-of.ts';
import type { Verdict } from '../../../questions-of.ts';
import { allAnswered } from '../any-answered.ts';

const NAMES = ['a', 'b', 'c', 'd'];
const NO_ORDER: ModelSettings = { ...DEFAULT_MODEL, order: null };

/** Judgments of evenly spread pairs by a judge to whom strengths vary by ω. */
function judged(omega: number, questions: number, judgments: number, seed: number): PairCounts {
  const truth = { strengths: Float64Array.of(0.5, 0.2, -0.2, -0.5), order: 0, tie: 0, tau: NaN };
  const judge = judgeOver({ ...truth, omega }, 'half', createRandom(seed));
  const plan = { kind: 'random', judgments, seed } as const;
  const { tasks } = planTasks(plan, allAnswered(4, questions), 1);
  const verdicts = tasks.map((task): Verdict => {
    const outcome = judge(task) === 0 ? 'left' : 'right';
    return [task.question, NAMES[task.left], NAMES[task.right], outcome];
  });
  return countsByQuestion(verdicts, NAMES);
}

describe('what a plan believes over questions', () => {
  it('is the plain model’s to the last bit where no question is known', () => {
    const plain = countsOf([
      ['a', 'b', 7, 2],
      ['b', 'c', 3, 5],
      ['d', 'c', 4, 4],
    ]);
    const counts = runCounts(NAMES, plain);
    const { draws } = beliefDraws(beliefOf(counts, DEFAULT_MODEL), counts, DEFAULT_MODEL, 300);
    const approximation = approximate(counts, DEFAULT_MODEL);
    expect(draws).toEqual(gaussianDraws(counts, DEFAULT_MODEL, approximation, 300));
  });

  it('is the plain one and stops where it stops as ω goes to 0', () => {
    const counts = runCounts(NAMES, judged(0, 40, 300, 5));
    const belief = beliefOf(counts, DEFAULT_MODEL);
    const none = { values: Float64Array.of(1e-9), chances: Float64Array.of(1) };
    const { draws } = beliefDraws({ ...belief, omega: none }, counts, DEFAULT_MODEL, 300);
    const plain = gaussianDraws(counts, DEFAULT_MODEL, belief.approximation, 300);
    draws.values.forEach((x, at) => {
      expect(x).toBeCloseTo(plain.values[at], 6);
    });
  });

  it('widens two models by hand: one question judged n times', () => {
    // A gap g of prior N(0, 2) at 0, where w = ¼: h = ½ + n/4; the score’s shared part ω·√2·n/4.
    const n = 6;
    const verdicts = Array.from({ length: n }, (_, at): Verdict => {
      return [0, 'a', 'b', at % 2 === 0 ? 'left' : 'right'];
    });
    const counts = runCounts(['a', 'b'], countsByQuestion(verdicts));
    const { alone, perSquare } = strengthCovariances(beliefOf(counts, NO_ORDER), 2);
    const gap = ([aa, ab, , bb]: Float64Array) => aa + bb - 2 * ab;
    const h = 0.5 + n / 4;
    expect(gap(alone)).toBeCloseTo(1 / h, 8);
    expect(gap(perSquare)).toBeCloseTo(2 * (n / 4 / h) ** 2, 5);
  });

  it('holds to the prior of ω while no two judgments are on one question', () => {
    const verdicts = Array.from({ length: 30 }, (_, q): Verdict => [q, 'a', 'b', 'left']);
    const { scatter, omega } = beliefOf(
      runCounts(['a', 'b'], countsByQuestion(verdicts)),
      NO_ORDER,
    );
    expect([scatter.excess, scatter.information]).toEqual([0, 0]);
    const none = omegaBelief({ ...scatter, information: 0 });
    expect(omega).toEqual(none);
    // Half-normal: its median is 0.674.
    expect(Math.abs(omegaQuantiles(omega)(0.5) - 0.674)).toBeLessThan(0.05);
  });

  it('learns ω from what judgments on one question have in common', () => {
    const found = [0, 1].map((omega) => {
      const runs = Array.from({ length: 12 }, (_, seed) =>
        beliefOf(runCounts(NAMES, judged(omega, 40, 480, seed + 1)), DEFAULT_MODEL),
      );
      const mean = (of: (belief: (typeof runs)[number]) => number) =>
        runs.reduce((sum, belief) => sum + of(belief) / runs.length, 0);
      return {
        square: mean(({ scatter }) => scatter.excess / scatter.information),
        believed: mean((belief) => meanSquare(belief.omega)),
      };
    });
    console.log(`figure: ω² by scatter and believed: ${JSON.stringify(found)}`);
    expect(Math.abs(found[0].square)).toBeLessThan(0.08);
    expect(Math.abs(found[1].square - onMarginalScale(1) ** 2)).toBeLessThan(0.15);
    expect(found[0].believed).toBeLessThan(0.15);
    expect(Math.abs(found[1].believed - onMarginalScale(1) ** 2)).toBeLessThan(0.15);
  });

  it('is about as wide as the sandwich where that can be told', () => {
    const counts = judged(1, 300, 3000, 3);
    const belief = beliefOf(runCounts(NAMES, counts), DEFAULT_MODEL);
    const { alone, perSquare } = strengthCovariances(belief, 4);
    const { robust } = sandwichOf(counts, byQuestions(counts), DEFAULT_MODEL);
    for (let m = 0; m < 4; m++) {
      const own = alone[5 * m] + meanSquare(belief.omega) * perSquare[5 * m];
      expect(Math.abs(own / robust[m] - 1)).toBeLessThan(0.25);
    }
  });
});

describe('a plan that the questions are too few for', () => {
  /** All but one question judged in both orders; so many go to the first model. */
  const of = (questions: number, wins: number) => {
    const asked = Array.from({ length: 2 * (questions - 1) }, (_, at): JudgeTask => {
      return { judge: 0, question: at >> 1, left: at % 2, right: 1 - (at % 2) };
    });
    const verdicts = asked.map(({ question, left, right }, at): Verdict => {
      const isFirst = at % 4 < 2 ? at < 2 * wins : at < 2 * (wins - asked.length / 2);
      const outcome = isFirst === (left === 0) ? 'left' : 'right';
      return [question, NAMES[left], NAMES[right], outcome];
    });
    const run: AdaptiveRun = {
      ...{ models: ['a', 'b'], answered: allAnswered(2, questions), judges: 1, asked },
      ...{ model: NO_ORDER, counts: countsByQuestion(verdicts, ['a', 'b']), waiting: [] },
      plan: {
        ...{ kind: 'adaptive', goal: { kind: 'pair', model: 0, other: 1 }, confidence: 0.99 },
        ...{ randomShare: 0, most: 1000, seed: 1 },
      },
    };
    return nextBatch(run, 4);
  };

  it('ends as soon as it can’t reach its goal, and says what they allow', () => {
    expect(of(40, 39)).toMatchObject({
      ...{ stop: 'questions', tasks: [] },
      limit: { questions: 40, judgments: 80, pair: [0, 1] },
    });
  });

  it('goes on while it may', () => {
    const { stop, limit, answer } = of(40, 51);
    console.log(`figure: P(better) with two judgments left of 80: ${String(answer.probability)}`);
    expect([stop, limit]).toEqual([null, null]);
  });
});

describe('a plan whose strengths vary by question', () => {
  it('is right as often as it is sure, and leaves what it can’t tell', () => {
    // npm run plans has nine models, and hundreds of runs.
    const runs = Array.from({ length: 40 }, (_, simulation) =>
      simulateRun(
        {
          ...{ goal: { kind: 'best' }, how: 'adaptive', questions: 30, most: 360 },
          ...{ questionSd: 1, ties: 'half', confidence: 0.9 },
          truth: (seed) => drawFromPrior(NAMES.slice(0, 3), DEFAULT_MODEL, createRandom(seed, 1)),
        },
        1,
        simulation,
      ),
    );
    const reached = runs.filter(({ isReached }) => isReached);
    const right = reached.filter(({ isRight }) => isRight).length;
    console.log(`figure: ${String(right)} of ${String(reached.length)} reached are right`);
    expect(reached.length).toBeGreaterThan(20);
    // Three standard errors of what a plan that is sure of 0.9 is right in.
    const error = Math.sqrt((0.9 * 0.1) / reached.length);
    expect(right / reached.length).toBeGreaterThan(0.9 - 3 * error);
    expect(runs.some(({ stop }) => stop === 'questions')).toBe(true);
  });
});
