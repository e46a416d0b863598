import type { AskSetup, AskTask } from '../../core/ask/setup.ts';
import type { AnswerJournal } from './answer-journal.ts';

/** Which turns of a run have no answer, by its journal. */
export class OpenTurns {
  readonly #setup: AskSetup;
  readonly #turns: readonly number[];
  readonly #journal: Pick<AnswerJournal, 'of'>;

  /** @param turns how many each question has */
  constructor(setup: AskSetup, turns: readonly number[], journal: Pick<AnswerJournal, 'of'>) {
    this.#setup = setup;
    this.#turns = turns;
    this.#journal = journal;
  }

  /**
   * The first open turn of each conversation that has not ended. Models take turns, so that
   * several providers are asked at once.
   */
  *first(): Generator<AskTask, undefined> {
    const { models, samples } = this.#setup;
    for (const question of this.#turns.keys())
      for (let sample = 0; sample < samples; sample++)
        for (const model of models.keys()) {
          let task: AskTask | null = { model, question, sample, turn: 0 };
          while (task !== null && this.#journal.of(task) !== null) task = this.after(task);
          if (task !== null) yield task;
        }
  }

  /** The turn behind one; null where that was the last, or did not end well. */
  after(task: AskTask): AskTask | null {
    const { model, question, sample, turn } = task;
    const isLast = turn + 1 >= this.#turns[question];
    return isLast || this.#journal.of(task)?.finish !== 'end'
      ? null
      : { model, question, sample, turn: turn + 1 };
  }
}
