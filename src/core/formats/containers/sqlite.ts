// So that the declaration comes along into every program that reaches this file:
// oxlint-disable-next-line typescript/triple-slash-reference
/// <reference path="./sqljs.d.ts" />
import type { Database, SqlValue } from 'sql.js/dist/sql-wasm-inline.js';
import type { ByteSource } from '../file/report.ts';
import { codecOf } from './encoding/codec.ts';
import type { RowSink } from './container.ts';
import { JsonRow, jsonOf } from './json/json-record.ts';
import { randomAccess } from './random-access.ts';
import type { Encoding } from '../file/file-failure.ts';

/**
 * Before anything is read: nothing that the schema says is trusted or run, and nothing written.
 * https://sqlite.org/security.html
 */
const GUARDS = [
  'PRAGMA trusted_schema = OFF',
  'PRAGMA cell_size_check = ON',
  'PRAGMA query_only = ON',
];
/** Views and virtual tables are code; columns that are computed are not in table_info. */
const TABLES = `SELECT name FROM sqlite_schema
  WHERE type = 'table' AND name NOT LIKE 'sqlite@_%' ESCAPE '@' AND sql NOT LIKE 'CREATE VIRTUAL%'`;
const COLUMNS = 'SELECT name FROM pragma_table_info(?)';
/** Names of tables that are reported, or looked at. */
const MAX_TABLES = 50;

/** The columns of each table that is stored as it is, by its name. */
export type SqlTables = ReadonlyMap<string, ReadonlySet<string>>;

/** What takes the rows; where bytes may be none of the encoding, that is recorded in it. */
type SqliteSink = RowSink & {
  readonly isRefused: boolean;
  damagedIn: Encoding | null;
  room(): Promise<void> | null;
};

/**
 * Reads what one query gives of an SQLite database, row by row. Its rows count from 1. Texts that
 * the query casts to blobs are decoded here: SQLite itself checks none.
 * @param queryOf the query for a database with these tables, or null
 * @returns the tables' names where there is no query for them, else null
 * @throws where the database is damaged; the rows before the damage have been given by then
 */
export async function readSqlite(
  source: ByteSource,
  sink: SqliteSink,
  queryOf: (tables: SqlTables) => string | null,
): Promise<readonly string[] | null> {
  const { default: initSqlJs } = await import('sql.js/dist/sql-wasm-inline.js');
  const { Database } = await initSqlJs();
  const file = await randomAccess(source);
  const database = new Database(await file.read(0, file.length));
  try {
    for (const guard of GUARDS) database.exec(guard);
    const tables = tablesOf(database);
    const query = queryOf(tables);
    if (query === null) return [...tables.keys()];
    const encoding = encodingOf(database);
    const codec = codecOf(encoding);
    sink.damagedIn = encoding;
    let line = 0;
    for (const values of rowsOf(database, query)) {
      // Pages that refer to each other again and again would make rows without end.
      if (++line > file.length) throw new Error('more rows than bytes');
      const row = Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          value instanceof Uint8Array ? codec.decode(value) : value,
        ]),
      );
      sink.row(new JsonRow(row, () => jsonOf(row)), line);
      const room = sink.room();
      if (room !== null) await room;
      if (sink.isRefused) break;
    }
    return null;
  } finally {
    database.close();
  }
}

function encodingOf(database: Database): Encoding {
  for (const { encoding } of rowsOf(database, 'PRAGMA encoding')) {
    if (encoding === 'UTF-16le') return 'UTF-16LE';
    if (encoding === 'UTF-16be') return 'UTF-16BE';
  }
  return 'UTF-8';
}

function tablesOf(database: Database): SqlTables {
  const tables = new Map<string, ReadonlySet<string>>();
  for (const { name } of rowsOf(database, TABLES)) {
    if (typeof name !== 'string') continue;
    const columns = [...rowsOf(database, COLUMNS, [name])].map((row) => String(row['name']));
    tables.set(name, new Set(columns));
    if (tables.size === MAX_TABLES) break;
  }
  return tables;
}

function* rowsOf(
  database: Database,
  query: string,
  values: readonly SqlValue[] = [],
): Generator<Record<string, SqlValue>> {
  const statement = database.prepare(query, values);
  try {
    while (statement.step()) yield statement.getAsObject();
  } finally {
    statement.free();
  }
}
