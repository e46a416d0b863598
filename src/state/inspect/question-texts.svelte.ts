/* eslint-disable svelte/prefer-svelte-reactivity -- maps that the screen follows are replaced, never changed */
import type { JudgmentLine } from '../../core/overview/judgment-list.ts';
import type { FileReport } from '../../core/formats/file/report.ts';
import { firstLine } from '../../core/texts/first-line.ts';
import { questionOf } from './judgment-texts.ts';

/** Questions of which the beginning is remembered. */
const MAX_KNOWN = 5000;
/** Characters of it: more than a line of a wide screen. */
const MAX_BEGINNING = 240;

/** What the questions of a list begin with. */
export class QuestionTexts {
  /** By id; null where its text is not kept. */
  #known = $state.raw<ReadonlyMap<string, string | null>>(new Map());
  readonly #files: readonly FileReport[];
  #wanted: readonly JudgmentLine[] = [];
  #near: readonly JudgmentLine[] = [];
  #isReading = false;

  constructor(files: readonly FileReport[]) {
    this.#files = files;
  }

  /** The first line of a question; null where it is not there, or not yet. */
  beginningOf({ question }: JudgmentLine): string | null {
    return question === null ? null : (this.#known.get(question) ?? null);
  }

  /**
   * These lines are in sight.
   * @param near would be printed, which waits for nothing: read once those in sight are
   */
  look(lines: readonly JudgmentLine[], near: readonly JudgmentLine[]): void {
    [this.#wanted, this.#near] = [lines, near];
    if (!this.#isReading) void this.#read();
  }

  async #read(): Promise<void> {
    this.#isReading = true;
    try {
      for (let line = this.#missing(); line; line = this.#missing()) {
        // What can't be read is said where the judgment is opened.
        const text = await questionOf(this.#files, line).catch(() => null);
        const known = [...this.#known].slice(1 - MAX_KNOWN);
        if (line.question !== null)
          this.#known = new Map([
            ...known,
            [line.question, text && firstLine(text, MAX_BEGINNING)],
          ]);
      }
    } finally {
      this.#isReading = false;
    }
  }

  #missing(): JudgmentLine | undefined {
    const isUnknown = ({ question }: JudgmentLine) =>
      question !== null && !this.#known.has(question);
    return this.#wanted.find(isUnknown) ?? this.#near.find(isUnknown);
  }
}
