import type { FileFailure, RowReason } from '../../file/file-failure.ts';
import { MAX_RECORD } from '../container.ts';
import type { Container, RowSink } from '../container.ts';
import { closeCut } from './json-cut.ts';
import { MAX_JSON_DEPTH } from '../../../limits.ts';
import { jsonErrorAt } from './json-error.ts';
import { emitRecord, JsonRow, parseObject } from './json-record.ts';
import { ArrayFinder } from './record-arrays.ts';
import type { RecordArrays } from './record-arrays.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const BACKSLASH = 0x5c;
const NEWLINE = 0x0a;
const OPEN_ARRAY = 0x5b;
const OPEN_OBJECT = 0x7b;
const CLOSE_ARRAY = 0x5d;
const CLOSE_OBJECT = 0x7d;
/** In characters as they are written, six for one of another script where that is escaped. */
const LONGEST_NAME = 512;

/**
 * One JSON document, cut into records while it streams: the elements of a top-level array, or
 * of the arrays inside it that are named to hold them, or the object itself. Only brackets and
 * strings are followed here; each record then goes through JSON.parse. So a document that is cut in
 * the middle gives the records before the cut, and one of a gigabyte never stands in memory.
 * The line of a record is its number, from 1.
 */
export class JsonDocument implements Container {
  readonly #sink: RowSink;
  readonly #finder: ArrayFinder;
  readonly #longest: number;
  /** Brackets open at this point. */
  #depth = 0;
  /** The depth at which records begin: 0 the document itself, 1 in its array, more in a named one. */
  #base = 0;
  /** The same outside of named arrays. */
  #outerBase = 0;
  #isInString = false;
  /** The next character is escaped by a backslash before it. */
  #isEscaped = false;
  #isInRecord = false;
  /** Behind a named array: the rest of what holds it is no record. */
  #isPast = false;
  /** The last string on the way to a named array: the name of the value that follows. */
  #name = '';
  #pieces: string[] = [];
  #length = 0;
  /** Why the record is not kept, of which no more than its first piece is. */
  #refusal: RowReason | null = null;
  #line = 1;
  #recordLine = 1;
  #records = 0;
  #parsed = 0;
  #broken: FileFailure | null = null;

  constructor(sink: RowSink, arrays: RecordArrays, longest = MAX_RECORD) {
    this.#sink = sink;
    this.#finder = new ArrayFinder(arrays);
    this.#longest = longest;
  }

  push(text: string): void {
    let start = 0;
    let at = 0;
    while (at < text.length) {
      if (this.#isInString) {
        at = this.#skipString(text, at);
        continue;
      }
      const code = text.charCodeAt(at);
      if (code <= 0x20 || code === 0xfeff) {
        if (code === NEWLINE) this.#line++;
        at++;
        continue;
      }
      const isBase = this.#depth === this.#base && !this.#isPast;
      const isEnd = code === CLOSE_ARRAY || code === CLOSE_OBJECT;
      if (isBase && this.#isInRecord && (code === COMMA || isEnd)) {
        // The end of a bare number or word among the records.
        this.#emit(text.slice(start, at));
      }
      if (isBase && !this.#isInRecord && code !== COMMA && !isEnd) {
        if (this.#base === 0 && code === OPEN_ARRAY) {
          this.#finder.open(true, '');
          this.#depth = 1;
          this.#base = 1;
          this.#outerBase = 1;
          at++;
          continue;
        }
        this.#isInRecord = true;
        this.#recordLine = this.#line;
        start = at;
      }
      if (code === QUOTE) {
        this.#isInString = true;
        if (this.#depth === this.#finder.depth) this.#name = '';
      } else if (code === OPEN_ARRAY || code === OPEN_OBJECT) {
        this.#open(code === OPEN_ARRAY);
      } else if (isEnd) {
        this.#close(text, start, at);
      }
      at++;
    }
    if (this.#isInRecord) this.#keep(text.slice(start));
  }

  end(): FileFailure | null {
    const isOpen = this.#isInRecord && (this.#depth > this.#base || this.#isInString);
    const isWhole = this.#base === 0 && this.#records === 0;
    if (this.#isInRecord && isOpen && isWhole) this.#emitCut();
    else if (this.#isInRecord) this.#emit('', isOpen);
    else if (this.#depth > 0) {
      this.#sink.reject({ kind: 'cut-off' }, this.#records + 1, '');
      this.#broken ??= { kind: 'broken-json', line: this.#line, message: 'unexpected end' };
    }
    return this.#parsed === 0 ? this.#broken : null;
  }

  #keep(piece: string): void {
    this.#length += piece.length;
    if (this.#length > this.#longest) {
      this.#refusal ??= { kind: 'too-long', most: this.#longest };
    }
    if (this.#refusal === null || this.#pieces.length === 0) this.#pieces.push(piece);
    else this.#pieces.length = 1;
  }

  #forget(): void {
    this.#pieces = [];
    this.#length = 0;
    this.#refusal = null;
  }

  /** Goes to the end of the string or of the text, whichever comes first. */
  #skipString(text: string, from: number): number {
    let at = from;
    if (this.#isEscaped) {
      at++;
      this.#isEscaped = false;
    }
    let quote = text.indexOf('"', at);
    while (quote >= 0 && backslashesBefore(text, quote, at) % 2 === 1) {
      quote = text.indexOf('"', quote + 1);
    }
    const end = quote < 0 ? text.length : quote;
    if (this.#depth === this.#finder.depth && this.#name.length < LONGEST_NAME) {
      this.#name += text.slice(from, end);
    }
    if (quote < 0) {
      this.#isEscaped = backslashesBefore(text, end, at) % 2 === 1;
      return end;
    }
    this.#isInString = false;
    return quote + 1;
  }

  #open(isArray: boolean): void {
    const isOnWay = this.#depth === this.#finder.depth;
    const isNamed = isOnWay && this.#finder.open(isArray, this.#name);
    this.#depth++;
    if (isNamed) {
      this.#isInRecord = false;
      this.#isPast = false;
      this.#forget();
      this.#base = this.#depth;
    } else if (this.#depth - this.#base > MAX_JSON_DEPTH) {
      this.#refusal ??= { kind: 'too-deep', most: MAX_JSON_DEPTH };
    }
  }

  #close(text: string, start: number, at: number): void {
    if (this.#depth > 0) {
      if (this.#depth === this.#finder.depth) this.#finder.close();
      this.#depth--;
    }
    if (this.#isPast) {
      this.#isPast = this.#depth > this.#base;
    } else if (this.#depth < this.#base) {
      if (this.#base === this.#outerBase) this.#outerBase = 0;
      this.#base = this.#outerBase;
      this.#isPast = this.#depth > this.#base;
    } else if (this.#isInRecord && this.#depth === this.#base) {
      this.#emit(text.slice(start, at + 1));
    }
  }

  /** A document that is one record, cut in the middle: what it holds up to there. */
  #emitCut(): void {
    if (this.#refusal !== null) {
      this.#emit('', true);
      return;
    }
    const text = this.#pieces.join('');
    const value = parseObject(closeCut(text) ?? '');
    this.#emit('', value !== null);
    if (value !== null && Object.keys(value).length > 0)
      this.#sink.row(new JsonRow(value, text), 1);
  }

  #emit(rest: string, isCut = false): void {
    this.#keep(rest);
    const refusal = this.#refusal;
    const text = this.#pieces.join('');
    this.#forget();
    this.#isInRecord = false;
    this.#records++;
    if (refusal !== null) {
      this.#sink.reject(refusal, this.#records, text);
      return;
    }
    const message = emitRecord(this.#sink, text, this.#records, isCut);
    if (message === null) {
      this.#parsed++;
    } else if (this.#broken === null) {
      const before = text.slice(0, jsonErrorAt(text)).split('\n').length - 1;
      this.#broken = { kind: 'broken-json', line: this.#recordLine + before, message };
    }
  }
}

/** How many backslashes stand directly before `at`, not going below `from`. */
function backslashesBefore(text: string, at: number, from: number): number {
  let first = at;
  while (first > from && text.charCodeAt(first - 1) === BACKSLASH) first--;
  return at - first;
}
