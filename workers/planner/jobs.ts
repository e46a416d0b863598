import type { AdaptiveRun, NextBatch } from '../../src/core/judge/plan/adaptive.ts';
import type { Answered } from '../../src/core/judge/plan/answered.ts';
import type { Forecast, ForecastRun } from '../../src/core/judge/plan/forecast.ts';
import type { PlannedTasks } from '../../src/core/judge/plan/tasks.ts';
import type { JudgeTask, Plan, StudyPlan } from '../../src/core/judge/setup.ts';
import type { StudyDesign } from '../../src/core/judge/study/assign.ts';

/** The jobs of a plan: which judgments are asked for, and what they are worth. */
export interface PlannerJobs {
  /** What a plan comes to, task by task. */
  planTasks: {
    input: { plan: Plan; answered: Answered; judges: number; known?: readonly JudgeTask[] };
    progress: never;
    output: PlannedTasks;
  };
  /** Which pairs each rater of a study is shown. */
  assignStudy: {
    input: { design: StudyDesign; answered: Answered };
    progress: never;
    output: StudyPlan['lists'];
  };
  /** Which judgments an adaptive plan asks for next. */
  nextBatch: {
    input: { run: AdaptiveRun; size: number };
    progress: never;
    output: NextBatch;
  };
  /** What further judgments of a run are worth. @see SIZES */
  judgingForecast: {
    input: { run: ForecastRun; sizes: readonly number[]; seed: number };
    progress: { done: number; total: number };
    output: Forecast;
  };
}
