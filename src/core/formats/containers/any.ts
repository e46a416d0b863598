import type { FileFailure } from '../../failure.ts';
import type { Container, RowSink } from './container.ts';
import { Csv } from './csv.ts';
import { Json } from './json.ts';
import type { RecordArrays } from './record-arrays.ts';

/** Text whose container its first character tells: a bracket begins JSON, all else is CSV. */
export class AnyText implements Container {
  readonly #sink: RowSink;
  readonly #arrays: RecordArrays;
  #blank: string[] = [];
  #container: Container | null = null;

  constructor(sink: RowSink, arrays: RecordArrays) {
    this.#sink = sink;
    this.#arrays = arrays;
  }

  push(text: string): void {
    if (this.#container !== null) {
      this.#container.push(text);
      return;
    }
    this.#blank.push(text);
    const first = text.trimStart().charAt(0);
    if (first === '') return;
    const isJson = first === '{' || first === '[';
    this.#container = isJson ? new Json(this.#sink, this.#arrays) : new Csv(this.#sink);
    this.#container.push(this.#blank.join(''));
    this.#blank = [];
  }

  end(): FileFailure | null {
    return this.#container === null ? { kind: 'empty-file' } : this.#container.end();
  }
}
