import type { AskSetup, AskTask } from '../../core/ask/setup.ts';
import { answerName } from './answer-journal.ts';
import type { AnswerJournal } from './answer-journal.ts';

/**
 * What a run still asks for. Each sample of an answer is a conversation: a turn is asked once the
 * turn before it is stored, and a turn that was refused, cut or empty ends it. Such a turn is
 * always the last, so that it can be asked again.
 */
export class AskTasks {
  readonly #setup: AskSetup;
  /** How many each question has. */
  readonly #turns: readonly number[];
  readonly #journal: AnswerJournal;
  /** Next turns, and turns to be asked again: they go before conversations that have not begun. */
  #ready: AskTask[] = [];
  /** Turns that were given in this session. */
  readonly #given = new Set<string>();
  /** Of these, those of which nothing is known yet. */
  readonly #underWay = new Set<string>();
  /** Turns that are to be asked again until that is stored. */
  readonly #again = new Map<string, AskTask>();
  /** How often each was given anew. */
  readonly #attempts = new Map<string, number>();
  #wake: () => void = () => undefined;

  constructor(setup: AskSetup, turns: readonly number[], journal: AnswerJournal) {
    this.#setup = setup;
    this.#turns = turns;
    this.#journal = journal;
    journal.subscribe((event) => {
      if (event.kind === 'added') for (const answer of event.answers) this.#answered(answer);
    });
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
    return this.#again.size === 0 && this.#begun().next().done === true;
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
    this.#ready = this.again.map((task) => this.#anew(task));
    const begun = this.#begun();
    for (;;) {
      const ready = this.#ready.shift();
      const task = ready ?? begun.next().value;
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

  #answered(task: AskTask): void {
    const name = answerName(task);
    this.#again.delete(name);
    if (this.#underWay.delete(name)) {
      const next = this.#next(task);
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

  /** The first turn of each conversation that has no answer, where it has not ended. */
  *#begun(): Generator<AskTask, undefined> {
    const { models, samples } = this.#setup;
    for (const question of this.#turns.keys())
      for (let sample = 0; sample < samples; sample++)
        for (const model of models.keys()) {
          let task: AskTask | null = { model, question, sample, turn: 0 };
          while (task !== null && this.#journal.of(task) !== null) task = this.#next(task);
          if (task !== null) yield task;
        }
  }

  /** The turn behind one that is answered; null where that was the last. */
  #next(task: AskTask): AskTask | null {
    const { model, question, sample, turn } = task;
    const isLast = turn + 1 >= this.#turns[question];
    return isLast || this.#journal.of(task)?.finish !== 'end'
      ? null
      : { model, question, sample, turn: turn + 1 };
  }
}
