import type { Answered } from '../../../core/judge/plan/answered.ts';
import type { AdaptivePlan, AdaptiveRun, NextBatch } from '../../../core/judge/plan/adaptive.ts';
import type { JudgeTask } from '../../../core/judge/setup.ts';
import type { PairCounts } from '../../../core/table/judgments.ts';
import { DEFAULT_MODEL } from '../../../core/model/settings.ts';
import { run } from '../../../jobs.ts';
import type { JudgingEnd } from '../../../storage/records.ts';
import type { TaskSource } from './task-source.ts';
import { taskKey } from './tasks.ts';
import type { JournalFeed } from './verdict-journal.ts';

/** What an adaptive plan goes by. */
export interface AdaptiveFacts extends Pick<AdaptiveRun, 'base' | 'baseQuestions' | 'known'> {
  readonly plan: AdaptivePlan;
  readonly models: readonly string[];
  readonly answered: Answered;
  /** How many. */
  readonly judges: number;
  readonly most: number;
  /** Judgments that are decided on at a time: about as many as are asked at once. */
  readonly size: number;
  readonly journal: JournalFeed;
  /** Of all replies so far, by question. */
  counts(): PairCounts;
}

/** How near a run is to its goal, and why it asks no more; null where it goes on. */
export type GoalStanding = Pick<NextBatch, 'answer' | 'models' | 'stop' | 'limit'>;

const ENDS = {
  reached: 'goal-reached',
  most: 'all-judged',
  exhausted: 'all-judged',
  questions: 'questions-too-few',
} as const;

/** Finds the tasks of an adaptive plan as it goes, and knows how near its goal is. */
export class AdaptiveTasks implements TaskSource {
  readonly tasks: readonly JudgeTask[] = [];
  readonly #facts: AdaptiveFacts;
  #standing = $state.raw<GoalStanding | null>(null);
  /** Tasks given out that neither have their reply nor failed, by taskKey; not on the screen. */
  // eslint-disable-next-line svelte/prefer-svelte-reactivity
  readonly #waiting = new Map<string, JudgeTask>();
  #wake: () => void = () => undefined;

  constructor(facts: AdaptiveFacts) {
    this.#facts = facts;
    facts.journal.subscribe((event) => {
      if (event.kind === 'added') this.#settle(event.replies);
    });
  }

  /** Null before anybody looked. */
  readonly standing = $derived(this.#standing);

  get plan(): AdaptivePlan {
    return this.#facts.plan;
  }

  get most(): number {
    return this.#facts.most;
  }

  /** Each batch is decided by what was said until then. */
  async *forModels(): AsyncGenerator<JudgeTask> {
    // What failed in an earlier session may be asked again; in this one never.
    const asked = [...this.#facts.journal.tasks()];
    this.#waiting.clear();
    for (;;) {
      const change = new Promise<void>((resolve) => (this.#wake = resolve));
      const waiting = [...this.#waiting.values()];
      const { tasks, ...standing } = await this.#next(asked, waiting);
      this.#standing = standing;
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

  fail(task: JudgeTask): void {
    this.#settle([task]);
  }

  async end(): Promise<JudgingEnd | null> {
    const { stop } = await this.look();
    return stop && ENDS[stop];
  }

  /** How the run stands with what is said. */
  async look(): Promise<GoalStanding> {
    const next = await this.#next([...this.#facts.journal.tasks()], []);
    const { answer, models, stop, limit } = next;
    this.#standing = { answer, models, stop, limit };
    return this.#standing;
  }

  #settle(tasks: readonly JudgeTask[]): void {
    for (const task of tasks) this.#waiting.delete(taskKey(task));
    this.#wake();
  }

  #next(asked: readonly JudgeTask[], waiting: readonly JudgeTask[]): Promise<NextBatch> {
    const { plan, models, answered, judges, size } = this.#facts;
    const { base, baseQuestions, known } = this.#facts;
    const before = {
      ...(base && { base }),
      ...(baseQuestions && { baseQuestions }),
      ...(known && { known }),
    };
    const facts = { plan, models, answered, judges, model: DEFAULT_MODEL, ...before };
    const counts = this.#facts.counts();
    return run('nextBatch', { run: { ...facts, counts, asked, waiting }, size });
  }
}
