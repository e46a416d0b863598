import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rank } from '../../src/cli/rank.ts';
import { inProcess } from '../cli/in-process.ts';
import { count, exportRows, makeBattles } from './battles.ts';
import { connect, isHere, SIZES, why } from './in-duckdb.ts';

/*
 * The SQL that counts judgments elsewhere (static/sql), as DuckDB runs it: the counts rank as the
 * rows do. npm run bench -- counting does so with ten million.
 */

/** More than counts keep question and judge of together, and fewer where they are counted. */
const ROWS = 120_000;
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caravan-counting-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The ranking of a file as JSON, without what is of reading alone. */
async function ranked(path: string, ...options: string[]): Promise<unknown> {
  const { stdout, stderr, status } = await inProcess(() =>
    rank([path, '--json', ...options], () => 0),
  );
  expect(status, stderr).toBe(0);
  const {
    data,
    timing: _,
    ...ranking
  } = JSON.parse(stdout) as { data: Record<string, unknown>; timing: unknown };
  const { judgments, used, unparsed, ordered_pairs } = data;
  return { ...ranking, judgments, used, unparsed, ordered_pairs };
}

describe.skipIf(!isHere)(`counting in DuckDB${why}`, () => {
  it(`gives the ranking of ${String(ROWS)} rows to the bit, as CSV and as Parquet`, async () => {
    const connection = await connect();
    await makeBattles(connection, ROWS, SIZES);
    const [rows, csv, parquet] = ['rows.csv', 'counts.csv', 'counts.parquet'].map((name) =>
      join(folder, name),
    );
    await exportRows(connection, rows);
    await count(connection, csv);
    await count(connection, parquet);
    const few = ['--draws', '1000'];
    const expected = await ranked(rows, ...few);
    expect(expected).toMatchObject({ questions: { over: 'new', count: 100 }, ordered_pairs: 56 });
    expect(await ranked(csv, ...few)).toEqual(expected);
    expect(await ranked(parquet, ...few)).toEqual(expected);
    for (const options of [
      ['--clusters', 'both', '--sampler', 'laplace'],
      ['--clusters', 'both', '--where', 'judge!=judge 3|judge 4', '--sampler', 'laplace'],
    ])
      expect(await ranked(csv, ...options)).toEqual(await ranked(rows, ...options));
  });
});
