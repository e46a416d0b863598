import type { JudgedQuestion, JudgeReply, JudgeTask } from '../../../core/judge/setup.ts';
import type { Outcome } from '../../../core/table/judgments.ts';
import { firstOpen, taskOf } from '../run/tasks.ts';

/** What a human judge needs of the run. */
export interface HumanWork {
  /** All that this judge is asked, in order. */
  readonly tasks: readonly JudgeTask[];
  /** What this judge said already, the latest last. */
  readonly said: readonly JudgeReply[];
  question(at: number): Promise<JudgedQuestion | null>;
  /** False where it could not be stored, which the run reports. */
  keep(reply: JudgeReply): Promise<boolean>;
  /** As `keep`. */
  takeBack(reply: JudgeReply): Promise<boolean>;
}

/** The pair on the screen. */
export interface ShownPair {
  readonly task: JudgeTask;
  readonly question: JudgedQuestion;
}

/** A human who judges pair after pair, and can take verdicts back. */
export class HumanJudging {
  readonly #work: HumanWork;
  #said = $state.raw<readonly JudgeReply[]>([]);
  #shown = $state.raw<ShownPair | null>(null);
  /** When the pair came onto the screen, by a clock that never goes back. */
  #since = 0;
  /** A second press while the first is stored is about no pair. */
  #isBusy = false;

  constructor(work: HumanWork) {
    this.#work = work;
    this.#said = work.said;
  }

  readonly total = $derived.by(() => this.#work.tasks.length);
  readonly count = $derived(this.#said.length);
  /** Null before the first one is there, and when all is judged. */
  readonly shown = $derived(this.#shown);
  readonly canUndo = $derived(this.count > 0);
  readonly isDone = $derived(this.count >= this.total);

  /** Brings the next pair onto the screen. */
  async next(): Promise<void> {
    await this.#show(firstOpen(this.#work.tasks, this.#said), this.#said);
  }

  /** Notes the verdict on the pair that is shown. False where there is none, or it was not kept. */
  judge(outcome: Outcome): Promise<boolean> {
    return this.#alone(async () => {
      const { shown } = this;
      if (shown === null) return false;
      const elapsed = performance.now() - this.#since;
      const about = { text: '', usage: null, cost: 0, at: Date.now(), elapsed };
      const reply: JudgeReply = { ...shown.task, outcome, ...about };
      if (!(await this.#work.keep(reply))) return false;
      const said = [...this.#said, reply];
      await this.#show(firstOpen(this.#work.tasks, said), said);
      return true;
    });
  }

  /** Takes the last verdict back and shows its pair again. */
  undo(): Promise<boolean> {
    return this.#alone(async () => {
      const last = this.#said.at(-1);
      if (last === undefined) return false;
      if (!(await this.#work.takeBack(last))) return false;
      await this.#show(taskOf(last), this.#said.slice(0, -1));
      return true;
    });
  }

  /** The count and the pair change at once: whoever sees the one may judge the other. */
  async #show(task: JudgeTask | undefined, said: readonly JudgeReply[]): Promise<void> {
    const question = task && (await this.#work.question(task.question));
    this.#said = said;
    this.#shown = task && question ? { task, question } : null;
    this.#since = performance.now();
  }

  async #alone(work: () => Promise<boolean>): Promise<boolean> {
    if (this.#isBusy) return false;
    this.#isBusy = true;
    try {
      return await work();
    } finally {
      this.#isBusy = false;
    }
  }
}
