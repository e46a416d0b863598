import type { Row } from '../containers/container.ts';
import { jsonOf } from '../containers/json/json-record.ts';
import { startOf } from '../record/excerpt.ts';
import { fieldsOf } from '../record/fields.ts';
import { guessMapping } from '../mapping/guess-mapping.ts';
import { NestedRow, nestedPaths } from '../record/nested-fields.ts';
import { valueRows } from '../mapping/sample-rows.ts';
import type { FileFailure, ShownTable } from '../file/file-failure.ts';

/** What is shown of a table that no format claims: rows, columns, characters of a cell. */
const MAX_ROWS = 100;
const MAX_COLUMNS = 50;
/** Columns that may be guessed to mean something. */
const MAX_GUESSED = 200;
const LONGEST_CELL = 200;

/** Collects the first rows of a table that no format claims. */
export class UnknownTable {
  readonly #fields: readonly string[];
  readonly #columns: readonly string[];
  /** What is nested in them. */
  readonly #paths: readonly string[];
  readonly #inside: { readonly records?: string };
  readonly #cells: string[][] = [];

  /**
   * @param first the records that are at hand; at least one
   * @param records path to their array, where they stand inside a JSON document
   */
  constructor(first: readonly Row[], records: string | null) {
    this.#fields = fieldsOf(first.slice(0, MAX_ROWS));
    this.#columns = this.#fields.slice(0, MAX_GUESSED);
    this.#paths = nestedPaths(first.slice(0, MAX_ROWS), this.#fields.slice(0, MAX_COLUMNS));
    this.#inside = records === null ? {} : { records };
    for (const row of first) this.add(row);
  }

  /** Whether there are as many rows as are shown. */
  get isFull(): boolean {
    return this.#cells.length >= MAX_ROWS;
  }

  add(row: Row): void {
    if (this.isFull) return;
    const nested = new NestedRow(row);
    this.#cells.push([...this.#columns, ...this.#paths].map((field) => cellOf(nested.get(field))));
  }

  get failure(): FileFailure {
    return { kind: 'unknown-format', ...this.shown };
  }

  get shown(): ShownTable {
    const [columns, paths] = [this.#columns, this.#paths];
    const guess = guessMapping(valueRows(columns, paths, this.#cells));
    return {
      fields: this.#fields,
      ...(paths.length === 0 ? {} : { paths }),
      ...this.#inside,
      sample: this.#cells.map((cells) => [
        ...cells.slice(0, Math.min(columns.length, MAX_COLUMNS)),
        ...cells.slice(columns.length),
      ]),
      ...(guess === null ? {} : { guess: { ...guess, ...this.#inside } }),
    };
  }
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return startOf(value, LONGEST_CELL);
  if (typeof value === 'number') return String(value);
  return startOf(jsonOf(value), LONGEST_CELL);
}
