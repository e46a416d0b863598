import type { FileFailure } from '../file/file-failure.ts';
import type { Container, RowSink } from './container.ts';
import { Csv } from './csv.ts';
import { Json } from './json/json.ts';
import type { RecordArrays } from './json/record-arrays.ts';
import { isPgn, Pgn } from './pgn.ts';

/**
 * Text whose container its first characters tell: a bracket begins JSON, or games of chess with
 * their tags; all else is CSV.
 */
export class AnyText implements Container {
  readonly #sink: RowSink;
  readonly #arrays: RecordArrays;
  /** What came before the container was known. */
  #start: string[] = [];
  #isBlank = true;
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
    this.#start.push(text);
    this.#isBlank &&= text.trim() === '';
    if (!this.#isBlank) this.#open(false);
  }

  end(): FileFailure | null {
    if (!this.#isBlank) this.#open(true);
    return this.#container === null ? { kind: 'empty-file' } : this.#container.end();
  }

  #open(isWhole: boolean): void {
    if (this.#container !== null) return;
    const text = this.#start.join('');
    const first = text.trimStart().charAt(0);
    const isGames = first === '[' && isPgn(text, isWhole);
    if (isGames === null) return;
    const isJson = first === '{' || first === '[';
    this.#container = isGames
      ? new Pgn(this.#sink)
      : isJson
        ? new Json(this.#sink, this.#arrays)
        : new Csv(this.#sink);
    this.#container.push(text);
    this.#start = [];
  }
}
