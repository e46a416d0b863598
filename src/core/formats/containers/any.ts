import type { FileFailure } from '../file/file-failure.ts';
import { ByteLines } from './bytes/byte-lines.ts';
import type { LineReader } from './bytes/byte-lines.ts';
import type { Container, RowSink } from './container.ts';
import { Csv } from './csv.ts';
import { JsonDocument } from './json/json-document.ts';
import { JsonLines } from './json/json-lines.ts';
import { jsonShape } from './json/json-shape.ts';
import type { RecordArrays } from './json/record-arrays.ts';
import { isPgn, Pgn } from './pgn.ts';

/**
 * Text whose container is recognised by its beginning: a bracket begins JSON, or games of chess with their
 * tags; all else is CSV.
 */
export class AnyText implements Container {
  readonly #sink: RowSink;
  readonly #arrays: RecordArrays;
  /** What came before the container was known. */
  #start: string[] = [];
  #length = 0;
  /** Length of the text that was not enough when it was last looked at. */
  #looked = 0;
  #container: Container | null = null;
  /** Where it is lines, which are read by their bytes. */
  #reader: LineReader | null = null;
  #lines: ByteLines | null = null;

  constructor(sink: RowSink, arrays: RecordArrays) {
    this.#sink = sink;
    this.#arrays = arrays;
  }

  push(text: string): void {
    this.#lines?.flush();
    if (this.#container !== null) {
      this.#container.push(text);
      return;
    }
    this.#start.push(text);
    this.#length += text.length;
    // Waiting for twice the text keeps a long first line from costing its square.
    if (this.#length >= 2 * this.#looked) this.#open(false);
  }

  /** Whether bytes may be pushed in place of text. */
  get takesBytes(): boolean {
    return this.#reader !== null && this.#sink.isStreaming === true;
  }

  /**
   * Bytes of UTF-8, valid or not, which begin where the text before them ended.
   * @param decode makes text of them
   */
  pushBytes(bytes: Uint8Array, decode: (bytes: Uint8Array) => string): void {
    if (this.#reader === null) throw new Error('no container that reads bytes');
    this.#lines ??= new ByteLines(this.#reader, decode);
    this.#lines.push(bytes);
  }

  end(): FileFailure | null {
    this.#lines?.flush();
    const container = this.#container ?? this.#open(true);
    return container === null ? { kind: 'empty-file' } : container.end();
  }

  #open(isWhole: boolean): Container | null {
    const text = this.#start.join('');
    this.#looked = text.length;
    this.#container = this.#containerOf(text, isWhole);
    if (this.#container === null) return null;
    this.#container.push(text);
    this.#start = [];
    return this.#container;
  }

  /** Null where the text does not reach far enough to tell, or is blank. */
  #containerOf(text: string, isWhole: boolean): Container | null {
    const first = text.trimStart().charAt(0);
    if (first === '') return null;
    if (first !== '{' && first !== '[') {
      const table = new Csv(this.#sink);
      this.#reader = table;
      return table;
    }
    const isGames = first === '[' && isPgn(text, isWhole);
    if (isGames === null) return null;
    if (isGames) return new Pgn(this.#sink);
    const shape = jsonShape(text, this.#arrays, isWhole);
    if (shape === null) return null;
    if (shape === 'document') return new JsonDocument(this.#sink, this.#arrays);
    const lines = new JsonLines(this.#sink);
    this.#reader = lines;
    return lines;
  }
}
