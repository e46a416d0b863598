/**
 * Every CSV of the house is written here. papaparse can write as well, but whole documents at a
 * time, and the leaderboard's menu would load it with the page for these few lines.
 */

import { withoutControls } from '../names/shown-name.ts';

/** Text, a number, or nothing. */
export type Cell = string | number | null;

/**
 * One line of RFC 4180 for programs: cells are quoted where they need it, nothing is an empty
 * cell, and all are read back as they were.
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map((cell) => quoted(cell === null ? '' : String(cell))).join(',')}\n`;
}

/** One line for people, who open it in a spreadsheet: no text in it is obeyed or run as a formula. */
export function spreadsheetLine(cells: readonly Cell[]): string {
  return csvLine(cells.map((cell) => (typeof cell === 'string' ? forPeople(cell) : cell)));
}

/** Whether a spreadsheet may run a text, or a part of it, as a formula. */
export function isFormula(text: string): boolean {
  return withoutFormulas(text) !== text;
}

function forPeople(text: string): string {
  return withoutFormulas(withoutControls(text));
}

function quoted(text: string): string {
  // Semicolons and tabs too: a reader may take the delimiter from what it sees most.
  return /["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Characters that begin a formula, with the wide and small ones, which East Asian versions take too. */
const FORMULA_CHAR = '[=+\\-@＝＋－＠﹦﹢﹣﹫]';

/** What may stand before one: blanks, quotes, invisible characters; but nothing that ends a cell. */
const BEFORE = '(?:(?![\\t\\r\\n])[\\s\\p{C}\\p{Default_Ignorable_Code_Point}"\'`‘’“”])*';

/**
 * Where a formula may begin: at the start, and behind each character that may end a cell, since a
 * quote in the middle of a line means nothing where semicolons or tabs are split at. A tab or a
 * line break at the start is taken away by some readers.
 */
const BEGINNING = new RegExp(
  `(?:^|(?<=[;\\t\\r\\n]))(?=${BEFORE}${FORMULA_CHAR})|^(?=[\\t\\r\\n])`,
  'gu',
);

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * A text that no spreadsheet runs, nor a part of it, whether it is opened or pasted there: an
 * apostrophe before it makes a text of a formula (OWASP, "CSV injection").
 */
export function withoutFormulas(text: string): string {
  return NUMBER.test(text) ? text : text.replace(BEGINNING, "'");
}
