import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RunLock } from '../../../src/state/calls/run-lock.ts';

type Held = (lock: object | null) => Promise<void> | undefined;

/** The browser's locks, shared by all tabs. */
function locks() {
  const held = new Set<string>();
  return {
    held,
    request: async (name: string, _options: object, work: Held) => {
      if (held.has(name)) return work(null);
      held.add(name);
      try {
        await work({});
      } finally {
        held.delete(name);
      }
    },
  };
}

let shared: ReturnType<typeof locks>;

beforeEach(() => {
  shared = locks();
  vi.stubGlobal('navigator', { locks: shared });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

it('is held in one tab alone, by all in it who want it', async () => {
  const [here, there] = [new RunLock('judging', 'r'), new RunLock('judging', 'r')];
  expect([await here.take(), await here.take()]).toEqual([true, true]);
  expect([await there.take(), there.isHeld]).toEqual([false, false]);
  here.free();
  expect(await there.take()).toBe(false);
  here.free();
  await vi.waitFor(() => {
    expect(shared.held.size).toBe(0);
  });
  expect(await there.take()).toBe(true);
});

it('can be taken again as soon as it was given back', async () => {
  const lock = new RunLock('judging', 'r');
  await lock.take();
  lock.free();
  expect(await lock.take()).toBe(true);
});

it('is given where the browser has no locks to give', async () => {
  vi.stubGlobal('navigator', { locks: { request: () => Promise.reject(new Error('no')) } });
  expect(await new RunLock('judging', 'r').take()).toBe(true);
});

it('is had where there are no locks, as over plain http', async () => {
  vi.stubGlobal('navigator', {});
  const lock = new RunLock('judging', 'r');
  expect([await lock.take(), lock.isHeld]).toEqual([true, true]);
  lock.free();
  expect(lock.isHeld).toBe(false);
  expect(await lock.take()).toBe(true);
});
