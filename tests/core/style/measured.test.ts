import { describe, expect, it } from 'vitest';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import type { DataEdits } from '../../../src/core/table/data-edits.ts';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import { measuredAnswers } from '../../../src/core/style/answers.ts';
import { measureChunk } from '../../../src/core/style/measured.ts';
import type { Measured } from '../../../src/core/style/measured.ts';
import { modelStyles } from '../../../src/core/style/model-styles.ts';
import { addCounts, countText } from '../../../src/core/style/text-counts.ts';
import { keepTexts } from '../../../src/core/texts/keep-texts.ts';
import { textSource } from '../formats/sources.ts';

const lines = (records: readonly object[]) =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('');
const SHORT = '短いです。';
const LONG = '長いだ。とても長い。\n\n- **項目**\n';
const ANSWERS = lines(
  ['q1', 'q2'].flatMap((question_id) => [
    { question_id, model_id: 'a', choices: [{ turns: [SHORT, LONG] }] },
    { question_id, model_id: 'b', choices: [{ turns: [LONG, '마지막'] }] },
  ]),
);
/** Judgments that quote what they compare, of a model that has no file of answers. */
const REVIEWS = lines([
  {
    ...{ review_id: '1', question_id: 'q3', reviewer_id: 'gpt-4', score: 1, text: 'r' },
    ...{ model1_id: 'a', model2_id: 'c', question_text: '?', answer1: SHORT, answer2: 'Hi there' },
  },
]);

async function answers(edits: DataEdits = NO_EDITS) {
  const sources = [ANSWERS, REVIEWS].map((text, at) => ({
    ...textSource(text, `file ${String(at)}`),
    key: `key ${String(at)}`,
  }));
  const { table, benchmark, files } = await readFiles(sources, { format: null });
  const measured: Measured[] = [];
  await keepTexts(sources, { parts: 'all' }, async ({ chunk }) => {
    if (chunk === null) return;
    const file = files.findIndex(({ key }) => key === chunk.key);
    const counted = await measureChunk(chunk.bytes, chunk.kind);
    measured.push({ ...counted, file, kind: chunk.kind });
  });
  return measuredAnswers(table, benchmark, files, edits, measured);
}

describe('measured answers', () => {
  it('are found by question and model, in files of answers and beside judgments', async () => {
    const { find } = await answers();
    expect(find('q1', 'a', null)).toEqual(addCounts(countText(SHORT), countText(LONG)));
    expect(find('q3', 'c', null)).toEqual(countText('Hi there'));
    expect(find('q3', 'b', null)).toBeNull();
    expect(find('q9', 'a', null)).toBeNull();
  });

  it('reach up to the turn that was judged', async () => {
    const { find } = await answers();
    expect(find('q2', 'b', 1)).toEqual(countText(LONG));
    expect(find('q2', 'b', 2)).toEqual(addCounts(countText(LONG), countText('마지막')));
  });

  it('go by the names that the edits gave', async () => {
    const { find } = await answers({ ...NO_EDITS, names: [['c', 'C']], excluded: ['b'] });
    expect(find('q3', 'C', null)).toEqual(countText('Hi there'));
    expect(find('q1', 'b', null)).toBeNull();
  });

  it('say how each model writes', async () => {
    const styles = modelStyles(await answers());
    expect(styles.map(({ model, answers: count }) => [model, count])).toEqual([
      ['a', 3],
      ['b', 2],
      ['c', 1],
    ]);
    const [a, b, c] = styles;
    expect(a.length).toEqual({ median: 26, lower: 15.5, upper: 26 });
    expect(b).toMatchObject({ lists: 1, bold: 1, headings: 0, foreign: 1, polite: 0, mixed: 0 });
    // Two answers of one polite and two plain sentences, one of a polite one alone.
    expect(a.polite).toBeCloseTo((1 / 3 + 1 / 3 + 1) / 3, 12);
    expect(a.mixed).toBeCloseTo(2 / 3, 12);
    expect(c).toMatchObject({ japanese: 0, foreign: 0, polite: null, mixed: null });
  });
});
