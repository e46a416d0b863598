import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ENGINES, makeBattles, replaced, sqlOf } from './battles.ts';
import { connect, isHere, SIZES, why } from './in-duckdb.ts';

describe.skipIf(!isHere)(`counting in DuckDB${why}`, () => {
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
