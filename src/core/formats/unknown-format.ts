import type { FileFailure } from '../failure.ts';
import type { Row } from './containers/container.ts';
import { jsonOf } from './containers/json-record.ts';
import { startOf } from './excerpt.ts';
import { fieldsOf } from './fields.ts';
import { guessMapping } from './guess-mapping.ts';
import { NestedRow, nestedPaths } from './nested-fields.ts';

/** What is shown of a table that no format claims: rows, columns, characters of a cell. */
const MOST_ROWS = 100;
const MOST_COLUMNS = 50;
const LONGEST_CELL = 200;

/** Collects the first rows of a table that no format claims, as text. */
export class UnknownTable {
  readonly #facts: FileFailure & { kind: 'unknown-format' };
  readonly #columns: readonly string[];
  readonly #sample: string[][] = [];

  /**
   * @param first the records that were looked at to choose a format; at least one
   * @param records path to their array, where they stand inside a JSON document
   */
  constructor(first: readonly Row[], records: string | null) {
    const fields = fieldsOf(first);
    const paths = nestedPaths(first, fields.slice(0, MOST_COLUMNS));
    const guess = guessMapping(first);
    const inside = records === null ? {} : { records };
    this.#columns = [...fields.slice(0, MOST_COLUMNS), ...paths];
    this.#facts = {
      kind: 'unknown-format',
      fields,
      ...(paths.length === 0 ? {} : { paths }),
      ...inside,
      sample: this.#sample,
      ...(guess === null ? {} : { guess: { ...guess, ...inside } }),
    };
    for (const row of first) this.add(row);
  }

  /** Whether there are as many rows as are shown. */
  get isFull(): boolean {
    return this.#sample.length >= MOST_ROWS;
  }

  add(row: Row): void {
    if (this.isFull) return;
    const nested = new NestedRow(row);
    this.#sample.push(this.#columns.map((field) => cellOf(nested.get(field))));
  }

  get failure(): FileFailure {
    return this.#facts;
  }
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return startOf(value, LONGEST_CELL);
  if (typeof value === 'number') return String(value);
  return startOf(jsonOf(value), LONGEST_CELL);
}
