import type { Column } from './schema.ts';
import type { Table } from './table.ts';
import { isNumeric, keyOf } from './value.ts';
import type { SqlValue } from './value.ts';

/** Characters of rows that were found, which are kept for the next time. */
const MAX_KEPT = 1 << 24;
/** What a row takes besides its texts, in characters. */
const OF_ROW = 100;

type Key = NonNullable<ReturnType<typeof keyOf>>;
type Rows = readonly (readonly SqlValue[])[];

/**
 * Finds rows by one of their columns, as `LEFT JOIN table ON table.column = partner` does: texts are
 * compared with numbers as that does, and to the letter with each other.
 */
export class Lookup {
  readonly #table: Table;
  readonly #by: Column;
  readonly #columns: readonly Column[];
  readonly #asNumbers: boolean;
  /** The rowids by the column; null before they are needed, as they are unless it is the rowid. */
  #rowids: ReadonlyMap<Key, readonly bigint[]> | null = null;
  readonly #kept = new Map<Key, Rows>();
  #length = 0;

  /**
   * @param by the column that is compared
   * @param partners columns whose values are looked up
   * @param columns what is wanted of the rows
   */
  constructor(table: Table, by: Column, partners: readonly Column[], columns: readonly Column[]) {
    this.#table = table;
    this.#by = by;
    this.#columns = columns;
    this.#asNumbers = [by, ...partners].some(({ affinity }) => isNumeric(affinity));
  }

  /**
   * The rows that have the value; where there are none, one of nulls.
   * @throws where the table is damaged
   */
  async find(value: SqlValue): Promise<Rows> {
    const key = keyOf(value, this.#asNumbers);
    const none = [this.#columns.map(() => null)];
    if (key === null) return none;
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const rows: (readonly SqlValue[])[] = [];
    for (const rowid of await this.#rowidsOf(key)) {
      const row = await this.#table.row(rowid, this.#columns);
      if (row !== null) rows.push(row);
    }
    const found = rows.length === 0 ? none : rows;
    this.#keep(key, found);
    return found;
  }

  async #rowidsOf(key: Key): Promise<readonly bigint[]> {
    if (this.#by.isRowid) return typeof key === 'bigint' ? [key] : [];
    this.#rowids ??= await this.#scanned();
    return this.#rowids.get(key) ?? [];
  }

  async #scanned(): Promise<ReadonlyMap<Key, readonly bigint[]>> {
    const found = new Map<Key, bigint[]>();
    for await (const { rowid, values } of this.#table.rows([this.#by])) {
      const key = keyOf(values[0], this.#asNumbers);
      if (key === null) continue;
      const rowids = found.get(key);
      if (rowids === undefined) found.set(key, [rowid]);
      else rowids.push(rowid);
    }
    return found;
  }

  /** Keeps them in the place of the oldest ones. */
  #keep(key: Key, rows: Rows): void {
    this.#kept.set(key, rows);
    this.#length += lengthOf(rows);
    for (const [oldest, others] of this.#kept) {
      if (this.#length <= MAX_KEPT) break;
      this.#kept.delete(oldest);
      this.#length -= lengthOf(others);
    }
  }
}

function lengthOf(rows: Rows): number {
  let length = 0;
  for (const row of rows) {
    length += OF_ROW;
    for (const value of row)
      if (typeof value === 'string' || value instanceof Uint8Array) length += value.length;
  }
  return length;
}
