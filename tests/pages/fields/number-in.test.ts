import { expect, it } from 'vitest';
import { numberIn } from '../../../src/pages/fields/number-in.ts';

it.each([
  ['', null],
  [' \t', null],
  ['0', 0],
  [' 1,200.5 ', 1200.5],
  ['1,200', 1200],
  ['0.7', 0.7],
  ['ten', NaN],
  ['1 2', NaN],
])('%j is %j', (text, number) => {
  expect(numberIn(text)).toBe(number);
});
