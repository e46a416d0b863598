import { expect, it } from 'vitest';
import { inTurn } from '../../../src/ui/parts/in-turn.ts';

const aTask = () => new Promise((resolve) => setTimeout(resolve));

it('does one thing a task, in the order given, and goes on', async () => {
  const done: number[] = [];
  for (const at of [0, 1, 2]) inTurn(() => done.push(at));
  expect(done).toEqual([]);
  await aTask();
  expect(done).toEqual([0]);
  for (let task = 0; task < 4; task++) await aTask();
  expect(done).toEqual([0, 1, 2]);
  inTurn(() => done.push(3));
  await aTask();
  expect(done).toEqual([0, 1, 2, 3]);
});
