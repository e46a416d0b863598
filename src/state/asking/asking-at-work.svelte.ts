import type { AnswerTurn, AskTask } from '../../core/ask/setup.ts';
import type { Conversation } from '../../core/judge/conversation.ts';
import { CallCosts } from '../../core/judge/money/call-costs.ts';
import { askingCalls } from '../../judges/asking-work.ts';
import type { CallRest } from '../../judges/call-work.ts';
import { changeAsking } from '../../storage/asking/asking.ts';
import { endCall, noteCall, settleCalls } from '../../storage/asking/calls.ts';
import type { AskingEnd, AskingRecord } from '../../storage/records.ts';
import { CallSession } from '../calls/call-session.ts';
import { CallsAtWork } from '../calls/calls-at-work.svelte.ts';
import type { Start } from '../calls/calls-at-work.svelte.ts';
import type { RunLock } from '../calls/run-lock.ts';
import type { AnswerJournal } from './answer-journal.ts';
import type { AskTasks } from './ask-tasks.ts';
import type { LiveFigures } from './live-figures.svelte.ts';

/** What the models need of their run. */
export interface AskingParts {
  readonly record: AskingRecord;
  readonly lock: RunLock;
  readonly journal: AnswerJournal;
  readonly tasks: AskTasks;
  readonly figures: Pick<LiveFigures, 'show'>;
  /** What is asked in a turn. */
  conversation(task: AskTask): Promise<Conversation>;
}

/** The models that answer a run of asking. */
export class AskingAtWork extends CallsAtWork<AskTask> {
  readonly #run: AskingParts;
  /** Answers that are paid for and could not be stored yet. */
  #unstored: readonly AnswerTurn[] = [];

  constructor(run: AskingParts) {
    super(run.lock);
    this.#run = run;
  }

  protected get called() {
    return this.#run.record.setup.models;
  }

  protected async work({ changed, go }: Start<AskTask>): Promise<CallRest> {
    const { journal, tasks, figures } = this.#run;
    await journal.sync();
    const record = await settleCalls(this.#run.record.id, this.#unstored);
    const session = this.#session(record, changed);
    const rest = await go(session);
    this.#unstored = session.unstored;
    figures.show();
    const end = this.#end(rest, tasks.isDone);
    if (end !== record.end) await changeAsking(record.id, { end });
    return rest;
  }

  #session({ id, setup, lost }: AskingRecord, changed: () => void) {
    const { journal, tasks } = this.#run;
    const costs = new CallCosts(setup.models, setup.prices);
    let spent = 0;
    for (const { cost } of journal.outlines()) spent += cost;
    return new CallSession<AskTask, AnswerTurn>(
      {
        ...askingCalls(setup),
        ...{ spent, lost, done: tasks.done, unstored: this.#unstored, tasks: tasks.session() },
        nameOf: (task) => tasks.nameOf(task),
        conversation: (task) => this.#run.conversation(task),
        most: ({ model }, sent) => costs.most(model, sent),
        settle: ({ model }, sent, reported) => costs.settle(model, sent, reported),
        noteCall: (task, most) => noteCall(id, task, most),
        endCall: (task, cost) => endCall(id, task, cost),
        store: async (answers) => {
          await journal.add(answers, tasks.again);
          for (const answer of answers) tasks.stored(answer);
        },
      },
      {
        failed: (task) => {
          tasks.fail(task);
        },
        changed,
      },
    );
  }

  #end({ kind }: CallRest, isDone: boolean): AskingEnd | null {
    if (isDone) return 'all-asked';
    return kind === 'budget-spent' ? kind : null;
  }
}
