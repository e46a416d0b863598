import type { PlannedTasks } from '../../../core/judge/plan/tasks.ts';
import type { JudgeTask, JudgingSetup } from '../../../core/judge/setup.ts';
import type { JudgingEnd } from '../../../storage/records.ts';
import type { TaskSource } from './task-source.ts';
import { isForModel, oneByOne } from './tasks.ts';
import type { JournalFeed } from './verdict-journal.ts';

/** The tasks of a plan that is laid out before the run. */
export class FixedTasks implements TaskSource {
  readonly tasks: readonly JudgeTask[];
  readonly most: number;
  readonly #setup: JudgingSetup;
  readonly #journal: JournalFeed;

  constructor(setup: JudgingSetup, { tasks, most }: PlannedTasks, journal: JournalFeed) {
    this.tasks = tasks;
    this.most = most;
    this.#setup = setup;
    this.#journal = journal;
  }

  forModels(): AsyncIterable<JudgeTask> {
    return oneByOne(this.tasks.filter((task) => isForModel(this.#setup, task)));
  }

  fail(): void {
    // What failed changes no plan: it stays open for the next session.
  }

  end(): Promise<JudgingEnd | null> {
    return Promise.resolve(this.#journal.size >= this.most ? 'all-judged' : null);
  }
}
