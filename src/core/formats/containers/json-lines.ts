import type { FileFailure } from '../../failure.ts';
import type { Container, RowSink } from './container.ts';
import { emitRecord } from './json-record.ts';

/**
 * JSON Lines: one record per line. Only \n ends a line: U+2028, U+2029 and U+0085 may stand
 * inside JSON strings. A \r before the \n is white space to JSON.
 */
export class JsonLines implements Container {
  readonly #sink: RowSink;
  /** Pieces of the line that is not complete yet. */
  #open: string[] = [];
  #line = 1;

  constructor(sink: RowSink) {
    this.#sink = sink;
  }

  push(text: string): void {
    let from = 0;
    for (;;) {
      const end = text.indexOf('\n', from);
      if (end < 0) break;
      this.#read(text.slice(from, end), true);
      from = end + 1;
    }
    if (from < text.length) this.#open.push(text.slice(from));
  }

  end(): FileFailure | null {
    this.#read('', false);
    return null;
  }

  #read(rest: string, isTerminated: boolean): void {
    let text = rest;
    if (this.#open.length > 0) {
      text = this.#open.join('') + rest;
      this.#open = [];
    }
    const line = this.#line++;
    const start = text.trimStart();
    if (start === '') return;
    emitRecord(this.#sink, text, line, !isTerminated && start.startsWith('{'));
  }
}
