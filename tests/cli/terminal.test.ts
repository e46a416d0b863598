import { expect, it } from 'vitest';
import { aligned, columns, printable } from '../../src/cli/terminal.ts';

it('shows nothing that a terminal would obey', () => {
  expect(printable('a\u001B[31mb\u202Ec\u2028d\u0007')).toBe('a\uFFFD[31mb\uFFFDc\uFFFDd\uFFFD');
  expect(printable('模型 é 😀')).toBe('模型 é 😀');
});

it.each([
  ['abc', 3],
  ['模型', 4],
  ['ｶﾅ', 2],
  ['カナ', 4],
  ['e\u0301', 1],
  ['😀', 2],
  ['', 0],
])('%s takes %d columns', (text, count) => {
  expect(columns(text)).toBe(count);
});

it('aligns cells by the columns that they take', () => {
  const rows = [
    ['Rank', 'Model', ''],
    ['1', '模型', '5'],
    ['10', 'b', ''],
  ];
  expect(aligned(rows, new Set([1])).split('\n')).toEqual([
    'Rank  Model',
    '   1  模型   5',
    '  10  b',
  ]);
});
