import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rank } from '../../src/cli/rank.ts';
import { inProcess } from '../cli/in-process.ts';
import { count, ENGINES, exportRows, makeBattles, replaced, sqlOf } from './battles.ts';

/*
 * The SQL that counts judgments elsewhere (static/sql), as DuckDB runs it: the counts rank as the
 * rows do. npm run bench -- counting does so with ten million.
 */

/** More than counts keep question and judge of together, and fewer where they are counted. */
const ROWS = 120_000;
const SIZES = { models: 8, questions: 100, judges: 12 };

/** Null where its binary is for no such machine. */
const duckdb = await import('@duckdb/node-api').catch(() => null);
const why = duckdb === null ? ' (DuckDB has no binary for this machine)' : '';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caravan-counting-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function connect() {
  if (duckdb === null) throw new Error('There is no DuckDB.');
  const instance = await duckdb.DuckDBInstance.create(':memory:');
  return instance.connect();
}

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

describe.skipIf(duckdb === null)(`counting in DuckDB${why}`, () => {
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

  it.each(ENGINES)('counts by the SQL for %s as by the others', async (engine) => {
    const connection = await connect();
    await makeBattles(connection, 5000, SIZES);
    const select = /\bWITH\n[^]*FROM counted\n?/.exec(sqlOf(engine))?.[0] ?? '';
    const source =
      /FROM ['`]?(?:\w+\.)?[`']?[\w.]*judgments(?:\.parquet)?[`']\n/.exec(select)?.[0] ?? '';
    const own = replaced(select, source, 'FROM battles\n');
    const all = await connection.runAndReadAll(`${own} ORDER BY ALL`);
    // By other means: a count of what is there, by pair alone, and of all.
    const { total, decided } = (
      await connection.runAndReadAll(
        'SELECT count(*)::INT AS total, count(*) FILTER (winner IS NOT NULL)::INT AS decided FROM battles',
      )
    ).getRowObjectsJS()[0];
    const sums = all
      .getRowObjectsJS()
      .reduce<[number, number]>(
        ([games, unparsed], row) => [games + Number(row.games), unparsed + Number(row.unparsed)],
        [0, 0],
      );
    expect(sums).toEqual([decided, Number(total) - Number(decided)]);
    expect(all.columnNames()).toEqual([
      ...['model_a', 'model_b', 'question_id', 'judge'],
      ...['wins_a', 'wins_b', 'ties', 'unparsed', 'games'],
    ]);
  });
});

it('offers one SQL for each engine, alike but for where judgments come from and counts go to', () => {
  const folderOf = fileURLToPath(new URL('../../static/sql', import.meta.url));
  expect(readdirSync(folderOf).sort()).toEqual(
    ENGINES.map((engine) => `count-judgments.${engine}.sql`).sort(),
  );
  const [first, ...others] = ENGINES.map((engine) => {
    const [query] = /verdicts AS \([^]*FROM counted/.exec(sqlOf(engine)) ?? [''];
    return query.replaceAll(/\s+/g, ' ');
  });
  expect(first.length).toBeGreaterThan(500);
  for (const other of others) expect(other).toBe(first);
});
