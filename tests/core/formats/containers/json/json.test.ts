import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../../../src/core/formats/containers/json/json-parse.ts';
import { readFiles } from '../../../../../src/core/formats/intake/read.ts';
import { textSource } from '../../sources.ts';

const battle = (text: string) =>
  JSON.stringify({ model_a: 'a', model_b: 'b', winner: 'tie', question_id: 1, text }) + '\n';

async function rowsOf(text: string, size?: number): Promise<number> {
  const { table } = await readFiles([textSource(text, 'x', size)], { format: null });
  return table.left.length;
}

describe('JSON Lines', () => {
  it('may begin with a long line that comes in small pieces', async () => {
    const text = battle('質問"\n'.repeat(50_000)) + battle('short');
    expect(await rowsOf(text, 7)).toBe(2);
  });

  it('may come in one piece, however long the file', async () => {
    expect(await rowsOf(battle('x'.repeat(100_000)).repeat(100))).toBe(100);
  });
});

describe('NaN and Infinity, which are no JSON but which Python writes', () => {
  const samples = ['NaN', '1', '-Infinity', '0.5'].map(
    (acc, n) =>
      `{"doc_id": ${String(n)}, "target": "NaN", "filtered_resps": ["\\"-Infinity"], "acc": ${acc}}`,
  );

  it.each([
    ['lines', `${samples.join('\n')}\n`],
    ['a document', `[${samples.join(', ')}]`],
  ])('are no value of a record in %s, which is read', async (_kind, text) => {
    const { files } = await readFiles([textSource(text)], { format: null });
    expect(files[0]).toMatchObject({ format: 'lm-eval', failure: null, rows: 4, rejected: 0 });
    expect(files[0].scores?.score).toEqual(Float64Array.of(NaN, 1, NaN, 0.5));
  });

  it('do not excuse what else is wrong, and stay what they are in texts', () => {
    expect(parseJson('{"NaN": "NaN", "a": [NaN, "\\"NaN", -Infinity]}')).toEqual({
      ...{ NaN: 'NaN', a: [null, '"NaN', null] },
    });
    for (const text of ['{"a": NaN', '{"a": NaN,}', '{NaN: 1}', '[NaNs]', '["NaN', '[+Infinity]']) {
      expect(() => parseJson(text)).toThrow(SyntaxError);
    }
  });
});
