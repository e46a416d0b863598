import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../../../src/core/formats/containers/sqlite/schema.ts';
import { keyOf } from '../../../../../src/core/formats/containers/sqlite/value.ts';
import { tableByUs, tableIn } from './own-reader.ts';
import { made } from './sql-js.ts';
import { expectReadOrSaid } from './damaged.ts';

describe('a damaged table', () => {
  it.each([1024, 4096])(
    'gives what SQLite reads of it, or says so: pages of %i bytes',
    expectReadOrSaid,
  );
});

/** A table on the second page, as the first byte of that. Behind its header stand the places of its rows. */
const ROOT = 512;
const ROOT_HEADER = 8;
const TABLE_OF = 'PRAGMA page_size = 512; CREATE TABLE t (a);';
/** So many rows that the second page leads to others, which lead to the rows. */
const MANY = made(`${TABLE_OF}
  WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000)
  INSERT INTO t SELECT '12345678901234567890' FROM n`);
/** Where the last of the pages below stands. */
const LAST = ROOT + 8;
/** A short row, and one that goes on from page to page, the number of the first of which stands here. */
const LONG = made(`${TABLE_OF} INSERT INTO t VALUES ('a'), (hex(zeroblob(2500)))`);
const ONWARD = ROOT + 503;
const SECOND_ROW = ROOT + 69;

function changed(bytes: Uint8Array, change: (view: DataView) => void): Uint8Array {
  const copy = Uint8Array.from(bytes);
  change(new DataView(copy.buffer));
  return copy;
}

describe('a hostile table', () => {
  it('whose pages lead back to the first gives no row twice', async () => {
    const bytes = changed(MANY, (view) => view.setUint32(LAST, 2));
    const { rows, failure } = await tableByUs(bytes, 't');
    expect(rows.length).toBeGreaterThan(1000);
    expect(new Set(rows).size).toBe(rows.length);
    expect(failure).toContain('pages refer to each other');
    const table = await tableIn(bytes, 't');
    expect(await table.row(1n, [])).toEqual([]);
    await expect(table.row(3000n, [])).rejects.toThrow('pages refer to each other');
  });

  it.each([0, 3, 0xffff_ffff])('whose last pages are page %i ends before these', async (page) => {
    const { rows, failure } = await tableByUs(
      changed(MANY, (view) => view.setUint32(LAST, page)),
      't',
    );
    expect(rows.length).toBeGreaterThan(1000);
    expect(failure).not.toBeNull();
  });

  it.each([0, 0xffff_ffff])(
    'whose long row goes on at page %i ends before that row',
    async (page) => {
      const { rows, failure } = await tableByUs(
        changed(LONG, (view) => view.setUint32(ONWARD, page)),
        't',
      );
      expect(rows).toEqual(['1n, "a"']);
      expect(failure).toContain('no page');
    },
  );

  it('whose long row goes round in a circle comes to an end', async () => {
    const bytes = changed(LONG, (view) => {
      const first = view.getUint32(ONWARD);
      view.setUint32(512 * (first - 1), first);
    });
    const { rows, failure } = await tableByUs(bytes, 't');
    expect([rows.length, failure]).toEqual([2, null]);
  });

  it.each([
    [
      'than the file',
      [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
      'longer than the file',
    ],
    ['than its page', [0x83, 0x5d], 'ends too early'],
  ])('whose second row is longer %s ends before it', async (_, length, message) => {
    const bytes = changed(LONG, (view) =>
      length.forEach((byte, n) => view.setUint8(SECOND_ROW + n, byte)),
    );
    const { rows, failure } = await tableByUs(bytes, 't');
    expect(rows).toEqual(['1n, "a"']);
    expect(failure).toContain(message);
  });

  it.each([0, ROOT_HEADER + 2, 0xffff])(
    'whose second row begins at %i of its page ends before it',
    async (at) => {
      const bytes = changed(LONG, (view) => view.setUint16(ROOT + ROOT_HEADER + 2, at));
      const { rows, failure } = await tableByUs(bytes, 't');
      expect(rows).toEqual(['1n, "a"']);
      expect(failure).not.toBeNull();
    },
  );

  it('whose rows are one and the same ends once they are more than the file', async () => {
    const bytes = changed(LONG, (view) => {
      view.setUint16(ROOT + 3, 20);
      for (let row = 0; row < 20; row++)
        view.setUint16(ROOT + ROOT_HEADER + 2 * row, SECOND_ROW - ROOT);
    });
    const { rows, failure } = await tableByUs(bytes, 't');
    expect([rows.length, failure]).toEqual([1, 'Error: rows share their bytes']);
  });
});

it('a text of a million digits that is no number after all takes no time', () => {
  const text = `${'1'.repeat(1_000_000)}x`;
  expect(keyOf(text, true)).toBe(`text ${text}`);
  const columns = columnsOf(`CREATE TABLE t (a INT DEFAULT '${text.slice(0, 900_000)}x')`);
  expect(columns.get('a')?.before).toHaveLength(900_001);
});
