import { afterAll, vi } from 'vitest';

/*
 * Guards against hanging, as in vitest.config.ts, which has no setting for these: by themselves
 * they give up after a second, and a busy machine may need more. Files that share a process share
 * them as well, so that they may be patient already.
 */
const PATIENCE = { timeout: 120_000 };
const { waitFor, waitUntil } = vi;

if (waitFor.name !== 'waitPatiently') {
  vi.waitFor = function waitPatiently(callback, options = {}) {
    return waitFor(callback, typeof options === 'number' ? options : { ...PATIENCE, ...options });
  };
  vi.waitUntil = (callback, options = {}) =>
    waitUntil(callback, typeof options === 'number' ? options : { ...PATIENCE, ...options });
}

// What is imported when it is needed may come after the last test, without the stand-ins of its
// file: it would fail a run in which every test passed.
afterAll(() => vi.dynamicImportSettled());
