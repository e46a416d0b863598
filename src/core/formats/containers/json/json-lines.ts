import type { FileFailure } from '../../file/file-failure.ts';
import type { LineReader } from '../bytes/byte-lines.ts';
import { JsonLineShapes } from '../bytes/json-line-shapes.ts';
import { MAX_RECORD } from '../container.ts';
import type { Container, RowSink } from '../container.ts';
import { isTooDeep } from './json-depth.ts';
import { emitRecord } from './json-record.ts';
import { MAX_JSON_DEPTH } from '../../../limits.ts';

/**
 * JSON Lines: one record per line. Only \n ends a line: U+2028, U+2029 and U+0085 may stand
 * inside JSON strings. A \r before the \n is white space to JSON.
 */
export class JsonLines implements Container, LineReader {
  readonly #sink: RowSink;
  readonly #longest: number;
  /** Pieces of the line that is not complete yet. */
  #open: string[] = [];
  #openLength = 0;
  /** Whether that line was too long: what is left of it is passed over. */
  #isPast = false;
  #line = 1;
  readonly #shapes = new JsonLineShapes();

  constructor(sink: RowSink, longest = MAX_RECORD) {
    this.#sink = sink;
    this.#longest = longest;
  }

  push(text: string): void {
    let from = 0;
    for (;;) {
      const end = text.indexOf('\n', from);
      if (end < 0) break;
      this.#read(text.slice(from, end), true);
      from = end + 1;
    }
    if (from < text.length) this.#keep(text.slice(from));
  }

  get isAtLine(): boolean {
    return this.#sink.isStreaming === true && this.#openLength === 0 && !this.#isPast;
  }

  /** Lines of other shapes are few, or all is for the parser. */
  get refusesOneLine(): boolean {
    return this.#shapes.isWorthwhile;
  }

  readonly isOpen = false;

  readLines(bytes: Uint8Array, from: number, end: number): number {
    const shapes = this.#shapes;
    shapes.open(bytes, from, end);
    let at = from;
    while (at < end && shapes.isWorthwhile) {
      const next = shapes.read(bytes, at);
      if (next < 0) break;
      this.#sink.row(shapes.row, this.#line++);
      at = next;
    }
    return at;
  }

  end(): FileFailure | null {
    this.#read('', false);
    return null;
  }

  #keep(piece: string): void {
    if (this.#isPast) return;
    this.#open.push(piece);
    this.#openLength += piece.length;
    if (this.#openLength > this.#longest) this.#refuse();
  }

  #refuse(): void {
    this.#sink.reject({ kind: 'too-long', most: this.#longest }, this.#line, this.#open[0]);
    this.#isPast = true;
    this.#open = [];
    this.#openLength = 0;
  }

  #read(rest: string, isTerminated: boolean): void {
    let text = rest;
    if (this.#isPast || this.#openLength + rest.length > this.#longest) {
      this.#keep(rest);
      this.#isPast = false;
      this.#line++;
      return;
    }
    if (this.#open.length > 0) {
      text = this.#open.join('') + rest;
      this.#open = [];
      this.#openLength = 0;
    }
    const line = this.#line++;
    // Files that were put together have the mark of each at its first line.
    if (text.startsWith('\uFEFF')) text = text.slice(1);
    const start = text.trimStart();
    if (start === '') return;
    if (isTooDeep(text)) this.#sink.reject({ kind: 'too-deep', most: MAX_JSON_DEPTH }, line, text);
    else emitRecord(this.#sink, text, line, !isTerminated && start.startsWith('{'));
  }
}
