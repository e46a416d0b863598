import { describe, expect, it } from 'vitest';
import { Database } from '../../../../../src/core/formats/containers/sqlite/database.ts';
import { tablesOf } from '../../../../../src/core/formats/containers/sqlite/sqlite.ts';
import type { SqlValue } from '../../../../../src/core/formats/containers/sqlite/value.ts';
import { createRandom } from '../../../../../src/core/numerics/random.ts';
import { fileOf, tableByUs, tableIn } from './own-reader.ts';
import { RandomDatabase, TABLE } from './random-database.ts';
import { made, tableBySqlite } from './sql-js.ts';
import { expectAsSqlite, SOME_SIZES } from './as-sqlite.ts';

describe('the rows of any table', () => {
  it.each(SOME_SIZES)('are what SQLite reads, on pages of %i bytes', expectAsSqlite);

  it('are the same of any length around what has room on a page', async () => {
    const bytes = made(`PRAGMA page_size = 512; CREATE TABLE t (a);
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1600)
      INSERT INTO t SELECT randomblob(i) FROM n`);
    expect(await tableByUs(bytes, 't')).toEqual(tableBySqlite(bytes, 't'));
  });

  it('are the same where pages have bytes for extensions', async () => {
    const empty = made('PRAGMA page_size = 1024; CREATE TABLE t (a); DROP TABLE t; VACUUM');
    empty[20] = 33;
    new DataView(empty.buffer).setUint16(105, 1024 - 33);
    const sql = `CREATE TABLE t (a, b);
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
      INSERT INTO t SELECT i, zeroblob(11 * i) FROM n`;
    const bytes = made(sql, empty);
    expect(bytes[20]).toBe(33);
    expect((await tableByUs(bytes, 't')).rows).toHaveLength(500);
    expect(await tableByUs(bytes, 't')).toEqual(tableBySqlite(bytes, 't'));
  });

  it.each(['true', '(TRUE)', '((false))', '(NULL)', "1 DEFAULT 'last'"])(
    'are the same where they are older than a column, whose default is %s',
    async (value) => {
      for (const type of ['', 'TEXT', 'BOOLEAN', 'REAL']) {
        const bytes = made(`CREATE TABLE t (a); INSERT INTO t VALUES (1);
          ALTER TABLE t ADD COLUMN b ${type} DEFAULT ${value}`);
        expect(await tableByUs(bytes, 't'), type).toEqual(tableBySqlite(bytes, 't'));
      }
    },
  );

  it('are found by their rowids', async () => {
    const { bytes } = new RandomDatabase(createRandom(3), 512, 'UTF-8', 2000);
    const table = await tableIn(bytes, TABLE);
    const columns = [...table.columns.values()];
    const all = new Map<bigint, readonly SqlValue[]>();
    for await (const { rowid, values } of table.rows(columns)) all.set(rowid, values);
    expect(all.size).toBeGreaterThan(500);
    for (const rowid of all.keys()) {
      expect(await table.row(rowid, columns)).toEqual(all.get(rowid));
      const next = BigInt.asIntN(64, rowid + 1n);
      expect(await table.row(next, columns)).toEqual(all.get(next) ?? null);
    }
  });
});

describe('a large database', () => {
  it('is read in parts: a row by the blocks on the way to it', async () => {
    const bytes = made(`CREATE TABLE t (a);
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000)
      INSERT INTO t SELECT hex(randomblob(100)) FROM n`);
    let read = 0;
    const file = fileOf(bytes);
    const counted = {
      length: file.length,
      read: (start: number, end: number) => {
        read += end - start;
        return file.read(start, end);
      },
    };
    const table = (await tablesOf(await Database.open(counted))).get('t');
    const row = await table?.row(40_000n, [...table.columns.values()]);
    expect(row?.[0]).toHaveLength(200);
    expect(read).toBeLessThan(bytes.length / 50);
  });
});

describe('tables', () => {
  it('are listed as far as they are stored by their rowids, without columns where they are not', async () => {
    const bytes = made(`CREATE TABLE a (x, y AS (x)); CREATE VIEW v AS SELECT 1;
      CREATE VIRTUAL TABLE s USING fts3(z); CREATE TABLE k (x PRIMARY KEY, y) WITHOUT ROWID;
      CREATE TABLE "as" AS SELECT 1 AS "b c", 'x' AS d; CREATE TABLE o (x INTEGER PRIMARY KEY AUTOINCREMENT);`);
    const tables = await tablesOf(await Database.open(fileOf(bytes)));
    const columns = [...tables].map(([name, table]) => [name, ...table.columns.keys()]);
    const ofSearch = columns.filter(([name]) => name.startsWith('s_'));
    expect(ofSearch.length).toBeGreaterThan(0);
    expect(columns.filter((table) => !ofSearch.includes(table))).toEqual([
      ['a', 'x'],
      ['k'],
      ['as', 'b c', 'd'],
      ['o', 'x'],
    ]);
  });

  it('of more text than a statement has are not looked into', async () => {
    const comment = '-'.repeat(1_000_001);
    const bytes = made(
      `CREATE TABLE t (a /* ${comment} */); CREATE TABLE u (a /* ${comment.slice(0, 900_000)} */)`,
    );
    const tables = await tablesOf(await Database.open(fileOf(bytes)));
    expect([...tables].map(([name, table]) => [name, table.columns.size])).toEqual([
      ['t', 0],
      ['u', 1],
    ]);
  });

  it('stay what they are where a log of changes is not there', async () => {
    const bytes = made('CREATE TABLE t (a); INSERT INTO t VALUES (1)');
    const expected = await tableByUs(bytes, 't');
    bytes.set([2, 2], 18);
    expect(await tableByUs(bytes, 't')).toEqual(expected);
    expect(expected.rows).toHaveLength(1);
  });
});
