import { describe, expect, it } from 'vitest';
import { NO_EDITS } from '../../../../src/core/table/data-edits.ts';
import { addImport, removeFiles } from '../../../../src/core/formats/intake/combine.ts';
import { readFiles } from '../../../../src/core/formats/intake/read.ts';
import { importJudgments } from '../../../../src/core/formats/intake/import-judgments.ts';
import { isOrderKnown } from '../../../../src/core/table/judgments.ts';
import { outcomesOf, rowsOf, textSource } from '../sources.ts';

const lines = (...rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const answer = (id: string, model: string) => ({
  ...{ question_id: 1, answer_id: id, model_id: model, text: `by ${model}` },
});
const REVIEW = lines({
  ...{ question_id: 1, answer1_id: 'a1', answer2_id: 'b1', score: [7, 9], reviewer_id: 'j' },
});
const read = (file: string, text: string) => readFiles([textSource(text, file)], { format: null });

describe('reviews that name answers by their ids', () => {
  it('wait for the answers, and find them in whatever comes later', async () => {
    const reviews = await read('reviews', REVIEW);
    expect(reviews.files[0].failure).toEqual({
      ...{ kind: 'needs-answers', missing: 2, of: 2, example: 'a1' },
    });
    const half = addImport(reviews, await read('a', lines(answer('a1', 'A'))));
    expect(half.files[0].failure).toEqual({
      ...{ kind: 'needs-answers', missing: 1, of: 2, example: 'b1' },
    });
    expect(half.table.left).toHaveLength(0);
    const whole = addImport(half, await read('b', lines(answer('b1', 'B'))));
    expect(whole.files[0]).toMatchObject({ failure: null, judgments: 1, tableRows: 1 });
    expect(rowsOf(whole.table)).toEqual([['A', 'B', 'right', '1', 'j', null]]);
    const without = removeFiles(whole, new Set(['b']));
    expect(without.files[0]).toMatchObject({ failure: { kind: 'needs-answers' }, tableRows: 0 });
  });

  it('are rejected where both answers are of one model', async () => {
    const again = { question_id: 1, answer1_id: 'a1', answer2_id: 'a2', score: [7, 9] };
    const text = `${REVIEW}\n${lines(again)}\n{}`;
    const answers = lines(answer('a1', 'A'), answer('a2', 'A'), answer('b1', 'B'));
    const first = await read('r', text);
    const whole = addImport(first, await read('a', answers));
    expect(rowsOf(whole.table)).toEqual([['A', 'B', 'right', '1', 'j', null]]);
    expect(whole.files[0]).toMatchObject({ failure: null, rows: 3, judgments: 1, rejected: 2 });
    const later = addImport(whole, await read('more', lines(answer('c', 'C'))));
    expect(later.files[0].rejected).toBe(2);
  });

  it('are of unknown sides where the user says so of their file', async () => {
    const sources = [
      textSource(REVIEW, 'r'),
      textSource(lines(answer('a1', 'A'), answer('b1', 'B'))),
    ];
    const { table, files } = await readFiles(sources, { format: null, sides: 'unknown' });
    expect(rowsOf(table)).toHaveLength(1);
    expect(isOrderKnown(table, 0)).toBe(false);
    expect(files[0].sides).toEqual({ unknown: 1, isDeclared: true });
  });

  it('are never joined to an id that several models have', async () => {
    const answers = [answer('a1', 'A'), answer('b1', 'B'), answer('b1', 'C')];
    const { table, files } = await readFiles(
      [textSource(REVIEW, 'r'), textSource(lines(...answers), 'a')],
      { format: null },
    );
    expect(outcomesOf(table)).toEqual([0, 0, 0, 0]);
    expect(files[0].failure).toMatchObject({ missing: 1, example: 'b1' });
  });

  it('are no reason to say that nothing was judged', async () => {
    const { failure } = await importJudgments(
      [textSource(REVIEW, 'r'), textSource(lines(answer('a1', 'A')), 'a')],
      { format: null, base: null, edits: NO_EDITS },
    );
    expect(failure).toEqual({ kind: 'needs-answers', missing: 1, of: 2, example: 'b1' });
  });
});

it('says what there is where nothing was judged', async () => {
  const { failure } = await importJudgments(
    [textSource(',win_rate\nA,70\nB,30\n', 'leaderboard.csv')],
    { format: null, base: null, edits: NO_EDITS },
  );
  expect(failure).toEqual({
    ...{ kind: 'nothing-judged', questions: 0, answers: 0, rankings: 1, prompts: 0 },
  });
});
