import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { withinTime } from '../../src/judges/within-time.ts';
import type { TimeLimit } from '../../src/judges/within-time.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Work that goes on until it is ended. */
const untilEnded = ({ signal, isOver }: TimeLimit): Promise<boolean> =>
  new Promise((resolve) => {
    const end = () => {
      resolve(isOver());
    };
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });

it('ends work when its time is over, and not before', async () => {
  let isEnded = false;
  const work = withinTime(100, new AbortController().signal, untilEnded).then((isOver) => {
    isEnded = true;
    return isOver;
  });
  await vi.advanceTimersByTimeAsync(99);
  expect(isEnded).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(await work).toBe(true);
});

it('ends work that is no longer wanted, with the reason, also where that was so before', async () => {
  const stop = new AbortController();
  const reasons: unknown[] = [];
  const work = withinTime(100, stop.signal, async (limit) => {
    const isOver = await untilEnded(limit);
    reasons.push(limit.signal.reason);
    return isOver;
  });
  stop.abort('not wanted');
  expect(await work).toBe(false);
  expect(reasons).toEqual(['not wanted']);
  expect(await withinTime(100, stop.signal, untilEnded)).toBe(false);
});

it('leaves neither a timer nor a listener behind', async () => {
  const stop = new AbortController();
  const removed = vi.spyOn(stop.signal, 'removeEventListener');
  await withinTime(100, stop.signal, () => Promise.resolve());
  await expect(
    withinTime(100, stop.signal, () => Promise.reject(new Error('broken'))),
  ).rejects.toThrow('broken');
  expect(vi.getTimerCount()).toBe(0);
  expect(removed).toHaveBeenCalledTimes(2);
});
