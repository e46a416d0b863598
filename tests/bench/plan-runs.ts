import type { Truth } from '../../src/core/posterior/prior/prior-draw.ts';
import { fitAll, preview } from '../../src/core/fit/fit.ts';
import { nextBatch } from '../../src/core/judge/plan/adaptive.ts';
import type { AdaptiveRun, NextBatch } from '../../src/core/judge/plan/adaptive.ts';
import { goalAnswer } from '../../src/core/judge/plan/goal.ts';
import type { GoalAnswer } from '../../src/core/judge/plan/goal.ts';
import type { Comparison } from '../../src/core/judge/plan/ledger.ts';
import { NO_COUNTS, addOutcome, runCounts } from '../../src/core/judge/plan/run-counts.ts';
import type { RunCounts } from '../../src/core/judge/plan/run-counts.ts';
import { judgeAs } from '../../src/core/judge/plan/simulate.ts';
import { planTasks } from '../../src/core/judge/plan/tasks.ts';
import type { Goal, JudgeTask } from '../../src/core/judge/setup.ts';
import type { LogOdds, Outcome, PairCounts } from '../../src/core/table/judgments.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../src/core/model/settings.ts';
import type { TieModel } from '../../src/core/model/settings.ts';
import { createRandom } from '../../src/core/numerics/random.ts';
import type { Random } from '../../src/core/numerics/random.ts';
import { approximate } from '../../src/core/sampler/approximation/laplace.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../src/core/samples/rakuda-2023-07-14.ts';
import { allAnswered } from '../core/judge/plan/any-answered.ts';

export type How =
  /** Where the posterior is expected to learn most, a tenth at random; or all at random. */
  | 'adaptive'
  | 'random'
  /** The model that is to be placed against each other one, in turn. */
  | 'each';

/** Judging sessions that are simulated to the end. */
export interface Design {
  readonly goal: Goal;
  readonly how: How;
  readonly questions: number;
  readonly most: number;
  /** Random judgments between all models but the last, made before the session. */
  readonly before?: number;
  /** Of each simulation. */
  readonly truth: (simulation: number) => Truth;
  /** Standard deviation of a model's strength over the questions, on the scale of one question. */
  readonly questionSd?: number;
  /** By which the truth makes ties; they are counted as half a win for each side. */
  readonly ties: TieModel;
  readonly confidence: number;
}

export interface FinishedRun {
  readonly judgments: number;
  readonly isReached: boolean;
  readonly stop: NextBatch['stop'];
  readonly answer: GoalAnswer;
  readonly isRight: boolean;
  /** Of a ranking, neighbours that truly are in that order, as a share; else 1 or 0 for right. */
  readonly rightShare: number;
  /** Neighbours of whom one is stronger at the confidence. */
  readonly settled: number;
  /** By how much the strongest and the weakest look farther apart than they are. */
  readonly overstated: LogOdds;
  readonly counts: PairCounts;
}

export const MODELS = RAKUDA.models.map(({ id }) => id);
const SETTINGS = { ...DEFAULT_MODEL, ties: 'half' } as const;
const INTERVALS = { narrow: 0.68, wide: 0.95 };
/** Between two looks: eight judgments, or a twentieth of those there are. */
const BATCH = 8;
const GROWTH = 0.05;
/** By which a goal is judged: half as many as a run takes, for speed. */
const DRAWS = 1000;

/** Strengths, order effect and ties of the Rakuda sample: medians of a fit with ties as outcome. */
export function rakudaTruth(): Truth {
  const model = { ...RAKUDA_MODEL, ties: 'rao-kupper' } as const;
  const { summary } = fitAll(RAKUDA.counts, model, DEFAULT_SAMPLER, INTERVALS);
  const strengths = new Float64Array(MODELS.length);
  for (const { model: place, median } of summary.rows) strengths[place] = median;
  const { order, tie } = summary;
  return { strengths, order: order?.median ?? NaN, tie: tie?.median ?? NaN, tau: NaN };
}

export function namesOf(models: number): string[] {
  return Array.from({ length: models }, (_, m) => `model ${String(m)}`);
}

export function simulateRun(design: Design, seed: number, simulation: number): FinishedRun {
  const { goal, how, questions, most, confidence, before = 0 } = design;
  const random = createRandom(seed, simulation);
  const truth = design.truth(simulation);
  const asked: JudgeTask[] = [];
  const models = truth.strengths.length;
  const names = namesOf(models);
  const counts = runCounts(names, NO_COUNTS);
  const judge = judgeOf(design, truth, random);
  const run: AdaptiveRun = {
    plan: {
      ...{ kind: 'adaptive', goal, most, confidence, seed: random.bits() },
      randomShare: how === 'random' ? 1 : 0.1,
    },
    models: names,
    answered: allAnswered(models, questions),
    judges: 1,
    model: SETTINGS,
    ...{ counts, asked, waiting: [] },
    base: judgedBefore(names.slice(0, -1), questions, before, judge),
    // The session asks the same questions again.
    baseQuestions: Array.from({ length: questions }, (_, question) => question),
  };
  const next = how === 'each' ? inTurn(run) : (size: number) => nextBatch(run, size, DRAWS);
  for (;;) {
    const size = Math.max(BATCH, Math.floor(GROWTH * asked.length));
    const { tasks, answer, stop } = next(size);
    if (stop !== null) {
      const rightShare = shareRight(answer, goal, truth);
      const known = byQuestion(runCounts(names, counts, run.base, run.baseQuestions));
      return {
        ...{ judgments: asked.length, answer, counts: known, rightShare },
        settled: settledNeighbours(known, confidence),
        overstated: overstatedSpread(known, truth),
        isReached: stop === 'reached',
        stop,
        isRight: rightShare === 1,
      };
    }
    for (const task of tasks) addOutcome(counts, task, judge(task));
    asked.push(...tasks);
  }
}

/** Judges by the truth, which may differ from question to question. */
function judgeOf(
  { questions, ties, questionSd = 0 }: Design,
  truth: Truth,
  random: Random,
): (comparison: Comparison) => Outcome {
  const on = Array.from({ length: questions }, () =>
    questionSd === 0
      ? truth.strengths
      : truth.strengths.map((x) => x + questionSd * random.normal()),
  );
  return (comparison) =>
    judgeAs({ ...truth, strengths: on[comparison.question] }, ties, comparison, random);
}

function judgedBefore(
  models: readonly string[],
  questions: number,
  judgments: number,
  judge: (comparison: Comparison) => Outcome,
): PairCounts {
  if (judgments === 0) return NO_COUNTS;
  const counts = runCounts(models, NO_COUNTS);
  const plan = { kind: 'random', judgments, seed: 1 } as const;
  const { tasks } = planTasks(plan, allAnswered(models.length, questions), 1);
  for (const task of tasks) addOutcome(counts, task, judge(task));
  return byQuestion(counts);
}

/** Counts of judgments whose questions are all known, as a fit takes them. */
function byQuestion({ judged, ...counts }: RunCounts): PairCounts {
  const questions = [...judged].sort(([a], [b]) => a - b);
  const rows = questions.flatMap(([, pairs], question) =>
    [...pairs].sort(([a], [b]) => a - b).map(([pair, n]) => ({ question, pair, ...n })),
  );
  return {
    ...counts,
    byQuestion: {
      questions: questions.length,
      question: Uint32Array.from(rows, (row) => row.question),
      pair: Uint32Array.from(rows, (row) => row.pair),
      leftWins: Float64Array.from(rows, (row) => row.leftWins),
      rightWins: Float64Array.from(rows, (row) => row.rightWins),
      ties: Float64Array.from(rows, (row) => row.ties),
    },
  };
}

/** Asks for the last model against each other one in turn, and looks at the goal as often. */
function inTurn(run: AdaptiveRun): (size: number) => NextBatch {
  const { plan, models, answered, asked } = run;
  const baseline = models.length - 1;
  const { tasks } = planTasks({ kind: 'baseline', baseline, bothOrders: true }, answered, 1);
  return (size) => {
    const { answer } = nextBatch(run, 1, DRAWS);
    const isReached = asked.length > 0 && answer.probability >= plan.confidence;
    const wanted = Math.min(size, plan.most - asked.length);
    const next = isReached ? [] : tasks.slice(asked.length, asked.length + wanted);
    const stop = next.length > 0 ? null : isReached ? 'reached' : 'most';
    return { tasks: next, answer, models, stop, limit: null };
  };
}

/** The goal's probability by draws of the posterior of model Q itself. */
export function exactProbability({ counts }: FinishedRun, goal: Goal): number {
  const model = { ...SETTINGS, questions: { kind: 'random', scale: 1 } } as const;
  return goalAnswer(fitAll(counts, model, DEFAULT_SAMPLER, INTERVALS).draws, goal).probability;
}

function settledNeighbours(counts: PairCounts, confidence: number): number {
  const { rows } = preview(counts, SETTINGS, INTERVALS).summary;
  return rows.filter(({ strongerThanNext }) => (strongerThanNext ?? 0) >= confidence).length;
}

function overstatedSpread(counts: PairCounts, { strengths }: Truth): LogOdds {
  const { center } = approximate(counts, SETTINGS);
  const found = center.subarray(0, strengths.length);
  return spread(found) - spread(strengths);
}

function spread(strengths: Float64Array): LogOdds {
  return Math.max(...strengths) - Math.min(...strengths);
}

function shareRight(answer: GoalAnswer, goal: Goal, { strengths }: Truth): number {
  const above = (model: number) => strengths.filter((x) => x > strengths[model]).length;
  const yes = (is: boolean) => (is ? 1 : 0);
  switch (answer.kind) {
    case 'best':
      return yes(above(answer.model) === 0);
    case 'top-set':
      return yes(answer.set.every((model) => above(model) < answer.set.length));
    case 'top':
      return yes(goal.kind === 'top' && above(goal.model) < goal.k === answer.isTop);
    case 'pair':
      return yes(goal.kind === 'pair' && above(goal.model) < above(goal.other) === answer.isBetter);
    case 'place':
      return yes(
        goal.kind === 'place' && Math.abs(1 + above(goal.model) - answer.rank) <= answer.near,
      );
    case 'ranking': {
      const { ranking } = answer;
      const right = ranking.slice(1).filter((m, place) => strengths[ranking[place]] > strengths[m]);
      return right.length / (ranking.length - 1);
    }
  }
}
