import type { Answered } from '../../../core/judge/plan/answered.ts';
import type { AdaptivePlan, NextBatch } from '../../../core/judge/plan/adaptive.ts';
import type { JudgeTask } from '../../../core/judge/setup.ts';
import type { PairCounts } from '../../../core/judgments.ts';
import { DEFAULT_MODEL } from '../../../core/model/settings.ts';
import { run } from '../../../jobs.ts';
import { taskKey } from './tasks.ts';

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
  /** What was judged. */
  said(): Iterable<JudgeTask>;
}

/** How near a run is to its goal, and why it asks no more; null where it goes on. */
export type GoalStanding = Pick<NextBatch, 'answer' | 'stop'>;

/** Finds the tasks of an adaptive plan, and tells how near its goal is. */
export class AdaptiveWork {
  readonly #source: AdaptiveSource;
  #standing = $state.raw<GoalStanding | null>(null);
  /** Tasks given out that neither have their reply nor failed, by taskKey; not on the screen. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #waiting = new Map<string, JudgeTask>();
  #wake: () => void = () => undefined;

  constructor(source: AdaptiveSource) {
    this.#source = source;
  }

  /** Null before anybody looked. */
  readonly standing = $derived(this.#standing);

  get plan(): AdaptivePlan {
    return this.#source.plan;
  }

  /** Those of one sitting, each batch decided by what was said until then. */
  async *tasks(): AsyncGenerator<JudgeTask> {
    // What failed in an earlier sitting may be asked again; in this one never.
    const asked = [...this.#source.said()];
    this.#waiting.clear();
    for (;;) {
      const change = new Promise<void>((resolve) => (this.#wake = resolve));
      const waiting = [...this.#waiting.values()];
      const { tasks, answer, stop } = await this.#next(asked, waiting);
      this.#standing = { answer, stop };
      if (tasks.length === 0) {
        if (waiting.length === 0) return;
        // What is still to come may speak against an answer that seems to be reached.
        await change;
        continue;
      }
      asked.push(...tasks);
      for (const task of tasks) this.#waiting.set(taskKey(task), task);
      yield* tasks;
    }
  }

  /** A task has its reply, or failed for good. */
  end(task: JudgeTask): void {
    this.#waiting.delete(taskKey(task));
    this.#wake();
  }

  /** How the run stands with what is said. */
  async look(): Promise<GoalStanding> {
    const { answer, stop } = await this.#next([...this.#source.said()], []);
    this.#standing = { answer, stop };
    return this.#standing;
  }

  #next(asked: readonly JudgeTask[], waiting: readonly JudgeTask[]): Promise<NextBatch> {
    const { plan, models, answered, judges, size } = this.#source;
    const facts = { plan, models, answered, judges, model: DEFAULT_MODEL };
    const counts = this.#source.counts();
    return run('nextBatch', { run: { ...facts, counts, asked, waiting }, size });
  }
}
