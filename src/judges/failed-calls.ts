import type { JudgeCallFailure } from '../core/failure.ts';
import type { CallWork, TaskFailure } from './call-work.ts';
import { isPermanentFailure } from './permanent-failure.ts';

type Work<Task> = Pick<CallWork<Task, never>, 'models' | 'modelOf' | 'goesOnWithout' | 'tell'>;

/** The tasks of a run that brought no reply, and what that means for those to come. */
export class FailedCalls<Task> {
  readonly list: TaskFailure<Task>[] = [];
  readonly #work: Work<Task>;
  /** Models that their provider does not know, which are asked nothing more. */
  readonly #missing = new Map<number, JudgeCallFailure>();

  constructor(work: Work<Task>) {
    this.#work = work;
  }

  /** Whether the task fails without a call, since its model is not there. */
  passesOver(task: Task): boolean {
    const failure = this.#missing.get(this.#work.modelOf(task));
    if (failure) this.#note({ task, failure });
    return failure !== undefined;
  }

  /**
   * A call failed.
   * @param lane the calls to its provider
   * @param othersWork whether others to the provider worked since this one was begun
   * @returns whether every other call will fail too
   */
  add(failed: TaskFailure<Task>, lane: { inARow: number }, othersWork: boolean): boolean {
    const { failure, task } = failed;
    const isPermanent =
      !this.#goesOnWithout(this.#work.modelOf(task), failure) &&
      isPermanentFailure(failure, othersWork, ++lane.inARow);
    this.#note(failed);
    return isPermanent;
  }

  /** Whether there are others to ask, where a failure is of this model alone. */
  #goesOnWithout(model: number, failure: JudgeCallFailure): boolean {
    const { goesOnWithout, models } = this.#work;
    if (!goesOnWithout || failure.reason !== 'not-found') return false;
    this.#missing.set(model, failure);
    return this.#missing.size < models.length;
  }

  #note(failed: TaskFailure<Task>): void {
    this.list.push(failed);
    this.#work.tell({ kind: 'failed', ...failed });
  }
}
