import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const done = vi.hoisted(() => ({ unused: 0, lost: 0 }));
vi.mock('../../../src/storage/project/unused.ts', () => ({
  dropUnusedSources: () => Promise.resolve(void done.unused++),
  dropLostTexts: () => Promise.resolve(void done.lost++),
}));
const { beforeSource, tidy } = await import('../../../src/state/runs/tidying.ts');

/** Locks of one name, as browsers give them to the tabs of a page. */
function locks() {
  let shared = 0;
  return {
    request: async <T>(
      _name: string,
      { mode = 'exclusive', ifAvailable = false }: LockOptions,
      work: (lock: object | null) => Promise<T>,
    ): Promise<T> => {
      if (ifAvailable && shared > 0) return work(null);
      if (mode === 'shared') shared++;
      return work({}).finally(() => {
        if (mode === 'shared') shared--;
      });
    },
  };
}

beforeEach(() => {
  Object.assign(done, { unused: 0, lost: 0 });
});
afterEach(() => vi.unstubAllGlobals());

it('texts without a source go, unless some tab is about to store it', async () => {
  vi.stubGlobal('navigator', { locks: locks() });
  await tidy();
  expect(done).toEqual({ unused: 1, lost: 1 });
  const stored = beforeSource(async () => {
    await tidy();
    expect(done).toEqual({ unused: 2, lost: 1 });
    return 'stored';
  });
  expect(await stored).toBe('stored');
  await tidy();
  expect(done.lost).toBe(2);
});

it('what went wrong is told as it is, and done once', async () => {
  vi.stubGlobal('navigator', { locks: locks() });
  let times = 0;
  const failing = () => {
    times++;
    return Promise.reject(new Error('no room'));
  };
  await expect(beforeSource(failing)).rejects.toThrow('no room');
  expect(times).toBe(1);
});

it.each([
  ['no locks', {}],
  ['locks that it refuses', { locks: { request: () => Promise.reject(new Error('denied')) } }],
])('where the browser has %s, projects open and texts are left alone', async (_what, page) => {
  vi.stubGlobal('navigator', page);
  expect(await beforeSource(() => Promise.resolve(7))).toBe(7);
  await tidy();
  expect(done).toEqual({ unused: 1, lost: 0 });
});
