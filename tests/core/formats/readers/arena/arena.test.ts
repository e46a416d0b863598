import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../../../src/core/formats/intake/read.ts';
import { MAX_QUESTION_NAME } from '../../../../../src/core/limits.ts';
import { textSource } from '../../sources.ts';

const read = async (text: string) =>
  (await readFiles([textSource(text, 'battles.csv', 4096)], { format: null })).table;

/** The name of each row's question. */
async function named(text: string): Promise<readonly (string | null)[]> {
  const { questions, question } = await read(text);
  return [...question].map((index) => questions[index] ?? null);
}

describe('battles', () => {
  it('name a question by its id, and by its text where there is none', async () => {
    const rows = ['a,b,model_a,Why?', 'b,c,tie,Why?', 'a,c,model_b,How?', 'a,b,tie,'];
    const texts = ['Why?', 'Why?', 'How?', null];
    for (const field of ['question', 'question_text', 'prompt', 'instruction'])
      expect(await named(['model_a,model_b,winner,' + field, ...rows].join('\n'))).toEqual(texts);
    const withIds = rows.map((row, at) => `${row},q${at}`);
    expect(
      await named(['model_a,model_b,winner,question,question_id', ...withIds].join('\n')),
    ).toEqual(['q0', 'q1', 'q2', 'q3']);
  });

  it('tell long questions apart that begin alike', async () => {
    const long = 'So '.repeat(MAX_QUESTION_NAME);
    const rows = [`a,b,tie,${long}1`, `b,a,tie,${long}2`, 'a,b,tie,Why?'];
    // Behind the first piece of a file, rows whose parts were met before are not read again.
    const many = Array.from({ length: 300 }, (_, at) => rows[at % 3]);
    const names = await named(['model_a,model_b,winner,prompt', ...many].join('\n'));
    const [first, second] = names;
    expect(first).not.toBe(second);
    expect(first?.length).toBeLessThanOrEqual(MAX_QUESTION_NAME);
    const each = [first, second, 'Why?'];
    expect(names).toEqual(many.map((_, at) => each[at % 3]));
  });
});
