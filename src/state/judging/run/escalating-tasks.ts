import { doubtfulTasks, secondJudges } from '../../../core/judge/plan/escalation.ts';
import type { JudgeReply, JudgeTask, JudgingSetup } from '../../../core/judge/setup.ts';
import { Outcome } from '../../../core/judgments.ts';
import { taskKey } from './tasks.ts';

/** A run in which some judges are asked only where the first is in doubt. */
export class Escalation {
  readonly #from: number;
  readonly #second: readonly number[];
  /** Of all judges who are asked everything. */
  readonly #first: readonly JudgeTask[];
  readonly #outcomes = new Map<string, Outcome>();
  /** What could not be judged; in doubt for this visit. */
  readonly #failed = new Set<string>();
  #wake: () => void = () => undefined;

  constructor(
    setup: JudgingSetup,
    { from }: NonNullable<JudgingSetup['escalation']>,
    planned: readonly JudgeTask[],
  ) {
    this.#from = from;
    this.#second = secondJudges(setup);
    this.#first = planned.filter(({ judge }) => !this.#second.includes(judge));
  }

  /** All that is wanted as far as it is known: more where the first judge goes on. */
  get tasks(): readonly JudgeTask[] {
    return [...this.#first, ...this.#doubtful()];
  }

  begin(replies: readonly JudgeReply[]): void {
    this.#outcomes.clear();
    for (const reply of replies) this.take(reply);
  }

  take(reply: JudgeReply): void {
    this.#outcomes.set(taskKey(reply), reply.outcome);
    this.#wake();
  }

  fail(task: JudgeTask): void {
    this.#failed.add(taskKey(task));
    this.#wake();
  }

  /** Tasks for judges that are models, the doubtful ones as soon as they are known. */
  async *wanted(isModel: (task: JudgeTask) => boolean): AsyncGenerator<JudgeTask> {
    yield* this.#first.filter(isModel);
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

  /** Whether nothing new can come into doubt. */
  #isSettled(): boolean {
    return this.#own().every((task) => this.#outcomeOf(task) !== undefined);
  }

  #own(): readonly JudgeTask[] {
    return this.#first.filter(({ judge }) => judge === this.#from);
  }

  #doubtful(): readonly JudgeTask[] {
    const tasks = doubtfulTasks(this.#own(), (task) => this.#outcomeOf(task));
    return this.#second.flatMap((judge) => tasks.map((task) => ({ ...task, judge })));
  }

  #outcomeOf(task: JudgeTask): Outcome | undefined {
    const key = taskKey(task);
    return this.#outcomes.get(key) ?? (this.#failed.has(key) ? Outcome.unparsed : undefined);
  }
}
