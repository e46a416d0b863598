import { expect, it } from 'vitest';
import { Newest } from '../../../src/state/work/newest.ts';

it('counts what was begun last alone, until it is ended', () => {
  const newest = new Newest();
  const first = newest.begin();
  expect(first.aborted).toBe(false);
  const second = newest.begin();
  expect([first.aborted, second.aborted]).toEqual([true, false]);
  newest.end();
  expect(second.aborted).toBe(true);
  expect(newest.begin().aborted).toBe(false);
});
