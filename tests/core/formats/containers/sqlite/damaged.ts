import { expect } from 'vitest';
import { createRandom } from '../../../../../src/core/numerics/random.ts';
import { tableByUs } from './own-reader.ts';
import { ENCODINGS, RandomDatabase, TABLE } from './random-database.ts';
import { tableBySqlite } from './sql-js.ts';

/** Damaged files of each database. */
const RUNS = 60;
/** Bytes at the ends of what a byte can be, and of what a varint holds in one. */
const EDGES = [0x00, 0x01, 0x05, 0x0d, 0x7f, 0x80, 0xff];

/** Of damaged tables on pages of so many bytes we read what SQLite reads, or say that they are. */
export async function expectReadOrSaid(pageSize: number): Promise<void> {
  const counts = { same: 0, said: 0, saidByBoth: 0, saidBySqlite: 0 };
  for (let seed = 0; seed < 3; seed++) {
    const random = createRandom(seed, pageSize);
    const below = (n: number): number => Math.floor(random.uniform() * n);
    const { bytes, sql } = new RandomDatabase(random, pageSize, ENCODINGS[seed], 150);
    for (let run = 0; run < RUNS; run++) {
      const damaged = Uint8Array.from(bytes);
      for (let change = below(4); change >= 0; change--) {
        // Half of it where pages begin, and say what they are.
        const page = pageSize * below(bytes.length / pageSize);
        const at = page + below(below(2) === 0 ? 16 : pageSize);
        damaged[at] = below(2) === 0 ? EDGES[below(EDGES.length)] : below(256);
      }
      const what = `${sql} (${pageSize}, ${seed}, ${run})`;
      const expected = tableBySqlite(damaged, TABLE);
      const found = await tableByUs(damaged, TABLE);
      const common = Math.min(expected.rows.length, found.rows.length);
      if (expected.failure === null && found.failure === null) {
        expect(found.rows, what).toEqual(expected.rows);
        counts.same++;
      } else {
        expect(found.rows.slice(0, common), what).toEqual(expected.rows.slice(0, common));
        if (found.failure === null) counts.saidBySqlite++;
        else if (expected.failure === null) counts.said++;
        else counts.saidByBoth++;
      }
    }
  }
  console.info(`figure: damaged tables ${JSON.stringify(counts)}`);
  expect(counts.same).toBeGreaterThan(RUNS);
  expect(counts.saidByBoth).toBeGreaterThan(RUNS / 4);
}
