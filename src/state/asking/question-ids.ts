import type { OpenAsking } from './open-asking.svelte.ts';

/** Ids of a run's questions; the same promise each time, so that nothing flickers on the screen. */
export class QuestionIds {
  readonly #run: Pick<OpenAsking, 'question'>;
  readonly #ids = new Map<number, Promise<string>>();

  constructor(run: Pick<OpenAsking, 'question'>) {
    this.#run = run;
  }

  /** '' where the question is gone. */
  of(question: number): Promise<string> {
    const known = this.#ids.get(question);
    if (known) return known;
    const id = this.#run.question(question).then((found) => found?.id ?? '');
    this.#ids.set(question, id);
    return id;
  }
}
