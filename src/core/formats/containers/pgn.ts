import type { FileFailure } from '../file/file-failure.ts';
import type { Container, RowSink } from './container.ts';
import { JsonRow } from './json/json-record.ts';

/** A tag of a game: [White "Carlsen, Magnus"]. Backslashes stand before quotes and backslashes. */
const TAG = /\[\s*(\w+)\s+"((?:[^"\\]|\\.)*)"\s*\]/g;
/** What a text of games begins with; JSON has no bare word with a quote behind it. */
const FIRST_TAG = /^\s*\[\s*[A-Za-z]\w*\s+"/;
/** Characters after which it is known whether a text begins with a tag. */
const ENOUGH = 256;
/** Longer tags (in characters) than any name or date has. */
const LONGEST_TAG = 1 << 16;

/** Whether a text that begins with a bracket is games; null where too little of it is there. */
export function isPgn(text: string, isWhole: boolean): boolean | null {
  if (FIRST_TAG.test(text)) return true;
  const start = text.trimStart();
  // A JSON array goes on with a value, none of which is a word and a quote.
  if (isWhole || start.length >= ENOUGH || /^\[\s*[^\s\w]/.test(start)) return false;
  return null;
}

/** Where the text that comes next stands. */
type Place = 'line start' | 'tag' | 'moves' | 'comment' | 'rest of line';

/**
 * Games in Portable Game Notation (Edwards 1994): tags, a line each, then the moves, which are
 * passed over however long they are. Comments among them may hold anything, brackets as well.
 */
export class Pgn implements Container {
  readonly #sink: RowSink;
  #place: Place = 'line start';
  /** The tag that is not complete yet. */
  #open = '';
  #line = 1;
  #tags = new Map<string, string>();
  #text: string[] = [];
  #firstLine = 1;
  #hasMoves = false;
  /** Where the last comment began. */
  #commentLine = 1;

  constructor(sink: RowSink) {
    this.#sink = sink;
  }

  push(text: string): void {
    for (let at = 0; at < text.length;) at = this.#step(text, at);
  }

  end(): FileFailure | null {
    if (this.#place === 'tag') this.#takeTags();
    this.#emit();
    // Games that follow would be in it.
    if (this.#place === 'comment') this.#sink.reject({ kind: 'cut-off' }, this.#commentLine, '{');
    return null;
  }

  /** Takes what is left in its place; gives where the next place begins. */
  #step(text: string, at: number): number {
    switch (this.#place) {
      case 'line start':
        return this.#begin(text, at);
      case 'tag': {
        const end = text.indexOf('\n', at);
        const piece = text.slice(at, end < 0 ? text.length : end);
        if (this.#open.length < LONGEST_TAG) this.#open += piece.slice(0, LONGEST_TAG);
        if (end < 0) return text.length;
        this.#takeTags();
        return this.#endLine(end);
      }
      case 'comment': {
        const end = text.indexOf('}', at);
        for (let i = text.indexOf('\n', at); i >= 0 && (end < 0 || i < end);) {
          this.#line++;
          i = text.indexOf('\n', i + 1);
        }
        if (end < 0) return text.length;
        this.#place = 'moves';
        return end + 1;
      }
      case 'moves': {
        const next = /[{;\n]/g;
        next.lastIndex = at;
        const found = next.exec(text);
        if (found === null) return text.length;
        if (found[0] === '\n') return this.#endLine(found.index);
        this.#place = found[0] === '{' ? 'comment' : 'rest of line';
        this.#commentLine = this.#line;
        return found.index + 1;
      }
      case 'rest of line': {
        const end = text.indexOf('\n', at);
        return end < 0 ? text.length : this.#endLine(end);
      }
    }
  }

  #begin(text: string, at: number): number {
    const char = text[at];
    if (char === '\n') return this.#endLine(at);
    if (char.trim() === '') return at + 1;
    if (char === '[') this.#place = 'tag';
    else if (char === '%') this.#place = 'rest of line';
    else {
      this.#place = 'moves';
      this.#hasMoves = true;
    }
    return at;
  }

  #endLine(at: number): number {
    this.#line++;
    this.#place = 'line start';
    return at + 1;
  }

  #takeTags(): void {
    const text = this.#open;
    this.#open = '';
    const tags = [...text.matchAll(TAG)];
    const begins = this.#hasMoves || tags.some(([, name]) => this.#tags.has(name));
    if (begins) this.#emit();
    if (this.#text.length === 0) this.#firstLine = this.#line;
    this.#text.push(text.trim());
    if (tags.length > 0 && text.replace(TAG, '').trim() !== '') this.#hasMoves = true;
    for (const [, name, value] of tags) this.#tags.set(name, value.replace(/\\(.)/g, '$1'));
  }

  #emit(): void {
    if (this.#text.length > 0) {
      const text = this.#text.join(' ');
      this.#sink.row(new JsonRow(Object.fromEntries(this.#tags), text), this.#firstLine);
    }
    this.#tags = new Map();
    this.#text = [];
    this.#hasMoves = false;
  }
}
