import type { LogOdds } from '../../table/judgments.ts';
import { identified } from '../../model/order-effect.ts';
import type { ModelSettings } from '../../model/settings.ts';
import { normalQuantile } from '../../numerics/normal-quantile.ts';
import { quantile } from '../../numerics/quantile.ts';
import { createRandom } from '../../numerics/random.ts';
import type { Random } from '../../numerics/random.ts';
import { wilson } from '../../numerics/wilson.ts';
import type { Estimated } from '../../numerics/wilson.ts';
import type { Goal, JudgeTask, Plan } from '../setup.ts';
import { nextBatch } from './adaptive.ts';
import type { AdaptiveRun } from './adaptive.ts';
import { goalAnswer, isReached } from './goal.ts';
import { taskName } from './known.ts';
import { beliefDraws, beliefOf, strengthCovariances } from './questions/belief.ts';
import type { Belief } from './questions/belief.ts';
import { meanSquare } from './questions/omega-belief.ts';
import { addOutcome, runCounts } from './run-counts.ts';
import type { RunCounts } from './run-counts.ts';
import { drawTruths, judgeOver } from './simulate.ts';
import type { QuestionTruth } from './simulate.ts';
import { planTasks } from './tasks.ts';
import { validateGoal } from './validate.ts';

/** A run of any plan, as far as it has come. */
export interface ForecastRun extends Omit<AdaptiveRun, 'plan' | 'waiting'> {
  readonly plan: Plan;
  /** What is asked of its end; an adaptive plan has its own instead. */
  readonly goal: Goal;
  readonly confidence: number;
}

export interface ForecastStep {
  /** Further judgments of all judges together; 0 is now. */
  readonly judgments: number;
  /**
   * Mean over the models of the width of the 68% interval: its mean over the simulations, and
   * the ends between which the middle 68% of the simulations have it.
   */
  readonly width: { readonly value: LogOdds; readonly lower: LogOdds; readonly upper: LogOdds };
  /** Share of the simulations in which the goal is reached by then. */
  readonly reached: Estimated;
}

export interface Forecast {
  /** Ascending; where the plan has fewer judgments left than were asked for, it ends with them. */
  readonly steps: readonly ForecastStep[];
  /**
   * Share of the simulations in which an adaptive plan ended by then for want of questions; null of
   * any other plan.
   */
  readonly short: Estimated | null;
  readonly simulations: number;
  readonly seed: number;
}

/** Further judgments that are looked at where nothing else is wanted. */
export const SIZES: readonly number[] = [100, 300, 1000];
const PROBABILITY = 0.68;
/** Draws that a goal is judged by. */
const DRAWS = 500;
/**
 * Judgments of a batch, as a share of those so far, and at the least. A plan that is looked at only
 * after a large one runs past its goal: in 200 simulations of five models 33% reach it within 200
 * judgments by batches of a half, 44% by these, and 48% by batches of 0.05, which take 1.7 times as
 * long.
 */
const BATCH_SHARE = 0.2;
const MIN_BATCH = 10;

/** How many judgments an adaptive plan is simulated to give before it looks at its goal again. */
export function batchAfter(asked: number): number {
  return Math.max(MIN_BATCH, Math.ceil(BATCH_SHARE * asked));
}

/**
 * What further judgments are worth, by simulation: a truth from the posterior (from the prior
 * while nothing is judged) with departures of its own on every question, the plan carried on with
 * judgments that it would give, and what is then believed over questions like these. An adaptive plan that reaches its goal stops there, and
 * its intervals stay as wide.
 * @param sizes further judgments, of all judges together
 * @param seed whole number, 0 … 2³²−1
 * @throws CaravanError bad-setting, too-few-models, not-finite
 */
export function judgingForecast(
  run: ForecastRun,
  sizes: readonly number[],
  seed: number,
  onProgress: (done: number, total: number) => void = () => undefined,
): Forecast {
  validateGoal(run.goal, run.models.length);
  const left = judgmentsLeft(run);
  const grid = [...new Set([0, ...sizes].map((size) => Math.min(size, left.most)))];
  grid.sort((a, b) => a - b);
  const counts = runCounts(run.models, run.counts, run.base, run.baseQuestions);
  const random = createRandom(seed);
  const simulations = simulationsOf(run);
  const found = drawTruths(counts, run.model, simulations, random).map((truth, s) => {
    onProgress(s, simulations);
    return follow(run, left.tasks, runCounts(run.models, run.counts), grid, truth, random);
  });
  onProgress(simulations, simulations);
  const steps = grid.map((judgments, at) => {
    const widths = Float64Array.from(found, ({ points }) => points[at].width).sort();
    const reached = found.filter(({ points }) => points[at].isReached).length;
    return {
      judgments,
      width: {
        value: widths.reduce((sum, x) => sum + x, 0) / simulations,
        lower: quantile(widths, (1 - PROBABILITY) / 2),
        upper: quantile(widths, (1 + PROBABILITY) / 2),
      },
      reached: wilson(reached / simulations, simulations),
    };
  });
  const short = found.filter(({ isShort }) => isShort).length / simulations;
  const isAdaptive = run.plan.kind === 'adaptive';
  return { steps, simulations, seed, short: isAdaptive ? wilson(short, simulations) : null };
}

/** An adaptive plan decides after every batch, which takes its time. */
function simulationsOf({ plan, models }: ForecastRun): number {
  const most = plan.kind === 'adaptive' ? 25 : 100;
  return Math.max(20, Math.min(most, Math.round((most * 10) / models.length)));
}

/** Tasks that are to come, where the plan knows them, and how many at the most. */
function judgmentsLeft({ plan, answered, judges, known, asked }: ForecastRun): {
  readonly tasks: readonly JudgeTask[];
  readonly most: number;
} {
  const planned = planTasks(plan, answered, judges, known);
  const done = new Set(asked.map(taskName));
  const tasks = planned.tasks.filter((task) => !task.again && !done.has(taskName(task)));
  const most = plan.kind === 'adaptive' ? Math.max(0, planned.most - done.size) : tasks.length;
  return { tasks, most };
}

/** What is known at one step of one simulation. */
interface Point {
  readonly width: LogOdds;
  readonly isReached: boolean;
}

/** One simulation. @param counts of the run's own judgments; added to */
function follow(
  run: ForecastRun,
  tasks: readonly JudgeTask[],
  counts: RunCounts,
  grid: readonly number[],
  truth: QuestionTruth,
  random: Random,
): { readonly points: readonly Point[]; readonly isShort: boolean } {
  const asked = [...run.asked];
  const made = () => asked.length - run.asked.length;
  const judge = judgeOver(truth, run.model.ties, random);
  let isShort = false;
  const next = (wanted: number): readonly JudgeTask[] => {
    if (run.plan.kind !== 'adaptive') return tasks.slice(made(), made() + wanted);
    const soFar = { ...run, plan: run.plan, counts, asked, waiting: [] };
    const batch = nextBatch(soFar, Math.min(batchAfter(asked.length), wanted), DRAWS);
    isShort = batch.stop === 'questions' || batch.stop === 'exhausted';
    return batch.tasks;
  };
  const points = grid.map((judgments) => {
    while (made() < judgments) {
      const batch = next(judgments - made());
      if (batch.length === 0) break;
      for (const task of batch) {
        addOutcome(counts, task, judge(task));
        asked.push(task);
      }
    }
    return pointOf(run, runCounts(run.models, counts, run.base, run.baseQuestions));
  });
  return { points, isShort };
}

function pointOf(run: ForecastRun, counts: RunCounts): Point {
  const { plan } = run;
  const model = identified(counts, run.model);
  const { goal, confidence } = plan.kind === 'adaptive' ? plan : run;
  const belief = beliefOf(counts, model);
  const { draws } = beliefDraws(belief, counts, model, DRAWS);
  return {
    width: meanWidth(belief, counts.models.length, model),
    isReached: isReached(goalAnswer(draws, goal), confidence),
  };
}

function meanWidth(belief: Belief, models: number, { strength }: ModelSettings): LogOdds {
  const reach = 2 * normalQuantile((1 + PROBABILITY) / 2);
  // Between bounds no interval is wider than that of a strength of which nothing is known.
  const most = strength.family === 'uniform' ? 2 * PROBABILITY * strength.bound : Infinity;
  const { alone, perSquare } = strengthCovariances(belief, models);
  const square = meanSquare(belief.omega);
  let sum = 0;
  for (let m = 0; m < models; m++) {
    const at = m * (models + 1);
    sum += Math.min(most, reach * Math.sqrt(alone[at] + square * perSquare[at]));
  }
  return sum / models;
}
