import initSqlJs from 'sql.js/dist/sql-wasm-inline.js';
import type { Database, SqlJsValue } from 'sql.js/dist/sql-wasm-inline.js';
import { codecOf } from '../../../../../src/core/formats/containers/encoding/codec.ts';
import type { Codec } from '../../../../../src/core/formats/containers/encoding/codec.ts';
import type { SqlValue } from '../../../../../src/core/formats/containers/sqlite/value.ts';

/* SQLite itself, as WebAssembly: the other program that our reader is held against. */

const { Database: SqlJs } = await initSqlJs();
const ENCODINGS = { 'UTF-8': 'UTF-8', 'UTF-16le': 'UTF-16LE', 'UTF-16be': 'UTF-16BE' } as const;

type Row = readonly SqlValue[];

/** Rows as far as they came, written out, and why no more did. */
export interface RowsRead {
  readonly rows: readonly string[];
  readonly failure: string | null;
}

/** A row as text, by which an INTEGER is told from a REAL, and a TEXT from a BLOB. */
export function written(row: Row): string {
  const values = row.map((value) => {
    if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString('hex')}'`;
    if (typeof value === 'bigint') return `${value}n`;
    return typeof value === 'string' ? JSON.stringify(value) : String(value);
  });
  return values.join(', ');
}

/** The database after some SQL, or after what is done to it. */
export function made(work: string | ((database: Database) => void), from?: Uint8Array): Uint8Array {
  // It takes the bytes that it is given for its own.
  const database = new SqlJs(from && Uint8Array.from(from));
  try {
    if (typeof work === 'string') database.exec(work);
    else work(database);
    return database.export();
  } finally {
    database.close();
  }
}

/** What rows SQLite finds in a table, each behind its rowid. */
export function tableBySqlite(bytes: Uint8Array, table: string): RowsRead {
  // Not in double quotes: where no column has the name, those would make it a text.
  const quoted = (name: string): string => `\`${name.replaceAll('`', '``')}\``;
  return read(bytes, function* rows(database, codec) {
    const columns: string[] = [];
    for (const [, name] of stepped(database, `PRAGMA table_info(${quoted(table)})`))
      columns.push(quoted(String(name)));
    // Texts as their bytes: sql.js ends them at a NUL.
    const values = columns.map(
      (name) => `typeof(${name}), iif(typeof(${name}) = 'text', CAST(${name} AS BLOB), ${name})`,
    );
    const query = `SELECT ${['rowid', ...values].join()} FROM ${quoted(table)}`;
    for (const [rowid, ...cells] of stepped(database, query))
      yield [
        rowid,
        ...columns.map((_, n) => {
          const value = cells[2 * n + 1];
          return cells[2 * n] === 'text' && value instanceof Uint8Array
            ? codec.decode(value)
            : value;
        }),
      ];
  });
}

/** What SQLite gives for a query whose values are all blobs of texts, or null. */
export function textsBySqlite(bytes: Uint8Array, query: string): RowsRead {
  return read(bytes, function* rows(database, codec) {
    for (const row of stepped(database, query))
      yield row.map((value) => (value instanceof Uint8Array ? codec.decode(value) : value));
  });
}

function read(
  bytes: Uint8Array,
  rowsIn: (database: Database, codec: Codec) => Iterable<Row>,
): RowsRead {
  const rows: string[] = [];
  const database = new SqlJs(Uint8Array.from(bytes));
  try {
    database.exec('PRAGMA cell_size_check = ON');
    const [[encoding]] = stepped(database, 'PRAGMA encoding');
    for (const row of rowsIn(database, codecOf(ENCODINGS[encoding as keyof typeof ENCODINGS])))
      rows.push(written(row));
    return { rows, failure: null };
  } catch (error) {
    return { rows, failure: String(error) };
  } finally {
    database.close();
  }
}

function* stepped(database: Database, query: string): Generator<SqlJsValue[]> {
  const statement = database.prepare(query);
  try {
    while (statement.step()) yield statement.get(null, { useBigInt: true });
  } finally {
    statement.free();
  }
}
