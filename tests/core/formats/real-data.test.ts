import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readJudgments } from '../../../src/core/formats/read.ts';
import { outcomesOf, rowsOf, streamSource } from './sources.ts';

/* Real files of other tools lie beside the project, where the project is developed. */
const SHARED = new URL('../../../../shared/', import.meta.url).pathname;
const isThere = existsSync(SHARED + 'data');
if (!isThere) console.warn('skipped: the real files of ../shared are not here');

const read = (path: string) => readJudgments([streamSource(SHARED + path)], { format: null });

describe.skipIf(!isThere)('real files', () => {
  /** file, format, rows, [left, right, tie, unparsed], models, questions */
  const cases: [string, string, number, number[], number, number][] = [
    [
      'data/rakuda_v1/reviews_rakuda_v1_gpt4.jsonl',
      'rakuda-v1-review',
      800,
      [356, 370, 74, 0],
      9,
      40,
    ],
    [
      'data/rakuda_v1/tournaments_rakuda_v1_gpt4.jsonl',
      'rakuda-v1-tournament',
      800,
      [356, 370, 74, 0],
      9,
      40,
    ],
    ['data/rakuda_v2/v3_model_judgment_gpt-4_pair.jsonl', 'rakuda-v2-pair', 6, [2, 4, 0, 0], 3, 1],
    ['data/mtbench_human/human.jsonl', 'arena', 3355, [1293, 1282, 780, 0], 6, 80],
    ['data/mtbench_human/gpt4_pair.jsonl', 'arena', 2400, [190, 1610, 600, 0], 6, 80],
    ['data/arena_hard/arena_hard_battles_1348.jsonl', 'arena', 1348, [147, 1178, 23, 0], 4, 100],
    ['data/evalica/food.csv', 'evalica', 30, [13, 15, 2, 0], 5, 0],
    ['data/evalica/simple.csv', 'evalica', 16, [6, 1, 9, 0], 5, 0],
    ['reference/rakuda-2023-07-14-counts.csv', 'counts', 72, [356, 370, 74, 0], 9, 0],
  ];
  it.each(cases)('%s', async (path, format, rows, outcomes, models, questions) => {
    const { table, files } = await read(path);
    expect(files[0]).toMatchObject({ format, rows, unparsed: 0, rejected: 0, failure: null });
    expect(outcomesOf(table)).toEqual(outcomes);
    expect(table.models).toHaveLength(models);
    expect(table.questions).toHaveLength(questions);
  });

  it('agrees with the expected outcomes of the Rakuda ranking', async () => {
    const golden = JSON.parse(readFileSync(SHARED + 'reference/golden.json', 'utf8')) as {
      rakuda_v1_gpt4: { outcomes_first_second_tie: number[]; n_rows_in_file: number };
    };
    const { table } = await read('data/rakuda_v1/reviews_rakuda_v1_gpt4.jsonl');
    expect(outcomesOf(table).slice(0, 3)).toEqual(golden.rakuda_v1_gpt4.outcomes_first_second_tie);
    expect(table.left).toHaveLength(golden.rakuda_v1_gpt4.n_rows_in_file);
  });

  it('finds the same judgments in the tournament and in the reviews', async () => {
    const verdicts = async (path: string) =>
      rowsOf((await read(path)).table)
        .map(([left, right, outcome, question]) => [question, left, right, outcome].join('|'))
        .sort();
    expect(await verdicts('data/rakuda_v1/tournaments_rakuda_v1_gpt4.jsonl')).toEqual(
      await verdicts('data/rakuda_v1/reviews_rakuda_v1_gpt4.jsonl'),
    );
  });
});
