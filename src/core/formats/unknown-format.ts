import type { FileFailure } from '../failure.ts';
import type { Row } from './containers/container.ts';
import { jsonOf } from './containers/json-record.ts';
import { startOf } from './excerpt.ts';
import { guessMapping } from './guess-mapping.ts';
import { sampleRows } from './sample-rows.ts';

/** What is shown of a table that no format claims: rows, columns, characters of a cell. */
const MOST_ROWS = 100;
const MOST_COLUMNS = 50;
/** Columns that may be guessed to mean something. */
const MOST_GUESSED = 200;
const LONGEST_CELL = 200;
/** Records may each have fields of their own; of these no more are told. */
const MOST_FIELDS = 1000;

/** Collects the first rows of a table that no format claims. */
export class UnknownTable {
  readonly #fields: readonly string[];
  readonly #columns: readonly string[];
  readonly #cells: string[][] = [];

  /** @param first the records that were looked at to choose a format; at least one */
  constructor(first: readonly Row[]) {
    this.#fields = fieldsOf(first);
    this.#columns = this.#fields.slice(0, MOST_GUESSED);
    for (const row of first) this.add(row);
  }

  /** Whether there are as many rows as are shown. */
  get isFull(): boolean {
    return this.#cells.length >= MOST_ROWS;
  }

  add(row: Row): void {
    if (this.isFull) return;
    this.#cells.push(this.#columns.map((field) => cellOf(row.get(field))));
  }

  get failure(): FileFailure {
    const guess = guessMapping(sampleRows(this.#columns, this.#cells));
    return {
      kind: 'unknown-format',
      fields: this.#fields,
      sample: this.#cells.map((cells) => cells.slice(0, MOST_COLUMNS)),
      ...(guess === null ? {} : { guess }),
    };
  }
}

/** The fields of any of the records, in order of first appearance. */
export function fieldsOf(rows: readonly Row[]): string[] {
  const fields = new Set<string>();
  for (const row of rows) {
    for (const field of row.fields()) {
      if (fields.size < MOST_FIELDS) fields.add(field);
    }
  }
  return [...fields];
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return startOf(value, LONGEST_CELL);
  if (typeof value === 'number') return String(value);
  return startOf(jsonOf(value), LONGEST_CELL);
}
