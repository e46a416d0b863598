import type { JudgedQuestion } from '../../../core/judge/setup.ts';
import { loadQuestion } from '../../../storage/judging-parts.ts';

/** The questions of a run, each read from storage once; one that could not be had is asked anew. */
export class RunQuestions {
  readonly #id: string;
  readonly #asked = new Map<number, Promise<JudgedQuestion | null>>();

  constructor(id: string) {
    this.#id = id;
  }

  /** Null where it is gone. */
  at(position: number): Promise<JudgedQuestion | null> {
    const asked = this.#asked.get(position) ?? loadQuestion(this.#id, position);
    this.#asked.set(position, asked);
    asked.catch(() => this.#asked.delete(position));
    return asked;
  }
}
