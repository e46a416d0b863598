import { Database } from '../../../../../src/core/formats/containers/sqlite/database.ts';
import { tablesOf } from '../../../../../src/core/formats/containers/sqlite/sqlite.ts';
import type { Table } from '../../../../../src/core/formats/containers/sqlite/table.ts';
import type { RandomAccess } from '../../../../../src/core/formats/containers/random-access.ts';
import { written } from './sql-js.ts';
import type { RowsRead } from './sql-js.ts';

/** Bytes as a file that can be read in parts. */
export function fileOf(bytes: Uint8Array): RandomAccess {
  return {
    length: bytes.length,
    read: (start, end) => Promise.resolve(bytes.slice(start, end)),
  };
}

/** One of the tables in a database. */
export async function tableIn(bytes: Uint8Array, name: string): Promise<Table> {
  const table = (await tablesOf(await Database.open(fileOf(bytes)))).get(name);
  if (table === undefined) throw new Error(`no table ${name}`);
  return table;
}

/** What rows we find in a table, each behind its rowid. */
export async function tableByUs(bytes: Uint8Array, name: string): Promise<RowsRead> {
  const rows: string[] = [];
  try {
    const table = await tableIn(bytes, name);
    const columns = [...table.columns.values()];
    for await (const { rowid, values } of table.rows(columns))
      rows.push(written([rowid, ...values]));
    return { rows, failure: null };
  } catch (error) {
    return { rows, failure: String(error) };
  }
}
