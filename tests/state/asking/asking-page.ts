/**
 * Pages over one database: each has the state of asking as it is after a reload, and may be
 * closed in the middle, whereupon it neither calls nor stores anything more.
 *
 *     const page = await openPage();
 *     const run = await page.open('a');
 *     void run.work.start();
 *     await page.close();
 */
import { vi } from 'vitest';
import { providersOf } from './calls-of-a-page.ts';
import type { OpenAsking } from '../../../src/state/asking/open-asking.svelte.ts';

let pages = 0;

vi.stubGlobal('window', { location: { protocol: 'https:' }, isSecureContext: true });

export interface Page {
  /** What its calls carry behind the name of the model. */
  readonly number: string;
  open(id: string): Promise<OpenAsking>;
  /** The key of an address. */
  hold(baseUrl: string, key: string): void;
  close(): Promise<void>;
}

/** Locks as one browser has them, which a page that is closed gives back. */
function locks() {
  const held = new Set<string>();
  return {
    request: async (name: string, _options: object, work: (lock: object | null) => unknown) => {
      if (held.has(name)) {
        await work(null);
        return;
      }
      held.add(name);
      const result = await work({});
      held.delete(name);
      return result;
    },
  };
}

/**
 * @param isSecond whether it is opened beside another: they share locks
 * @param patience milliseconds that a call may take
 */
export async function openPage(isSecond = false, patience = 3000): Promise<Page> {
  vi.resetModules();
  if (!isSecond) vi.stubGlobal('navigator', { onLine: true, locks: locks() });
  const number = String(++pages);
  const closed = new AbortController();
  vi.doMock('../../../src/state/connections/providers.ts', () =>
    providersOf(number, closed.signal, patience),
  );
  // What a run becomes in its project is for other tests.
  vi.doMock('../../../src/state/project/session-sources.svelte.ts', () => {
    const nothing = () => undefined;
    return { sessionSources: { begin: nothing, end: nothing, rest: nothing } };
  });
  const { OpenAsking } = await import('../../../src/state/asking/open-asking.svelte.ts');
  const { apiKeys } = await import('../../../src/state/connections/keys.svelte.ts');
  const { database } = await import('../../../src/storage/database.ts');
  return {
    number,
    open: async (id) => {
      const run = await OpenAsking.load(id);
      if (run === null) throw new Error(`${id} is gone`);
      return run;
    },
    hold: (baseUrl, key) => {
      apiKeys.hold(baseUrl, key);
    },
    close: async () => {
      (await database()).close();
      closed.abort();
    },
  };
}
