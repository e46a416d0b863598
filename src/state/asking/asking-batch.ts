import { askScope } from '../../core/ask/batch.ts';
import { askConversation } from '../../core/ask/conversation.ts';
import { OpenTurns } from '../../core/ask/open-turns.ts';
import type { AnswerTurn, AskTask } from '../../core/ask/setup.ts';
import type { BatchAnswer } from '../../core/judge/batch/read.ts';
import { CallCosts } from '../../core/judge/money/call-costs.ts';
import { answerTurn } from '../../judges/asking-work.ts';
import { canBatch } from '../../judges/batches/requests.ts';
import type { ModelReply } from '../../judges/contract.ts';
import { changeAsking } from '../../storage/asking/asking.ts';
import { answersInParts, askedInParts } from '../../storage/asking/parts.ts';
import type { AskingRecord } from '../../storage/records.ts';
import { takeBatch } from '../calls/batch-replies.ts';
import type { BatchReport } from '../calls/batch-replies.ts';
import { batchFiles } from '../calls/batch-requests.ts';
import type { BatchFile } from '../calls/batch-requests.ts';
import type { RunLock } from '../calls/run-lock.ts';
import { collect } from '../work/collect.ts';
import { answerName } from './answer-journal.ts';
import type { AnswerJournal } from './answer-journal.ts';
import { conversationOf } from './asking-conversation.ts';

/** What batches need of their run. */
export interface AskingBatchParts {
  /** By the name that it has now. */
  readonly record: () => AskingRecord;
  readonly journal: AnswerJournal;
  readonly lock: Pick<RunLock, 'isHeld' | 'take' | 'free'>;
  /** How many each question has. */
  readonly turns: readonly number[];
}

/** What is open of a run of asking, as batch files: requests out, answers in. */
export class AskingBatch {
  readonly #run: AskingBatchParts;

  constructor(run: AskingBatchParts) {
    this.#run = run;
  }

  /** Whether some questions are conversations, of which one turn at a time can be written. */
  get hasTurns(): boolean {
    return this.#run.turns.some((turns) => turns > 1);
  }

  canWrite(model: number): boolean {
    return canBatch(this.#run.record().setup.models[model]);
  }

  /** What can be asked now, of all models: the first open turn of each conversation. */
  openTasks(): readonly AskTask[] {
    return [...this.#open().first()];
  }

  /** What can be asked of one model now, as files that its provider takes. */
  async write(model: number): Promise<readonly BatchFile[]> {
    const { id, name, setup } = this.#run.record();
    const tasks = this.openTasks().filter((task) => task.model === model);
    const questions = await collect(askedInParts(id));
    const said = tasks.some(({ turn }) => turn > 0) ? await this.#saidBy(model) : null;
    const own = setup.models[model];
    return batchFiles({
      ...{ name: `${name} ${own.name}`, model: own, scope: this.#scope, tasks },
      conversation: ({ turn, ...task }) => {
        const before = Array.from({ length: turn }, (_, at) => answerName({ ...task, turn: at }));
        const answers = before.map((answer) => said?.get(answer) ?? '');
        return askConversation(setup.system, questions[task.question].turns, answers);
      },
    });
  }

  /** Takes up what batches gave; null where another tab has the run. */
  async read(files: readonly File[]): Promise<BatchReport<AskTask> | null> {
    const { lock, journal, record } = this.#run;
    const isFree = !lock.isHeld;
    if (!(await lock.take())) return null;
    try {
      if (isFree) await journal.sync();
      const report = await this.#take(files);
      const isDone = report.added > 0 && this.openTasks().length === 0;
      if (isDone) await changeAsking(record().id, { end: 'all-asked' });
      return report;
    } finally {
      lock.free();
    }
  }

  #open(): OpenTurns {
    const { record, turns, journal } = this.#run;
    return new OpenTurns(record().setup, turns, journal);
  }

  get #scope() {
    const { record, turns } = this.#run;
    const { id, setup } = record();
    return askScope(id, setup, turns);
  }

  /** What a model has said so far, by answerName. */
  async #saidBy(model: number): Promise<ReadonlyMap<string, string>> {
    const said = new Map<string, string>();
    for await (const part of answersInParts(this.#run.record().id))
      for (const answer of part)
        if (answer.model === model) said.set(answerName(answer), answer.text);
    return said;
  }

  #take(files: readonly File[]): Promise<BatchReport<AskTask>> {
    const { record, journal } = this.#run;
    const run = record();
    const { models, prices } = run.setup;
    const costs = new CallCosts(models, prices);
    const open = this.#open();
    return takeBatch(files, {
      ...{ scope: this.#scope, models },
      isPlanned: (task) => open.allows(task),
      take: async (answers) => {
        const fresh = answers.filter(({ task }) => journal.of(task) === null);
        return journal.add(await Promise.all(fresh.map((one) => turnOf(run, costs, one))), []);
      },
    });
  }
}

/** An answer as if it had been asked for by itself, but that nobody knows how long it took. */
async function turnOf(
  run: AskingRecord,
  costs: CallCosts,
  { task, answer }: BatchAnswer<AskTask, ModelReply>,
): Promise<AnswerTurn> {
  const charge = costs.settle(task.model, await conversationOf(run, task), answer.usage);
  const times = { at: Date.now(), elapsed: 0, firstToken: null, latency: 0 };
  return answerTurn(task, { answered: { ...answer, refused: [] }, charge, ...times });
}
