import { beforeEach, expect, it, vi } from 'vitest';
import type { StorageClosed } from '../../../src/core/failure.ts';

const told = vi.hoisted(() => ({
  watcher: vi.fn<(closed: StorageClosed | null) => void>(),
}));
const preferences = vi.hoisted(() => ({
  hasAskedToPersist: false,
  change(part: { hasAskedToPersist: boolean }) {
    Object.assign(this, part);
  },
}));
vi.mock('../../../src/storage/database.ts', () => ({
  watchDatabase: (watcher: typeof told.watcher) => {
    told.watcher = watcher;
  },
}));
vi.mock('../../../src/state/preferences/preferences.svelte.ts', () => ({ preferences }));

function closed(reason: StorageClosed['reason']): StorageClosed {
  return { kind: 'storage-closed', reason, message: '' };
}

async function freshStorage() {
  vi.resetModules();
  return (await import('../../../src/state/page/storage.svelte.ts')).storage;
}

beforeEach(() => {
  preferences.hasAskedToPersist = false;
  vi.unstubAllGlobals();
});

it('says once why nothing is kept, and again where the reason is another', async () => {
  const storage = await freshStorage();
  told.watcher(null);
  expect(storage.notice).toBeNull();
  told.watcher(closed('other-tab'));
  expect(storage.notice?.reason).toBe('other-tab');
  storage.dismiss();
  told.watcher(closed('other-tab'));
  expect(storage.notice).toBeNull();
  expect(storage.closed?.reason).toBe('other-tab');
  told.watcher(closed('newer'));
  expect(storage.notice?.reason).toBe('newer');
});

it('lets others go on whenever it is back, not when it opens first', async () => {
  const storage = await freshStorage();
  const work = vi.fn();
  storage.whenBack(work);
  told.watcher(null);
  expect(work).not.toHaveBeenCalled();
  for (const reason of ['broken', 'no-room'] as const) told.watcher(closed(reason));
  told.watcher(null);
  told.watcher(null);
  expect(work).toHaveBeenCalledTimes(1);
  expect(storage.closed).toBeNull();
});

it('asks for persistent storage once, and again only for the reader', async () => {
  const persist = vi.fn(() => Promise.resolve(false));
  vi.stubGlobal('navigator', { storage: { persist } });
  const storage = await freshStorage();
  await Promise.all([storage.protect(), storage.protect()]);
  expect(persist).toHaveBeenCalledTimes(1);
  await (await freshStorage()).protect();
  expect(persist).toHaveBeenCalledTimes(1);
  await storage.persist();
  expect(persist).toHaveBeenCalledTimes(2);
});

it('bears a browser in which pages have no say in storage', async () => {
  vi.stubGlobal('navigator', {});
  const storage = await freshStorage();
  await storage.protect();
  await storage.look();
  expect(storage.isPersistent).toBe(false);
  expect(await storage.usage()).toEqual({ used: null, quota: null });
});
