// So that the declaration comes along into every program that reaches this file:
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./papaparse.d.ts" />
import Papa from 'papaparse';
import type { ParsedRows } from 'papaparse';
import type { FileFailure, RowReason } from '../file/file-failure.ts';
import type { Container, Row, RowSink } from './container.ts';
import { CsvRowReader } from './bytes/csv-row-reader.ts';
import type { LineReader } from './bytes/byte-lines.ts';
import { columnsIn, isBlank, isHeader } from './csv-columns.ts';
import { cutLines } from './csv-lines.ts';
import type { Dialect } from './csv-lines.ts';
import { MAX_CSV_ROW, MAX_UNCLOSED_QUOTES } from '../../limits.ts';

/**
 * The header and its line end, which is the file's: \n, \r\n, the \r\r\n that Windows makes of
 * it, or the \r of old Macs. At the end of a piece a \r may be the first half of \r\n.
 */
const HEADER_LINE = /^\s*\S[^\r\n]*(\r*\n|\r+[^\r\n])/;

/** How far a text was read. */
interface Progress {
  /** Where what is left begins. */
  readonly at: number;
  /** Whether that is a row whose quote never closes. */
  readonly isUnclosed: boolean;
}

/**
 * Comma, semicolon or tab separated values with a header line, quoted as in RFC 4180. Text
 * with quotes in it is papaparse's; most files have none, and are cut in a third of the time. Rows
 * that come as bytes are read as they stand, where they can be.
 */
export class Csv implements Container, LineReader {
  readonly #sink: RowSink;
  readonly #longest: number;
  /** Whether what comes is left of a line that was refused for its length. */
  #isPast = false;
  #pending: string[] = [];
  #pendingLength = 0;
  /** Length of the text that gave no complete row when it was last tried. */
  #stuck = 0;
  #dialect: Dialect | null = null;
  #columns: ReadonlyMap<string, number> | null = null;
  #width = 0;
  #line = 1;
  #unclosed = 0;
  /** Of rows by their bytes, below the header as it was last. */
  #reader: CsvRowReader | null = null;

  constructor(sink: RowSink, longest = MAX_CSV_ROW) {
    this.#sink = sink;
    this.#longest = longest;
  }

  push(piece: string): void {
    const text = this.#afterRefused(piece);
    this.#pending.push(text);
    this.#pendingLength += text.length;
    // Waiting for twice the text keeps a cell that spans many pieces from costing its square.
    if (this.#pendingLength < 2 * this.#stuck) return;
    const rest = this.#read(this.#pending.join(''), false);
    this.#pending = [rest];
    this.#pendingLength = rest.length;
    this.#stuck = rest.length;
  }

  get isAtLine(): boolean {
    return this.refusesOneLine && this.#pendingLength === 0 && !this.#isPast;
  }

  /** Where most rows are for the parser, all that is left of the file is. */
  get refusesOneLine(): boolean {
    const isPlain = this.#sink.isStreaming === true && this.#unclosed < MAX_UNCLOSED_QUOTES;
    return isPlain && this.#reader?.isWorthwhile === true;
  }

  get isOpen(): boolean {
    return this.#reader?.isOpen === true;
  }

  readLines(bytes: Uint8Array, from: number, end: number): number {
    const reader = this.#reader;
    if (reader === null) return from;
    reader.open(bytes, from, end);
    let at = from;
    while (at < end && reader.isWorthwhile) {
      const next = reader.read(bytes, at, end);
      if (next < 0) break;
      this.#sink.row(reader.row, this.#line);
      this.#line += reader.lines;
      at = next;
    }
    return at;
  }

  end(): FileFailure | null {
    const rest = this.#read(this.#pending.join(''), false);
    this.#read(rest, true);
    return this.#columns !== null && this.#width < 2 ? { kind: 'one-column' } : null;
  }

  /** Reads the rows that are complete, at the file's end all; gives the text after them. */
  #read(text: string, isEnd: boolean): string {
    const isShort = text.length < this.#longest;
    if (this.#dialect === null && !isEnd && isShort && !HEADER_LINE.test(text)) return text;
    this.#dialect ??= dialectOf(text);
    let rest = text;
    for (;;) {
      const { at, isUnclosed } = this.#readRows(rest, this.#dialect, isEnd);
      rest = rest.slice(at);
      if (!isUnclosed && rest.length < this.#longest) return rest;
      rest = this.#rejectLine(rest, this.#dialect, isEnd);
    }
  }

  #readRows(text: string, dialect: Dialect, isEnd: boolean): Progress {
    if (this.#unclosed >= MAX_UNCLOSED_QUOTES || !text.includes('"')) {
      const lines = isEnd ? text + dialect.newline : text;
      return { at: cutLines(lines, dialect, (cells) => this.#take(cells, 1)), isUnclosed: false };
    }
    const parser = new Papa.Parser(dialect);
    const rows = parser.parse(text, 0, !isEnd);
    if (rows.errors.every((error) => error.code !== 'MissingQuotes')) {
      return this.#takeParsed(rows, text, dialect);
    }
    // The last row never closes; those above it are whole.
    return { ...this.#takeParsed(parser.parse(text, 0, true), text, dialect), isUnclosed: true };
  }

  /**
   * Takes rows, all of them or up to one that a quote made swallow other rows: its lines hold
   * another quote that is neither doubled nor at the end of a cell, and too many or too few
   * cells.
   */
  #takeParsed(rows: ParsedRows, text: string, { newline }: Dialect): Progress {
    const doubtful = new Set(rows.errors.map((error) => error.row));
    let lines = 0;
    for (const [index, raw] of rows.data.entries()) {
      const last = raw.length - 1;
      const cells = raw[last].endsWith('\r')
        ? [...raw.slice(0, last), raw[last].replace(/\r+$/, '')]
        : raw;
      const inside = newlinesIn(raw, newline);
      if (inside > 0 && doubtful.has(index) && cells.length !== this.#width) {
        return { at: placeOfLine(text, lines, newline), isUnclosed: true };
      }
      lines += 1 + inside;
      this.#take(cells, 1 + inside);
    }
    return { at: rows.meta.cursor, isUnclosed: false };
  }

  /** Takes a row that spans so many lines. */
  #take(cells: readonly string[], lines: number): void {
    const line = this.#line;
    this.#line += lines;
    // Spreadsheets write rows without anything in them, above and below what they hold.
    if (isBlank(cells[0]) && cells.every(isBlank)) return;
    if (this.#columns === null) {
      this.#width = cells.length;
      this.#begin(cells);
    } else if (this.#width > 1 && isHeader(cells, this.#columns)) {
      this.#begin(cells);
    } else if (this.#width < 2) {
      // No row of a single column is a record; end() says so.
    } else if (this.#unclosed >= MAX_UNCLOSED_QUOTES && cells.some((cell) => cell.includes('"'))) {
      this.#sink.reject({ kind: 'unclosed-quote' }, line, this.#textOf(cells));
    } else if (cells.length === this.#width) {
      this.#sink.row(new CsvRow(this.#columns, cells, this.#dialect?.delimiter), line);
    } else {
      const reason = { kind: 'column-count', expected: this.#width, found: cells.length } as const;
      this.#sink.reject(reason, line, this.#textOf(cells));
    }
  }

  #textOf(cells: readonly string[]): string {
    return cells.join(this.#dialect?.delimiter);
  }

  #begin(header: readonly string[]): void {
    this.#columns = columnsIn(header);
    const { delimiter = ',', newline = '\n' } = this.#dialect ?? {};
    const isOfBytes = this.#width > 1 && newline === '\n';
    this.#reader = isOfBytes ? new CsvRowReader(this.#columns, this.#width, delimiter) : null;
  }

  /** Rejects the first line of a row that does not end; gives the text after it. */
  #rejectLine(text: string, { newline }: Dialect, isEnd: boolean): string {
    const end = text.indexOf(newline);
    const line = end < 0 ? text : text.slice(0, end);
    const hasQuote = line.includes('"') && (end >= 0 || isEnd);
    const reason: RowReason = hasQuote
      ? { kind: 'unclosed-quote' }
      : { kind: 'too-long', most: this.#longest };
    this.#sink.reject(reason, this.#line, line);
    if (hasQuote) this.#unclosed++;
    this.#line++;
    this.#isPast = end < 0;
    return end < 0 ? '' : text.slice(end + 1);
  }

  /** The text behind the end of a line that was refused before it ended. */
  #afterRefused(text: string): string {
    if (!this.#isPast) return text;
    const end = text.indexOf(this.#dialect?.newline ?? '\n');
    this.#isPast = end < 0;
    return end < 0 ? '' : text.slice(end + 1);
  }
}

class CsvRow implements Row {
  readonly #columns: ReadonlyMap<string, number>;
  readonly #cells: readonly string[];
  readonly #delimiter: string | undefined;
  constructor(
    columns: ReadonlyMap<string, number>,
    cells: readonly string[],
    delimiter: string | undefined,
  ) {
    this.#columns = columns;
    this.#cells = cells;
    this.#delimiter = delimiter;
  }
  get(field: string): unknown {
    const index = this.#columns.get(field);
    return index === undefined ? undefined : this.#cells[index];
  }
  fields(): readonly string[] {
    return [...this.#columns.keys()];
  }
  text(): string {
    return this.#cells.join(this.#delimiter);
  }
}

function dialectOf(text: string): Dialect {
  const end = HEADER_LINE.exec(text)?.[1] ?? '\n';
  const newline = end.endsWith('\n') ? '\n' : '\r';
  return { delimiter: delimiterOf(text.trimStart().split(newline, 1)[0]), newline };
}

/** The delimiter is the one that the header line has most of, outside quotes. */
function delimiterOf(header: string): string {
  const bare = header.replace(/"[^"]*"/g, '');
  const count = (delimiter: string): number => bare.split(delimiter).length - 1;
  return [',', ';', '\t'].reduce((a, b) => (count(b) > count(a) ? b : a));
}

function newlinesIn(cells: readonly string[], newline: string): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf(newline); at >= 0; at = cell.indexOf(newline, at + 1)) count++;
  }
  return count;
}

/** Where a line begins, counted from 0. */
function placeOfLine(text: string, line: number, newline: string): number {
  let at = 0;
  for (let n = 0; n < line; n++) at = text.indexOf(newline, at) + 1;
  return at;
}
