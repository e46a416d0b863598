import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import initSqlJs from 'sql.js/dist/sql-wasm-inline.js';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../../../src/core/formats/intake/read.ts';
import { CollectedTexts } from '../../collect-texts.ts';
import { bytesSource, outcomesOf } from '../../sources.ts';

const folder = new URL('../../../../golden/formats/autoarena/', import.meta.url);
const project = readFileSync(new URL('project.autoarena', folder));
const read = (bytes: Uint8Array) => readFiles([bytesSource('x', bytes)], { format: null });

/** The database after some SQL. */
async function changed(sql: string): Promise<Uint8Array> {
  const { Database } = await initSqlJs();
  // It takes the bytes that it is given for its own.
  const database = new Database(Uint8Array.from(project));
  try {
    database.exec(sql);
    return database.export();
  } finally {
    database.close();
  }
}

describe('a database of AutoArena', () => {
  it('gives its answers as texts', async () => {
    const { records, sink } = new CollectedTexts();
    await readFiles([bytesSource('x', project)], { format: null, texts: sink });
    expect(records.get('x')?.get(1)).toMatchObject({
      ...{ question: '日本の首都は?', left: '日本の首都は? by 2', right: '日本の首都は? by 1' },
    });
  });

  it('is read out of an archive too', async () => {
    const { files, table } = await read(gzipSync(project));
    expect(files[0]).toMatchObject({ format: 'autoarena', judgments: 4, unparsed: 1 });
    expect(outcomesOf(table)).toEqual([2, 1, 1, 1]);
  });

  it('without a head-to-head says that there is none', async () => {
    const { files } = await read(await changed('DELETE FROM head_to_head'));
    expect(files[0].failure).toEqual({ kind: 'no-usable-rows', rejected: 0 });
  });

  it('with more rows than bytes is damaged: its pages refer to each other', async () => {
    // Answers that all have the same number: each head-to-head is then many.
    const bytes = await changed(`ALTER TABLE response RENAME TO kept;
      CREATE TABLE response (id, model_id, prompt, response);
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
      INSERT INTO response SELECT 1, 1, 'p', 'r' FROM n UNION ALL SELECT 2, 2, 'p', 'r' FROM n;`);
    const { files } = await read(bytes);
    expect(files[0].rejections.at(-1)?.reason).toEqual({ kind: 'cut-off' });
    expect(files[0].rows).toBeLessThan(100_000);
  });
});

describe('code in a database', () => {
  it.each([
    ['a view', "DROP TABLE model; CREATE VIEW model AS SELECT 1 AS id, 'x' AS name"],
    [
      'a computed column',
      "ALTER TABLE head_to_head DROP COLUMN winner; ALTER TABLE head_to_head ADD winner AS ('A')",
    ],
    ['a virtual table', 'DROP TABLE model; CREATE VIRTUAL TABLE model USING fts3(id, name)'],
  ])('is not run: %s in place of what is stored', async (_, sql) => {
    const { files } = await read(await changed(sql));
    expect(files[0].failure?.kind).toBe('without-arena');
  });
});

describe('texts of a database', () => {
  it('that are none of its encoding are rejected, and make no new model', async () => {
    const bytes = await changed("UPDATE model SET name = CAST(x'616cff' AS TEXT) WHERE id = 1");
    const { files, table } = await read(bytes);
    const reason = { kind: 'bad-bytes', encoding: 'UTF-8' };
    expect(files[0].rejections.map((row) => [row.line, row.reason])).toContainEqual([1, reason]);
    expect(table.models).toEqual(['beta', '<script>alert(1)</script>']);
  });

  it('may have a U+FFFD of their own', async () => {
    const { table } = await read(await changed("UPDATE model SET name = 'a\uFFFD' WHERE id = 1"));
    expect(table.models).toContain('a\uFFFD');
  });

  it('may be UTF-16', async () => {
    const { Database } = await initSqlJs();
    const database = new Database(new Uint8Array());
    try {
      database.exec(`PRAGMA encoding = 'UTF-16le';
        CREATE TABLE model (id INTEGER PRIMARY KEY, name);
        CREATE TABLE response (id INTEGER PRIMARY KEY, model_id, prompt, response);
        CREATE TABLE head_to_head (id INTEGER PRIMARY KEY, response_a_id, response_b_id, winner);
        INSERT INTO model VALUES (1, 'あ'), (2, 'b');
        INSERT INTO response VALUES (1, 1, 'p', 'r'), (2, 2, 'p', 'r');
        INSERT INTO head_to_head VALUES (1, 1, 2, '-');`);
      const { table } = await read(database.export());
      expect(table.models).toEqual(['あ', 'b']);
      expect(outcomesOf(table)).toEqual([0, 0, 1, 0]);
    } finally {
      database.close();
    }
  });
});

describe('a damaged database', () => {
  it.each([0x00, 0x7f, 0xff])('comes to an end whichever byte is %i', async (value) => {
    const kinds = new Map<string, number>();
    for (let at = 0; at < project.length; at += 59) {
      const bytes = Uint8Array.from(project);
      bytes[at] = value;
      const { files, table } = await read(bytes);
      const [{ failure, tableRows }] = files;
      expect(table.left, String(at)).toHaveLength(tableRows);
      if (failure === null) expect(tableRows).toBeGreaterThan(0);
      const kind = failure?.kind ?? 'read';
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    console.info(`figure: damaged databases ${JSON.stringify(Object.fromEntries(kinds))}`);
    expect(kinds.get('read')).toBeGreaterThan(0);
    expect(kinds.get('damaged-archive')).toBeGreaterThan(0);
  });

  it.each([20, 100, 511, 513, 2000, 4600])('may end after %i bytes', async (length) => {
    const { files } = await read(project.subarray(0, length));
    const [{ failure, rejections }] = files;
    if (failure === null) expect(rejections.at(-1)?.reason.kind).toBe('cut-off');
    else expect(failure.kind).toBe('damaged-archive');
  });
});
