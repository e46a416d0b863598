import { expect, it } from 'vitest';
import { readFiles } from '../../../../../src/core/formats/intake/read.ts';
import { textSource } from '../../sources.ts';

async function review(models: number) {
  const ids = Array.from({ length: models }, (_, at) => `m${String(at)}`);
  const record = { order: ids.map((_, at) => at + 1), metadata: { model_ids: ids } };
  const { files } = await readFiles([textSource(JSON.stringify(record))], { format: null });
  return files[0];
}

it('one review makes no more pairs than any ranking does', async () => {
  expect(await review(100)).toMatchObject({ judgments: 4950, rejected: 0 });
  expect(await review(101)).toMatchObject({ judgments: 0, rejected: 1 });
});
