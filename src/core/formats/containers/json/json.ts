import type { FileFailure } from '../../file/file-failure.ts';
import type { Container, RowSink } from '../container.ts';
import { JsonDocument } from './json-document.ts';
import { JsonLines } from './json-lines.ts';
import { parseObject } from './json-record.ts';
import type { RecordArrays } from './record-arrays.ts';

/** A first or second line longer than this is taken for a document without looking at its end. */
const LONGEST_LINE = 8 << 20;

/**
 * JSON Lines or one JSON document: the name of a file does not tell, its first two lines do.
 */
export class Json implements Container {
  readonly #sink: RowSink;
  readonly #arrays: RecordArrays;
  #head: string[] = [];
  #headLength = 0;
  /** Length of the text that did not tell when it was last looked at. */
  #looked = 0;
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
    this.#head.push(text);
    this.#headLength += text.length;
    // Waiting for twice the text keeps a long first line from costing its square.
    if (this.#headLength < 2 * this.#looked) return;
    this.#looked = this.#headLength;
    const shape = shapeOf(this.#head.join(''), this.#arrays, false);
    if (shape !== null) this.#open(shape);
  }

  end(): FileFailure | null {
    if (this.#container !== null) return this.#container.end();
    const shape = shapeOf(this.#head.join(''), this.#arrays, true);
    return this.#open(shape ?? 'document').end();
  }

  #open(shape: 'lines' | 'document'): Container {
    this.#container =
      shape === 'lines' ? new JsonLines(this.#sink) : new JsonDocument(this.#sink, this.#arrays);
    this.#container.push(this.#head.join(''));
    this.#head = [];
    return this.#container;
  }
}

/**
 * JSON Lines where the first line is a record, or where it is broken and the second is one; but a
 * path may lead on into each record, which only the document follows.
 * Null where the text does not reach far enough to tell.
 */
function shapeOf(
  head: string,
  arrays: RecordArrays,
  isWhole: boolean,
): 'lines' | 'document' | null {
  const text = head.trimStart();
  if (typeof arrays === 'string' || text.startsWith('[')) return 'document';
  const firstEnd = text.indexOf('\n');
  if ((firstEnd < 0 ? text.length : firstEnd) > LONGEST_LINE) return 'document';
  if (firstEnd < 0 && !isWhole) return null;
  const first = parseObject(firstEnd < 0 ? text : text.slice(0, firstEnd));
  if (first !== null) {
    const isTournament = [...arrays].some((name) => Array.isArray(first[name]));
    return isTournament ? 'document' : 'lines';
  }
  if (firstEnd < 0) return 'document';
  const rest = text.slice(firstEnd).trimStart();
  const secondEnd = rest.indexOf('\n');
  if ((secondEnd < 0 ? rest.length : secondEnd) > LONGEST_LINE) return 'document';
  if (secondEnd < 0 && !isWhole) return null;
  return parseObject(secondEnd < 0 ? rest : rest.slice(0, secondEnd)) === null
    ? 'document'
    : 'lines';
}
