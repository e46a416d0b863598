import type { AnswerTurn, AskedQuestion, AskTask, Finish } from '../../core/ask/setup.ts';
import { loadAsking } from '../../storage/asking/asking.ts';
import { settleCalls } from '../../storage/asking/calls.ts';
import { answersInParts, askedInParts, loadAnswer, loadAsked } from '../../storage/asking/parts.ts';
import type { AskingRecord } from '../../storage/records.ts';
import { RunLock } from '../calls/run-lock.ts';
import { followSession } from '../project/follow-session.ts';
import { AnswerJournal } from './answer-journal.ts';
import { AskingBatch } from './asking-batch.ts';
import { conversationOf } from './asking-conversation.ts';
import { AskTasks } from './ask-tasks.ts';
import { AskingAtWork } from './asking-at-work.svelte.ts';
import { LiveFigures } from './live-figures.svelte.ts';
import { sourceFilesOf } from './source-files.ts';

/** What is kept in memory of a question: its id, and how many turns it has. */
interface Outline {
  readonly id: string;
  readonly turns: number;
}

/** One run of asking: its questions, its answers, and the models that are asked. */
export class OpenAsking {
  #record: AskingRecord;
  readonly work: AskingAtWork;
  /** What is open, through batch engines. */
  readonly batch: AskingBatch;
  readonly #tasks: AskTasks;
  readonly #figures: LiveFigures;
  readonly #lock: RunLock;
  readonly #journal: AnswerJournal;
  readonly #questionIds: readonly string[];

  private constructor(record: AskingRecord, questions: readonly Outline[], journal: AnswerJournal) {
    this.#questionIds = questions.map(({ id }) => id);
    const turns = questions.map((question) => question.turns);
    this.#record = $state.raw(record);
    const { id, setup } = record;
    this.#tasks = new AskTasks(setup, turns, journal);
    this.#figures = new LiveFigures(setup, turns, journal, (task) => loadAnswer(id, task));
    const lock = (this.#lock = new RunLock('asking', id));
    this.#journal = journal;
    const files = () => sourceFilesOf(this.#record);
    followSession({ id, project: record.project, files }, lock, journal);
    this.batch = new AskingBatch({ record: () => this.#record, journal, lock, turns });
    this.work = new AskingAtWork({
      ...{ record, journal, lock },
      ...{ tasks: this.#tasks, figures: this.#figures },
      conversation: (task) => conversationOf(this.#record, task),
    });
  }

  /**
   * Null where it is gone.
   * @throws CaravanError `damaged-record`, `storage`
   */
  static async load(id: string): Promise<OpenAsking | null> {
    let record = await loadAsking(id);
    if (record === null) return null;
    const lock = new RunLock('asking', id);
    if (await lock.take()) {
      record = await settleCalls(id);
      lock.free();
    }
    const questions: Outline[] = [];
    for await (const part of askedInParts(id))
      questions.push(...part.map((one) => ({ id: one.id, turns: one.turns.length })));
    const journal = new AnswerJournal(id);
    const run = new OpenAsking(record, questions, journal);
    await journal.sync();
    return run;
  }

  readonly figures = $derived.by(() => this.#figures.figures);
  /** The latest first; texts and all. */
  readonly newest = $derived.by(() => this.#figures.newest);
  /** In US dollars, of all sessions; `lost`: at the most, for calls that brought no answer. */
  readonly money = $derived.by(() => {
    const { lost } = this.#record;
    return this.work.news?.money ?? { spent: this.figures.cost, lost, inFlight: 0 };
  });
  /** Milliseconds that the rest will take at the pace so far; null where that is not known. */
  readonly left = $derived.by(() => {
    const pace = this.work.news?.perReply ?? null;
    return pace === null ? null : pace * (this.figures.all - this.figures.asked);
  });

  /** As it was opened, by the name that it has now. */
  get record(): AskingRecord {
    return this.#record;
  }

  /** Its name has changed; who is at work goes on. */
  renamed(name: string): void {
    this.#record = { ...this.#record, name };
  }

  /** Looks at what another tab has written. */
  async lookAgain(): Promise<void> {
    if (!this.#lock.isHeld) await this.#journal.sync().catch(() => undefined);
  }

  /** The id of a question, by its position. */
  questionId(at: number): string {
    return this.#questionIds[at];
  }

  /** Null where it is gone. */
  question(at: number): Promise<AskedQuestion | null> {
    return loadAsked(this.#record.id, at);
  }

  /** All answers by model, question, sample and turn, a part at a time. */
  answered(): AsyncGenerator<readonly AnswerTurn[]> {
    return answersInParts(this.#record.id);
  }

  /** Those that ended so. */
  async *answers(finish: 'all' | Exclude<Finish, 'end'>): AsyncGenerator<readonly AnswerTurn[]> {
    for await (const part of this.answered()) {
      const wanted = part.filter((answer) => finish === 'all' || answer.finish === finish);
      if (wanted.length > 0) yield wanted;
    }
  }

  /**
   * Asks anew for answers that were refused, cut or empty; each stays until another is stored in
   * its place. Work that rests is started; resolves when it comes to rest.
   */
  async askAgain(tasks: readonly AskTask[]): Promise<void> {
    this.#tasks.askAgain(tasks);
    await this.work.start();
  }
}
