import { doubtfulTasks, secondJudges } from '../../../core/judge/plan/escalation.ts';
import type { JudgeReply, JudgeTask, JudgingSetup } from '../../../core/judge/setup.ts';
import { Outcome } from '../../../core/table/judgments.ts';
import type { JudgingEnd } from '../../../storage/records.ts';
import type { TaskSource } from './task-source.ts';
import { isForModel, taskKey } from './tasks.ts';
import type { JournalEvent, JournalFeed } from './verdict-journal.ts';

/** The tasks of a run in which some judges are asked only where the first is in doubt. */
export class EscalatingTasks implements TaskSource {
  readonly #setup: JudgingSetup;
  readonly #journal: JournalFeed;
  readonly #second: readonly number[];
  /** Of all judges who are asked everything. */
  readonly #first: readonly JudgeTask[];
  /** Of these, the ones whose outcomes show doubt. */
  readonly #deciding: readonly JudgeTask[];
  readonly #outcomes = new Map<string, Outcome>();
  /** What could not be judged; in doubt for this visit. */
  readonly #failed = new Set<string>();
  #wake: () => void = () => undefined;

  constructor(
    setup: JudgingSetup,
    { from }: NonNullable<JudgingSetup['escalation']>,
    planned: readonly JudgeTask[],
    journal: JournalFeed,
  ) {
    this.#setup = setup;
    this.#journal = journal;
    this.#second = secondJudges(setup);
    this.#first = planned.filter(({ judge }) => !this.#second.includes(judge));
    this.#deciding = this.#first.filter(({ judge }) => judge === from);
    journal.subscribe((event) => {
      this.#hear(event);
    });
  }

  /** More where the first judge goes on. */
  get tasks(): readonly JudgeTask[] {
    return [...this.#first, ...this.#doubtful()];
  }

  get most(): number {
    return this.tasks.length;
  }

  /** The doubtful ones as soon as they are known. */
  async *forModels(): AsyncGenerator<JudgeTask> {
    yield* this.#first.filter((task) => isForModel(this.#setup, task));
    const given = new Set<string>();
    for (;;) {
      const woken = new Promise<void>((resolve) => (this.#wake = resolve));
      const next = this.#doubtful().filter((task) => !given.has(taskKey(task)));
      for (const task of next) given.add(taskKey(task));
      yield* next;
      if (next.length > 0) continue;
      if (this.#isSettled()) return;
      await woken;
    }
  }

  fail(task: JudgeTask): void {
    this.#failed.add(taskKey(task));
    this.#wake();
  }

  end(): Promise<JudgingEnd | null> {
    return Promise.resolve(this.#journal.size >= this.most ? 'all-judged' : null);
  }

  #hear(event: JournalEvent): void {
    switch (event.kind) {
      case 'read':
        this.#outcomes.clear();
        this.#take(event.replies);
        break;
      case 'added':
        this.#take(event.replies);
        break;
      case 'reread':
        this.#take(event.after);
        break;
      case 'removed':
        this.#outcomes.delete(taskKey(event.reply));
    }
    this.#wake();
  }

  #take(replies: readonly JudgeReply[]): void {
    for (const reply of replies) this.#outcomes.set(taskKey(reply), reply.outcome);
  }

  /** Whether nothing new can come into doubt. */
  #isSettled(): boolean {
    return this.#deciding.every((task) => this.#outcomeOf(task) !== undefined);
  }

  #doubtful(): readonly JudgeTask[] {
    const tasks = doubtfulTasks(this.#deciding, (task) => this.#outcomeOf(task));
    return this.#second.flatMap((judge) => tasks.map((task) => ({ ...task, judge })));
  }

  #outcomeOf(task: JudgeTask): Outcome | undefined {
    const key = taskKey(task);
    return this.#outcomes.get(key) ?? (this.#failed.has(key) ? Outcome.unparsed : undefined);
  }
}
