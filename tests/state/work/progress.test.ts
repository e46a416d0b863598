import { expect, it } from 'vitest';
import { progressOf } from '../../../src/state/work/progress.ts';

it('tells what is left at the pace so far, where the whole is known', () => {
  expect(progressOf(2, 8, 100)).toEqual({ done: 2, total: 8, left: 300 });
  expect(progressOf(0, 8, 100).left).toBeNull();
  expect(progressOf(5, 0, 100).left).toBeNull();
  expect(progressOf(8, 8, 100).left).toBeNull();
});

it('names no time at the pace of the first bytes, in which a job has mostly been starting', () => {
  expect(progressOf(1, 500, 1700).left).toBeNull();
  expect(progressOf(25, 500, 1700).left).toBe(1700 * 19);
  expect(progressOf(1, 500, 6000).left).toBe(6000 * 499);
});
