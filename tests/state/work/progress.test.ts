import { expect, it } from 'vitest';
import { progressOf } from '../../../src/state/work/progress.ts';

it('tells what is left at the pace so far, where the whole is known', () => {
  expect(progressOf(2, 8, 100)).toEqual({ done: 2, total: 8, left: 300 });
  expect(progressOf(0, 8, 100).left).toBeNull();
  expect(progressOf(5, 0, 100).left).toBeNull();
  expect(progressOf(8, 8, 100).left).toBeNull();
});
