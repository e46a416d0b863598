import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../../src/core/formats/read.ts';
import { textSource } from '../sources.ts';

const battle = (text: string) =>
  JSON.stringify({ model_a: 'a', model_b: 'b', winner: 'tie', question_id: 1, text }) + '\n';

async function rowsOf(text: string, size?: number): Promise<number> {
  const { table } = await readFiles([textSource(text, 'x', size)], { format: null });
  return table.left.length;
}

describe('JSON Lines', () => {
  it('may begin with a long line that comes in small pieces', { timeout: 20_000 }, async () => {
    const text = battle('質問"\n'.repeat(50_000)) + battle('short');
    expect(await rowsOf(text, 7)).toBe(2);
  });

  it('may come in one piece, however long the file', async () => {
    expect(await rowsOf(battle('x'.repeat(100_000)).repeat(100))).toBe(100);
  });
});
