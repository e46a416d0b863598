import { afterEach, expect, it, vi } from 'vitest';
import { inSlices } from '../../../src/state/work/in-slices.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Steps of so many milliseconds, by a clock that only they move. */
function stepsOf(count: number, milliseconds: number, onStep: () => void) {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  return (function* () {
    for (let at = 0; at < count; at++) {
      onStep();
      now += milliseconds;
      yield;
    }
    return 'all';
  })();
}

it('lets other tasks come between steps that together take long', async () => {
  const seen: string[] = [];
  const done = inSlices(stepsOf(6, 4, () => seen.push('step')));
  expect(seen).toHaveLength(2);
  expect(await done).toBe('all');
  expect(seen).toHaveLength(6);
});

it('goes through quick ones at once', async () => {
  const seen: string[] = [];
  const done = inSlices(stepsOf(6, 1, () => seen.push('step')));
  expect(seen).toHaveLength(6);
  expect(await done).toBe('all');
});

it('fails as a step does', async () => {
  const steps = (function* () {
    yield;
    throw new Error('third');
  })();
  await expect(inSlices(steps)).rejects.toThrow('third');
});
