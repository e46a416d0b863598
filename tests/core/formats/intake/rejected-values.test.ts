import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../../src/core/formats/intake/read.ts';
import {
  RejectedValues,
  isMuchRejected,
} from '../../../../src/core/formats/intake/rejected-values.ts';
import { textSource } from '../sources.ts';

const read = async (verdicts: readonly string[]) => {
  const rows = verdicts.map((winner) => `x,y,${winner}`);
  const text = `model_a,model_b,winner\n${rows.join('\n')}\n`;
  const { files } = await readFiles([textSource(text)], { format: null });
  return files[0];
};
const verdicts = (good: number, bad: number) => [
  ...Array.from({ length: good }, () => 'model_a'),
  ...Array.from({ length: bad }, () => 'A is better'),
];

it.each([
  [990, 10, false],
  [989, 11, true],
  [99, 1, false],
  [98, 2, true],
  [10, 0, false],
  [0, 3, true],
])('of %i good and %i bad rows: loud %s', async (good, bad, isLoud) => {
  expect(isMuchRejected(await read(verdicts(good, bad)))).toBe(isLoud);
});

describe('the values of rejected rows', () => {
  it('are counted beyond the rows that are kept', async () => {
    const file = await read([...verdicts(10, 3000), 'perhaps']);
    expect(file.rejections).toHaveLength(1000);
    expect(file.rejectedValues).toEqual([
      { field: 'winner', value: 'A is better', rows: 3000, isVerdict: true },
      { field: 'winner', value: 'perhaps', rows: 1, isVerdict: true },
    ]);
  });

  it('are not there where none was met', async () => {
    expect(await read(verdicts(3, 0))).not.toHaveProperty('rejectedValues');
    expect(await read(['model_a', ''])).not.toHaveProperty('rejectedValues');
  });

  it('stay few, however many there are', () => {
    const values = new RejectedValues();
    const add = (value: string) => {
      values.add({ kind: 'bad-value', field: '__proto__', value });
    };
    for (let at = 0; at < 5000; at++) add(String(at));
    for (let at = 0; at < 5000; at++) add('3');
    values.add({ kind: 'same-model', model: 'x' });
    expect(values.most()).toHaveLength(10);
    expect(values.most()[0]).toEqual({ field: '__proto__', value: '3', rows: 5001 });
  });
});
