import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { newestOnly } from '../../../src/state/work/newest-only.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Work that is ended by hand, and what was begun. */
function slow() {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const work = (n: number) => {
    begun.push(n);
    return new Promise<number>((resolve, reject) =>
      ends.push(() => {
        if (n < 0) reject(new Error('bad'));
        else resolve(n * 10);
      }),
    );
  };
  return { begun, ends, ask: newestOnly(work, 100) };
}

const outcome = (asked: Promise<number>) =>
  asked.catch((error: unknown) => (error instanceof Error ? error.name : error));

it('has one at work, and of those that wait the newest', async () => {
  const { begun, ends, ask } = slow();
  const all = [outcome(ask(1))];
  await vi.advanceTimersByTimeAsync(0);
  all.push(outcome(ask(2)), outcome(ask(3)));
  await vi.advanceTimersByTimeAsync(1000);
  expect(begun).toEqual([1]);
  ends[0]();
  await vi.advanceTimersByTimeAsync(99);
  expect(begun).toEqual([1]);
  await vi.advanceTimersByTimeAsync(1);
  expect(begun).toEqual([1, 3]);
  ends[1]();
  expect(await Promise.all(all)).toEqual([10, 'AbortError', 30]);
});

it('goes on after one that failed, and at once after a rest', async () => {
  const { begun, ends, ask } = slow();
  const first = outcome(ask(-1));
  await vi.advanceTimersByTimeAsync(0);
  ends[0]();
  expect(await first).toBe('Error');
  await vi.advanceTimersByTimeAsync(100);
  void ask(2);
  await vi.advanceTimersByTimeAsync(0);
  expect(begun).toEqual([-1, 2]);
});

it('without a rest, has the first and the last of a burst answered', async () => {
  const asked: number[] = [];
  const ask = newestOnly((n: number) => {
    asked.push(n);
    return Promise.resolve(n);
  });
  expect(await Promise.all([1, 2, 3, 4].map((n) => outcome(ask(n))))).toEqual([
    ...[1, 'AbortError', 'AbortError', 4],
  ]);
  expect(asked).toEqual([1, 4]);
});
