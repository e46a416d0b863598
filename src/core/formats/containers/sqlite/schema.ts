import { affinityOf, numberIn, stored } from './value.ts';
import type { Affinity, SqlValue } from './value.ts';

/** How a table stores what stands in one of its columns. */
export interface Column {
  readonly affinity: Affinity;
  /** Which value of a record is its own, from 0. */
  readonly place: number;
  /** Whether it is the number of the row, which stands beside the record. */
  readonly isRowid: boolean;
  /** Its value in records that are older than the column. */
  readonly before: SqlValue;
}

/** By name, as it is written. */
export type Columns = ReadonlyMap<string, Column>;

/** A word, a literal or a sign as it is written, or all that stands between two parentheses. */
type Part = string | Part[];

/** Characters of a statement; longer ones, which SQLite took none of once, are not looked into. */
const MAX_SQL = 1_000_000;
/** Spaces and comments, texts and names in quotes (those that don't end go to the end), numbers, words. */
const TOKEN =
  /[ \t\n\f\r]+|--[^\n]*|\/\*[^]*?(?:\*\/|$)|x?'(?:[^']+|'')*'?|"(?:[^"]+|"")*"?|`(?:[^`]+|``)*`?|\[[^\]]*\]?|0x[\da-f_]+|(?:\d[\d_]*(?:\.[\d_]*)?|\.\d[\d_]*)(?:e[+-]?\d[\d_]*)?|[\w$\u0080-\uffff]+|[^]/gi;
const SKIPPED = /^(?:[ \t\n\f\r]|--|\/\*)/;
/** What ends the type of a column. */
const BEHIND_TYPE = new Set(
  'CONSTRAINT PRIMARY NOT NULL UNIQUE CHECK DEFAULT COLLATE REFERENCES GENERATED AS'.split(' '),
);
/** What begins a constraint of the table. */
const OF_TABLE = new Set('CONSTRAINT PRIMARY UNIQUE CHECK FOREIGN'.split(' '));
/** Defaults that look like names. Those of the time are for no column that is added later. */
const BY_WORD: ReadonlyMap<string, SqlValue> = new Map([
  ['NULL', null],
  ['TRUE', 1n],
  ['FALSE', 0n],
  ...['CURRENT_TIME', 'CURRENT_DATE', 'CURRENT_TIMESTAMP'].map((word) => [word, null] as const),
]);

/**
 * The columns of a table that hold what they were given: none that are computed, and none at all of
 * a table without rowids, which is stored as an index.
 * @param sql its CREATE TABLE, as the schema has it
 */
export function columnsOf(sql: string): Columns {
  const columns = new Map<string, Column>();
  if (sql.length > MAX_SQL) return columns;
  const statement = parse(sql);
  const isIndex = statement.some((part, n) => is(part, 'WITHOUT') && is(statement[n + 1], 'ROWID'));
  if (isIndex) return columns;
  const elements = divided(statement.find((part) => typeof part !== 'string') ?? []);
  const constraints = elements.findIndex(([part]) => isOneOf(part, OF_TABLE));
  const definitions = constraints < 0 ? elements : elements.slice(0, constraints);
  const key = keyIn(elements.slice(definitions.length).flat());
  let place = 0;
  for (const [part, ...rest] of definitions) {
    const computed = rest.findIndex((other) => is(other, 'AS'));
    const name = nameOf(part);
    if (computed < 0) columns.set(name, columnOf(rest, place, key === name.toLowerCase()));
    // What is computed when it is read is stored nowhere.
    if (computed < 0 || is(rest[computed + 2], 'STORED')) place++;
  }
  return columns;
}

/** @param isKey whether the table says that it is the primary key */
function columnOf(definition: readonly Part[], place: number, isKey: boolean): Column {
  const end = definition.findIndex((part) => isOneOf(part, BEHIND_TYPE));
  const type = (end < 0 ? definition : definition.slice(0, end)).map(nameOf).join(' ');
  const affinity = affinityOf(type);
  const primary = definition.findIndex((part) => is(part, 'PRIMARY'));
  // A quirk that stays for the sake of old files: https://sqlite.org/lang_createtable.html#rowid
  const isOwnKey = primary >= 0 && !is(definition[primary + 2], 'DESC');
  const isRowid = type.toUpperCase() === 'INTEGER' && (isKey || isOwnKey);
  // Of several the last one counts.
  const at = definition.findLastIndex(
    (part, n) => is(part, 'DEFAULT') && !is(definition[n - 1], 'SET'),
  );
  const before = at < 0 ? null : stored(literalIn(definition.slice(at + 1), affinity), affinity);
  return { affinity, place, isRowid, before };
}

/** The one column that is a table's PRIMARY KEY by its constraints, in small letters. */
function keyIn(constraints: readonly Part[]): string | null {
  const primary = constraints.findIndex((part) => is(part, 'PRIMARY'));
  const columns = primary < 0 ? undefined : constraints[primary + 2];
  const parts = typeof columns === 'object' ? columns : [];
  return parts.length === 0 || parts.includes(',') ? null : nameOf(parts[0]).toLowerCase();
}

/** What a DEFAULT says; null where that is no literal, as no column has that was added later. */
function literalIn(definition: readonly Part[], affinity: Affinity): SqlValue {
  let parts = definition;
  while (typeof parts[0] === 'object' && (parts === definition || parts.length === 1))
    [parts] = parts;
  const isExpression = parts !== definition;
  const sign = parts[0] === '-' || parts[0] === '+' ? parts[0] : '';
  const [text, ...others] = sign === '' ? parts : parts.slice(1);
  if (typeof text !== 'string' || (isExpression && others.length > 0)) return null;
  if (/^\.?\d/.test(text)) return numberOf(sign, text.replaceAll('_', ''), affinity);
  if (/^x'/i.test(text)) return blobOf(text);
  if (BY_WORD.has(text.toUpperCase())) return BY_WORD.get(text.toUpperCase()) ?? null;
  return isExpression && !text.startsWith("'") ? null : nameOf(text);
}

function numberOf(sign: string, digits: string, affinity: Affinity): SqlValue {
  if (/^0x/i.test(digits)) {
    const whole = BigInt.asIntN(64, BigInt(digits));
    return sign === '-' ? -whole : whole;
  }
  const text = sign === '-' ? sign + digits : digits;
  // A column of texts takes the number as it is written.
  return affinity === 'TEXT' ? text : numberIn(text);
}

function blobOf(literal: string): Uint8Array {
  const bytes = literal.match(/[\da-f]{2}/gi) ?? [];
  return Uint8Array.from(bytes, (byte) => Number.parseInt(byte, 16));
}

/** What a name or a text is without its quotes. */
function nameOf(part: Part): string {
  if (typeof part !== 'string') return '';
  const [quote] = part;
  if (quote === '[') return part.slice(1, -1);
  if (!`"'\``.includes(quote)) return part;
  return part.slice(1, -1).replaceAll(quote + quote, quote);
}

function is(part: Part | undefined, word: string): boolean {
  return typeof part === 'string' && part.toUpperCase() === word;
}

function isOneOf(part: Part | undefined, words: ReadonlySet<string>): boolean {
  return typeof part === 'string' && words.has(part.toUpperCase());
}

function parse(sql: string): readonly Part[] {
  const statement: Part[] = [];
  const open = [statement];
  for (const [token] of sql.matchAll(TOKEN)) {
    const group: Part[] = [];
    if (token === ')') open.pop();
    else if (!SKIPPED.test(token)) open.at(-1)?.push(token === '(' ? group : token);
    if (token === '(') open.push(group);
  }
  return statement;
}

/** What stands between commas. */
function divided(parts: readonly Part[]): Part[][] {
  const elements: Part[][] = [[]];
  for (const part of parts) {
    if (part === ',') elements.push([]);
    else elements.at(-1)?.push(part);
  }
  return elements;
}
