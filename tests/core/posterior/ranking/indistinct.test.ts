import { expect, it } from 'vitest';
import { unseparatedRange } from '../../../../src/core/posterior/ranking/indistinct.ts';

it('finds the whole range a row shares with others', () => {
  const runs = [
    { from: 0, to: 2 },
    { from: 1, to: 3 },
  ];
  expect(unseparatedRange(runs, 2)).toEqual({ from: 0, to: 3 });
  expect(unseparatedRange(runs, 3)).toEqual({ from: 1, to: 3 });
  expect(unseparatedRange(runs, 4)).toBeNull();
});
