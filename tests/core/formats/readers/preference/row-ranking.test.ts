import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../../../src/core/formats/intake/read.ts';
import { rowsOf, textSource } from '../../sources.ts';

const MODELS = ['a', 'b', 'c'];

async function read(...rows: readonly object[]) {
  const text = rows.map((row) => JSON.stringify({ models: MODELS, ...row })).join('\n');
  const { table, files } = await readFiles([textSource(text)], { format: null });
  const wins = rowsOf(table).map(([left, right, outcome]) =>
    outcome === 'left' ? `${String(left)}>${String(right)}` : `${String(right)}>${String(left)}`,
  );
  return { failure: files[0].failure, rejected: files[0].rejected, wins };
}

const UNCLEAR = { kind: 'unclear-ranking', field: 'ranking' };

describe('numbers in a ranking of a row', () => {
  it('are not read where ranks and places would say different things', async () => {
    expect((await read({ ranking: [2, 3, 1] })).failure).toEqual(UNCLEAR);
    const far = await read(...Array.from({ length: 12 }, () => ({ ranking: [2, 1, 3] })), {
      ranking: [3, 1, 2],
    });
    expect(far).toEqual({ failure: UNCLEAR, rejected: 0, wins: [] });
  });

  it.each([
    [
      [3, 2, 1],
      ['b>a', 'c>a', 'c>b'],
    ],
    [
      [2, 1, 3],
      ['b>a', 'a>c', 'b>c'],
    ],
  ])('are read where both say the same: %j', async (ranking, wins) => {
    expect(await read({ ranking })).toEqual({ failure: null, rejected: 0, wins });
  });

  it('are ranks where another row shows it, or the name of the column', async () => {
    const ranks = ['a>b', 'c>a', 'c>b'];
    const tied = await read({ ranking: [1, 1, 2] }, { ranking: [2, 3, 1] });
    expect(tied.failure).toBeNull();
    expect(tied.wins.slice(3)).toEqual(ranks);
    expect((await read({ ranks: [2, 3, 1] })).wins).toEqual(ranks);
  });

  it('are no names of models that are called by numbers', async () => {
    const models = ['1', '2', '3'];
    expect((await read({ models, ranks: [2, 3, 1] })).wins).toEqual(['1>2', '3>1', '3>2']);
    expect((await read({ models, ranking: [2, 3, 1] })).failure).toEqual(UNCLEAR);
    // By name 3 is the best, by rank or place the first of the list, which is 3 as well.
    expect((await read({ models: ['3', '2', '1'], ranking: [1, 2, 3] })).failure).toEqual(UNCLEAR);
    expect((await read({ models, ranking: ['2', '3', '1'] })).wins).toEqual(['2>1', '3>1', '2>3']);
  });
});
