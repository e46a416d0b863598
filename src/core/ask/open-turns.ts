import type { AnswerTurn, AskSetup, AskTask } from './setup.ts';

/** What is known of the answers of a run; null of those that there are not. */
export interface KnownAnswers {
  of(task: AskTask): Pick<AnswerTurn, 'finish'> | null;
}

/** Which turns of a run have no answer. */
export class OpenTurns {
  readonly #setup: Pick<AskSetup, 'models' | 'samples'>;
  readonly #turns: readonly number[];
  readonly #answers: KnownAnswers;

  /** @param turns how many each question has */
  constructor(
    setup: Pick<AskSetup, 'models' | 'samples'>,
    turns: readonly number[],
    answers: KnownAnswers,
  ) {
    this.#setup = setup;
    this.#turns = turns;
    this.#answers = answers;
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
          while (task !== null && this.#answers.of(task) !== null) task = this.after(task);
          if (task !== null) yield task;
        }
  }

  /** The turn behind one; null where that was the last, or did not end well. */
  after(task: AskTask): AskTask | null {
    const { model, question, sample, turn } = task;
    const isLast = turn + 1 >= this.#turns[question];
    return isLast || !this.#endedWell(task) ? null : { model, question, sample, turn: turn + 1 };
  }

  /** Whether a turn can have been asked by now: the first, or one behind a turn that ended well. */
  allows({ turn, ...task }: AskTask): boolean {
    return turn === 0 || this.#endedWell({ ...task, turn: turn - 1 });
  }

  #endedWell(task: AskTask): boolean {
    return this.#answers.of(task)?.finish === 'end';
  }
}
