import type { Answered } from '../core/judge/plan/answered.ts';
import type { AdaptivePlan } from '../core/judge/plan/adaptive.ts';
import type { JudgeTask } from '../core/judge/setup.ts';
import type { PairCounts } from '../core/judgments.ts';
import { DEFAULT_MODEL } from '../core/model/settings.ts';
import { run } from '../jobs.ts';
import { taskKey } from './judging-tasks.ts';

/** What an adaptive plan goes by. */
export interface AdaptiveSource {
  readonly plan: AdaptivePlan;
  readonly models: readonly string[];
  readonly answered: Answered;
  /** How many. */
  readonly judges: number;
  /** Judgments that are decided on at a time: about as many as are asked at once. */
  readonly size: number;
  /** Of all replies so far. */
  counts(): PairCounts;
  /** What was judged before. */
  readonly said: readonly JudgeTask[];
  /** Whether a task that was given out has its reply. */
  isSaid(key: string): boolean;
}

/** The tasks of an adaptive plan, each batch decided by what was said until then. */
export async function* adaptiveTasks(source: AdaptiveSource): AsyncGenerator<JudgeTask> {
  const { plan, models, answered, judges, size } = source;
  const asked = [...source.said];
  for (;;) {
    const waiting = asked.filter((task) => !source.isSaid(taskKey(task)));
    const facts = { plan, models, answered, judges, model: DEFAULT_MODEL };
    const { tasks } = await run('nextBatch', {
      run: { ...facts, counts: source.counts(), asked, waiting },
      size,
    });
    if (tasks.length === 0) return;
    asked.push(...tasks);
    yield* tasks;
  }
}
