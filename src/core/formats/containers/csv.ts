// So that the declaration comes along into every program that reaches this file:
// eslint-disable-next-line @typescript-eslint/triple-slash-reference
/// <reference path="./papaparse.d.ts" />
import Papa from 'papaparse';
import type { Dialect, ParsedRows, Parser } from 'papaparse';
import type { FileFailure } from '../../failure.ts';
import type { Container, Row, RowSink } from './container.ts';

/** A quoted cell longer than this (in characters) is taken for one whose quote never closes. */
const LONGEST_CELL = 4 << 20;
/** After so many unclosed quotes each line is a row, and those with quotes are rejected. */
const MOST_UNCLOSED = 5;

/**
 * The header and its line end, which is the file's: \n, \r\n, the \r\r\n that Windows makes of
 * it, or the \r of old Macs. At the end of a piece a \r may be the first half of \r\n.
 */
const HEADER_LINE = /^\s*\S[^\r\n]*(\r*\n|\r+[^\r\n])/;

/** Comma, semicolon or tab separated values with a header line, quoted as in RFC 4180. */
export class Csv implements Container {
  readonly #sink: RowSink;
  #pending: string[] = [];
  #pendingLength = 0;
  /** Length of the text that gave no complete row when it was last tried. */
  #stuck = 0;
  #parser: Parser | null = null;
  #dialect: Dialect = { delimiter: ',', newline: '\n' };
  #columns: ReadonlyMap<string, number> | null = null;
  #width = 0;
  #line = 1;
  #unclosed = 0;

  constructor(sink: RowSink) {
    this.#sink = sink;
  }

  push(text: string): void {
    this.#pending.push(text);
    this.#pendingLength += text.length;
    // Waiting for twice the text keeps a cell that spans many pieces from costing its square.
    if (this.#pendingLength >= 2 * this.#stuck) this.#parse();
  }

  end(): FileFailure | null {
    this.#parse();
    let text = this.#pending.join('');
    while (text !== '') {
      const rows = this.#open(text).parse(text, 0, false);
      const isUnclosed = rows.errors.some((error) => error.code === 'MissingQuotes');
      const bad = isUnclosed ? 0 : this.#take(rows, text);
      if (bad === null) break;
      text = this.#rejectUnclosed(text.slice(bad));
    }
    return this.#columns !== null && this.#width < 2 ? { kind: 'one-column' } : null;
  }

  #parse(): void {
    let text = this.#pending.join('');
    if (this.#parser === null && !HEADER_LINE.test(text)) {
      this.#keep(text);
      return;
    }
    for (;;) {
      const rows = this.#open(text).parse(text, 0, true);
      const bad = this.#take(rows, text);
      text = text.slice(bad ?? rows.meta.cursor);
      if (bad === null && text.length < LONGEST_CELL) break;
      text = this.#rejectUnclosed(text);
    }
    this.#keep(text);
  }

  #keep(text: string): void {
    this.#pending = [text];
    this.#pendingLength = text.length;
    this.#stuck = text.length;
  }

  #open(text: string): Parser {
    if (this.#parser === null) {
      const end = HEADER_LINE.exec(text)?.[1] ?? '\n';
      const newline = end.endsWith('\n') ? '\n' : '\r';
      const delimiter = delimiterOf(text.trimStart().split(newline, 1)[0]);
      this.#dialect = { delimiter, newline };
      this.#parser = new Papa.Parser(this.#dialect);
    }
    return this.#parser;
  }

  /**
   * Reads rows, all of them or up to one that a quote made swallow other rows: its lines hold
   * another quote that is neither doubled nor at the end of a cell, and too many or too few
   * cells. Gives the place in the text where that row begins, else null.
   */
  #take(rows: ParsedRows, text: string): number | null {
    const hasQuotes = text.includes('"');
    const doubtful = new Set(rows.errors.map((error) => error.row));
    let lines = 0;
    for (const [index, raw] of rows.data.entries()) {
      const last = raw.length - 1;
      const cells = raw[last].endsWith('\r')
        ? [...raw.slice(0, last), raw[last].replace(/\r+$/, '')]
        : raw;
      const inside = hasQuotes ? newlinesIn(raw, this.#dialect.newline) : 0;
      if (inside > 0 && doubtful.has(index) && cells.length !== this.#width) {
        return placeOfLine(text, lines, this.#dialect.newline);
      }
      const line = this.#line;
      lines += 1 + inside;
      this.#line += 1 + inside;
      if (cells.length > 1 || cells[0].trim() !== '') this.#read(cells, line);
    }
    return null;
  }

  #read(cells: readonly string[], line: number): void {
    if (this.#columns === null) {
      this.#width = cells.length;
      this.#columns = new Map(cells.map((name, index) => [name.trim(), index]));
    } else if (this.#width < 2) {
      // No row of a single column is a record; end() says so.
    } else if (this.#unclosed >= MOST_UNCLOSED && cells.some((cell) => cell.includes('"'))) {
      this.#sink.reject({ kind: 'unclosed-quote' }, line, cells.join());
    } else if (cells.length === this.#width) {
      this.#sink.row(new CsvRow(this.#columns, cells), line);
    } else {
      const reason = { kind: 'column-count', expected: this.#width, found: cells.length } as const;
      this.#sink.reject(reason, line, cells.join());
    }
  }

  /** Rejects the first line of a row whose quote never closes; gives the text after it. */
  #rejectUnclosed(text: string): string {
    const end = text.indexOf(this.#dialect.newline);
    const line = end < 0 ? text : text.slice(0, end);
    this.#sink.reject({ kind: 'unclosed-quote' }, this.#line, line);
    this.#unclosed++;
    if (this.#unclosed === MOST_UNCLOSED) {
      this.#parser = new Papa.Parser({ ...this.#dialect, fastMode: true });
    }
    this.#line++;
    return end < 0 ? '' : text.slice(end + 1);
  }
}

class CsvRow implements Row {
  readonly #columns: ReadonlyMap<string, number>;
  readonly #cells: readonly string[];
  constructor(columns: ReadonlyMap<string, number>, cells: readonly string[]) {
    this.#columns = columns;
    this.#cells = cells;
  }
  get(field: string): unknown {
    const index = this.#columns.get(field);
    return index === undefined ? undefined : this.#cells[index];
  }
  fields(): readonly string[] {
    return [...this.#columns.keys()];
  }
  text(): string {
    return this.#cells.join();
  }
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
