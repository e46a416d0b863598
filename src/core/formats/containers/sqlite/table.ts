import { Cursor } from './cursor.ts';
import type { Database } from './database.ts';
import { valuesOf } from './record.ts';
import type { Column, Columns } from './schema.ts';
import { TreePage } from './tree-page.ts';
import type { SqlValue } from './value.ts';

/** Pages from the root to a row at most, as in SQLite. */
const MAX_DEPTH = 20;

/** A row: its number, and its values in the columns that were asked for. */
export interface SqlRow {
  readonly rowid: bigint;
  readonly values: readonly SqlValue[];
}

/** The rows of a table, a tree of pages by their rowids. */
export class Table {
  readonly columns: Columns;
  readonly #database: Database;
  readonly #root: number;

  /** @param root the number of its first page */
  constructor(database: Database, root: number, columns: Columns) {
    this.#database = database;
    this.#root = root;
    this.columns = columns;
  }

  /**
   * All rows, by their rowids.
   * @throws where the table is damaged; the rows before the damage have been given by then
   */
  async *rows(columns: readonly Column[]): AsyncGenerator<SqlRow> {
    // In a sound file no two rows share bytes. In another they might, again and again.
    const met = new Set<number>();
    let bytes = 0;
    const ahead = [this.#root];
    for (let number = ahead.pop(); number !== undefined; number = ahead.pop()) {
      if (met.has(number)) throw new Error('pages refer to each other');
      met.add(number);
      const page = await this.#page(number);
      if (!page.isLeaf) ahead.push(...page.children().toReversed());
      for (let cell = 0; page.isLeaf && cell < page.cells; cell++) {
        const { rowid, record } = await this.#stored(page.cell(cell));
        bytes += record.length;
        if (bytes > this.#database.length) throw new Error('rows share their bytes');
        yield { rowid, values: valuesOf(record, rowid, columns, this.#database.codec) };
      }
    }
  }

  /**
   * One row's values, null where there is none with this rowid.
   * @throws where the table is damaged on the way to it
   */
  async row(rowid: bigint, columns: readonly Column[]): Promise<readonly SqlValue[] | null> {
    let page = await this.#page(this.#root);
    for (let depth = 1; !page.isLeaf; depth++) {
      if (depth === MAX_DEPTH) throw new Error('pages refer to each other');
      page = await this.#page(page.child(page.firstFrom(rowid)));
    }
    const cell = page.firstFrom(rowid);
    if (cell === page.cells || page.rowidOf(cell) !== rowid) return null;
    const { record } = await this.#stored(page.cell(cell));
    return valuesOf(record, rowid, columns, this.#database.codec);
  }

  async #page(number: number): Promise<TreePage> {
    return new TreePage(await this.#database.page(number), number === 1 ? 100 : 0);
  }

  /** The record of a cell, what overflows its page included. */
  async #stored(cell: Cursor): Promise<{ rowid: bigint; record: Uint8Array }> {
    const length = cell.varint();
    if (length > this.#database.length) throw new Error('a row is longer than the file');
    const rowid = cell.rowid();
    const local = localLength(length, this.#database.usable);
    const start = cell.take(local);
    if (local === length) return { rowid, record: start };
    const record = new Uint8Array(length);
    record.set(start);
    let next = cell.uint(4);
    for (let at = local; at < length;) {
      const page = new Cursor(await this.#database.page(next));
      next = page.uint(4);
      const part = page.take(Math.min(length - at, this.#database.usable - 4));
      record.set(part, at);
      at += part.length;
    }
    return { rowid, record };
  }
}

/** How much of a record of this length stands in its cell, the rest on pages of its own. */
function localLength(length: number, usable: number): number {
  if (length <= usable - 35) return length;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const most = least + ((length - least) % (usable - 4));
  return most <= usable - 35 ? most : least;
}
