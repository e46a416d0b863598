import type { Encoding } from '../../file/file-failure.ts';
import type { ByteSource } from '../../file/report.ts';
import type { RowSink } from '../container.ts';
import { DAMAGE } from '../encoding/codec.ts';
import { JsonRow, jsonOf } from '../json/json-record.ts';
import { randomAccess } from '../random-access.ts';
import { Database } from './database.ts';
import { columnsOf } from './schema.ts';
import { Table } from './table.ts';
import { textOf } from './value.ts';
import type { SqlValue } from './value.ts';

/** The table of tables: https://sqlite.org/schematab.html */
const SCHEMA = 'CREATE TABLE sqlite_schema(type, name, tbl_name, rootpage, sql)';
/** Names of tables that are reported, or looked at. */
const MAX_TABLES = 50;

/** The tables whose rows are stored, by name. */
export type SqlTables = ReadonlyMap<string, Table>;

/** A record, by the names of its fields. */
export type SqlRecord = Readonly<Record<string, SqlValue>>;

/** What takes the records; where bytes are none of the encoding, that is recorded in it. */
export type SqliteSink = RowSink & {
  readonly isRefused: boolean;
  damagedIn: Encoding | null;
  room(): Promise<void> | null;
};

/**
 * Reads records that are made of the tables of an SQLite database, as texts. They count from 1. What
 * has not come from a write-ahead log into the database yet is not there.
 * @param recordsIn the records in a database with these tables, or null
 * @returns the tables' names where there are no records in them, else null
 * @throws where the database is damaged; the records before the damage have been given by then
 */
export async function readSqlite(
  source: ByteSource,
  sink: SqliteSink,
  recordsIn: (tables: SqlTables) => AsyncIterable<SqlRecord> | null,
): Promise<readonly string[] | null> {
  const database = await Database.open(await randomAccess(source));
  const tables = await tablesOf(database);
  const records = recordsIn(tables);
  if (records === null) return [...tables.keys()];
  let line = 0;
  for await (const record of records) {
    // Rows that refer to the same ones again and again would make records without end.
    if (++line > database.length) throw new Error('more rows than bytes');
    const row: Record<string, string | null> = {};
    for (const [name, value] of Object.entries(record)) {
      const text = textOf(value, database.codec);
      if (text?.includes(DAMAGE) === true) sink.damagedIn = database.encoding;
      row[name] = text;
    }
    sink.row(new JsonRow(row, () => jsonOf(row)), line);
    const room = sink.room();
    if (room !== null) await room;
    if (sink.isRefused) break;
  }
  return null;
}

/** @throws where the schema is damaged */
export async function tablesOf(database: Database): Promise<SqlTables> {
  const tables = new Map<string, Table>();
  const schema = new Table(database, 1, columnsOf(SCHEMA));
  for await (const { values } of schema.rows([...schema.columns.values()])) {
    const [type, name, , root, sql] = values;
    if (type !== 'table' || typeof name !== 'string' || typeof sql !== 'string') continue;
    // SQLite's own, and virtual ones, which are code, as views are.
    if (/^sqlite_/i.test(name) || /^CREATE VIRTUAL/i.test(sql)) continue;
    tables.set(name, new Table(database, Number(root), columnsOf(sql)));
    if (tables.size === MAX_TABLES) break;
  }
  return tables;
}
