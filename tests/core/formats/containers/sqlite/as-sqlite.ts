import { expect } from 'vitest';
import { createRandom } from '../../../../../src/core/numerics/random.ts';
import { tableByUs } from './own-reader.ts';
import { ENCODINGS, RandomDatabase, TABLE } from './random-database.ts';
import { tableBySqlite } from './sql-js.ts';

/** Databases of each size of pages. */
const DATABASES = 6;

/** The rows of tables are what SQLite reads, on pages of so many bytes. */
export async function expectAsSqlite(pageSize: number): Promise<void> {
  for (let seed = 0; seed < DATABASES; seed++) {
    const random = createRandom(seed, Math.log2(pageSize));
    const rows = seed === 0 ? 3000 : 60;
    const { bytes, sql } = new RandomDatabase(random, pageSize, ENCODINGS[seed % 3], rows);
    const expected = tableBySqlite(bytes, TABLE);
    expect(expected.failure, sql).toBeNull();
    expect(expected.rows.length, sql).toBeGreaterThan(rows / 10);
    expect(await tableByUs(bytes, TABLE), sql).toEqual(expected);
  }
}

/** Small pages, those that are usual and the largest. */
export const SOME_SIZES: readonly number[] = [1024, 4096, 65_536];
