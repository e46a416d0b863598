import { OpenTurns } from '../../core/ask/open-turns.ts';
import type { AskSetup, AskTask } from '../../core/ask/setup.ts';
import { answerName } from './answer-journal.ts';
import type { AnswerJournal, AnswerOutline } from './answer-journal.ts';

/**
 * What a run still asks for. Each sample of an answer is a conversation: a turn is asked once the
 * turn before it is stored, and a turn that was refused, cut or empty ends it. Such a turn is
 * always the last, so that it can be asked again.
 */
export class AskTasks {
  readonly #journal: AnswerJournal;
  readonly #open: OpenTurns;
  /** Next turns, and turns to be asked again: they go before conversations that have not begun. */
  #ready: AskTask[] = [];
  /** Turns that were given in this session. */
  readonly #given = new Set<string>();
  /** Of these, those of which nothing is known yet. */
  readonly #underWay = new Set<string>();
  /** Answers that are to be asked for again until that is stored. */
  readonly #again = new Map<string, AnswerOutline>();
  /** How often each was given anew. */
  readonly #attempts = new Map<string, number>();
  #wake: () => void = () => undefined;

  /** @param turns how many each question has */
  constructor(setup: AskSetup, turns: readonly number[], journal: AnswerJournal) {
    this.#journal = journal;
    this.#open = new OpenTurns(setup, turns, journal);
  }

  /** Answers that are to be replaced. */
  get again(): readonly AskTask[] {
    return [...this.#again.values()];
  }

  /** Stored answers that nothing takes the place of. */
  get done(): readonly AskTask[] {
    return [...this.#journal.outlines()].filter((one) => !this.#again.has(answerName(one)));
  }

  /** Whether every conversation has come to its end. */
  get isDone(): boolean {
    return this.#again.size === 0 && this.#open.first().next().done === true;
  }

  /** No two calls that are wanted have the same. */
  nameOf(task: AskTask): string {
    const name = answerName(task);
    return `${name} ${String(this.#attempts.get(name) ?? 0)}`;
  }

  /** Asks for all that is open, for one session. */
  async *session(): AsyncGenerator<AskTask> {
    this.#given.clear();
    this.#underWay.clear();
    // Another tab may have asked for them meanwhile.
    for (const [name, before] of this.#again)
      if (this.#journal.of(before)?.at !== before.at) this.#again.delete(name);
    this.#ready = this.again.map((task) => this.#anew(task));
    const first = this.#open.first();
    for (;;) {
      const ready = this.#ready.shift();
      const task = ready ?? first.next().value;
      if (task) {
        const name = answerName(task);
        // What was ready may have been the first open turn of its conversation, and failed.
        if (!ready && this.#given.has(name)) continue;
        this.#given.add(name);
        this.#underWay.add(name);
        yield task;
      } else if (this.#underWay.size === 0) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  /** Wants answers anew that did not end well; others stay as they are. */
  askAgain(tasks: readonly AskTask[]): void {
    for (const task of tasks) {
      const name = answerName(task);
      const before = this.#journal.of(task);
      if (before === null || before.finish === 'end') continue;
      if (this.#underWay.has(name) || this.#ready.some((one) => answerName(one) === name)) continue;
      this.#again.set(name, before);
      this.#ready.push(this.#anew(before));
    }
    this.#wake();
  }

  /** The call brought nothing: its conversation rests until the next session. */
  fail(task: AskTask): void {
    this.#underWay.delete(answerName(task));
    this.#wake();
  }

  /** Its answer is in the journal: the next turn may be asked. */
  stored(task: AskTask): void {
    const name = answerName(task);
    this.#again.delete(name);
    if (this.#underWay.delete(name)) {
      const next = this.#open.after(task);
      if (next !== null) this.#ready.push(next);
    }
    this.#wake();
  }

  #anew({ model, question, sample, turn }: AskTask): AskTask {
    const task = { model, question, sample, turn };
    const name = answerName(task);
    this.#attempts.set(name, (this.#attempts.get(name) ?? 0) + 1);
    return task;
  }
}
