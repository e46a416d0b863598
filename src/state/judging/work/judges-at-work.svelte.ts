import type { JudgedQuestion, JudgeReply, JudgeTask } from '../../../core/judge/setup.ts';
import type { ReadingRule } from '../../../core/judge/reading/verdict.ts';
import type { CallRest } from '../../../judges/call-work.ts';
import type { JudgingRecord } from '../../../storage/records.ts';
import { changeRun } from '../../../storage/judging.ts';
import { settleCalls } from '../../../storage/judging-calls.ts';
import { CallsAtWork } from '../../calls/calls-at-work.svelte.ts';
import type { Start } from '../../calls/calls-at-work.svelte.ts';
import type { RunLock } from '../../calls/run-lock.ts';
import type { LiveTally } from '../run/live-tally.svelte.ts';
import type { TaskSource } from '../run/task-source.ts';
import type { VerdictJournal } from '../run/verdict-journal.ts';
import { judgingSession } from './run-session.ts';

/** What the judges need of their run. */
export interface RunAtWork {
  readonly record: JudgingRecord;
  readonly lock: RunLock;
  readonly journal: VerdictJournal;
  readonly source: TaskSource;
  question(at: number): Promise<JudgedQuestion | null>;
  /** How the replies of a judge are read. */
  readingOf(judge: number): ReadingRule;
  /** Brought up to date in the end: by older numbers calls would seem to be missing. */
  readonly tally: Pick<LiveTally, 'show'>;
}

/** The models that judge a run. */
export class JudgesAtWork extends CallsAtWork<JudgeTask> {
  readonly #run: RunAtWork;
  /** Replies that are paid for and could not be stored yet. */
  #unstored: readonly JudgeReply[] = [];

  constructor(run: RunAtWork) {
    super(run.lock);
    this.#run = run;
  }

  protected get called() {
    return this.#run.record.setup.judges;
  }

  protected async work({ changed, go }: Start<JudgeTask>): Promise<CallRest> {
    const { record: run, journal, source, tally } = this.#run;
    const stored = await journal.sync();
    const record = await settleCalls(run.id, this.#unstored);
    const session = judgingSession({
      ...{ record, stored, unstored: this.#unstored, tasks: source.forModels() },
      question: (at) => this.#run.question(at),
      readingOf: (judge) => this.#run.readingOf(judge),
      keep: (replies) => journal.add(replies),
      failed: (task) => {
        source.fail(task);
      },
      changed,
    });
    const rest = await go(session);
    this.#unstored = session.unstored;
    tally.show();
    const end = (await source.end()) ?? (rest.kind === 'budget-spent' ? rest.kind : null);
    if (end !== record.end) await changeRun(record.id, { end });
    return rest;
  }
}
