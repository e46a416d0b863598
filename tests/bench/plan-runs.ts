import type { Truth } from '../../src/core/posterior/prior/prior-draw.ts';
import { fitAll, preview } from '../../src/core/fit/fit.ts';
import { nextBatch } from '../../src/core/judge/plan/adaptive.ts';
import { goalAnswer } from '../../src/core/judge/plan/goal.ts';
import type { GoalAnswer } from '../../src/core/judge/plan/goal.ts';
import { addOutcome, runCounts } from '../../src/core/judge/plan/run-counts.ts';
import { judgeAs } from '../../src/core/judge/plan/simulate.ts';
import type { Goal, JudgeTask } from '../../src/core/judge/setup.ts';
import type { PairCounts } from '../../src/core/table/judgments.ts';
import { DEFAULT_MODEL, RAKUDA_MODEL } from '../../src/core/model/settings.ts';
import type { TieModel } from '../../src/core/model/settings.ts';
import { createRandom } from '../../src/core/numerics/random.ts';
import { DEFAULT_SAMPLER } from '../../src/core/sampler/settings.ts';
import { RAKUDA_2023_07_14 as RAKUDA } from '../../src/core/samples/rakuda-2023-07-14.ts';

/** Judging sessions that are simulated to the end. */
export interface Design {
  readonly goal: Goal;
  /** Share of comparisons that are drawn at random: 1 for a random plan. */
  readonly randomShare: number;
  readonly questions: number;
  readonly most: number;
  /** Of each simulation. */
  readonly truth: (simulation: number) => Truth;
  /** By which the truth makes ties; they are counted as half a win for each side. */
  readonly ties: TieModel;
  readonly confidence: number;
}

export interface FinishedRun {
  readonly judgments: number;
  readonly isReached: boolean;
  readonly answer: GoalAnswer;
  readonly isRight: boolean;
  /** Of a ranking, neighbours that truly are in that order, as a share; else 1 or 0 for right. */
  readonly rightShare: number;
  /** Neighbours of whom one is stronger at the confidence. */
  readonly settled: number;
  readonly counts: PairCounts;
}

export const MODELS = RAKUDA.models.map(({ id }) => id);
const SETTINGS = { ...DEFAULT_MODEL, ties: 'half' } as const;
const INTERVALS = { narrow: 0.68, wide: 0.95 };
/** Between two looks: eight judgments, or a twentieth of those there are. */
const BATCH = 8;
const GROWTH = 0.05;

/** Strengths, order effect and ties of the Rakuda sample: medians of a fit with ties as outcome. */
export function rakudaTruth(): Truth {
  const model = { ...RAKUDA_MODEL, ties: 'rao-kupper' } as const;
  const { summary } = fitAll(RAKUDA.counts, model, DEFAULT_SAMPLER, INTERVALS);
  const strengths = new Float64Array(MODELS.length);
  for (const { model: place, median } of summary.rows) strengths[place] = median;
  const { order, tie } = summary;
  return { strengths, order: order?.median ?? NaN, tie: tie?.median ?? NaN, tau: NaN };
}

export function simulateRun(design: Design, seed: number, simulation: number): FinishedRun {
  const { goal, randomShare, questions, most, confidence, ties } = design;
  const random = createRandom(seed, simulation);
  const truth = design.truth(simulation);
  const asked: JudgeTask[] = [];
  const models = truth.strengths.length;
  const names = MODELS.slice(0, models);
  const counts = runCounts(names, { ...RAKUDA.counts, left: new Uint32Array(0) });
  const run = {
    plan: { kind: 'adaptive', goal, randomShare, most, confidence, seed: random.bits() },
    models: names,
    answered: { models, questions, has: new Uint8Array(models * questions).fill(1) },
    judges: 1,
    model: SETTINGS,
    ...{ counts, asked, waiting: [] },
  } as const;
  for (;;) {
    const size = Math.max(BATCH, Math.floor(GROWTH * asked.length));
    const { tasks, answer, stop } = nextBatch(run, size);
    if (stop !== null) {
      const rightShare = shareRight(answer, goal, truth);
      return {
        ...{ judgments: asked.length, answer, counts, rightShare },
        settled: settledNeighbours(counts, confidence),
        isReached: stop === 'reached',
        isRight: rightShare === 1,
      };
    }
    for (const task of tasks) addOutcome(counts, task, judgeAs(truth, ties, task, random));
    asked.push(...tasks);
  }
}

/** The goal's probability by draws of the posterior itself. */
export function exactProbability({ counts }: FinishedRun, goal: Goal): number {
  const sampler = { ...DEFAULT_SAMPLER, draws: 2000 };
  return goalAnswer(fitAll(counts, SETTINGS, sampler, INTERVALS).draws, goal).probability;
}

function settledNeighbours(counts: PairCounts, confidence: number): number {
  const { rows } = preview(counts, SETTINGS, INTERVALS).summary;
  return rows.filter(({ strongerThanNext }) => (strongerThanNext ?? 0) >= confidence).length;
}

function shareRight(answer: GoalAnswer, goal: Goal, { strengths }: Truth): number {
  const above = (model: number) => strengths.filter((x) => x > strengths[model]).length;
  switch (answer.kind) {
    case 'best':
      return above(answer.model) === 0 ? 1 : 0;
    case 'top':
      return goal.kind === 'top' && above(goal.model) < goal.k === answer.isTop ? 1 : 0;
    case 'ranking': {
      const { ranking } = answer;
      const right = ranking.slice(1).filter((m, place) => strengths[ranking[place]] > strengths[m]);
      return right.length / (ranking.length - 1);
    }
  }
}
