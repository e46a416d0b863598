import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterAll, vi } from 'vitest';

/*
 * Files of the project `alone` share threads, which take longer to start than most of them to run,
 * and yet each has modules of its own, an empty database, and nothing that another left behind.
 */
vi.resetModules();
globalThis.indexedDB = new IDBFactory();

/*
 * Pages hear each other by such channels, across threads as well: those of another file are none of
 * its pages. One whose file has ended may have a word left to say, which nobody hears.
 */
const Channel = globalThis.BroadcastChannel;
const open = new Set<BroadcastChannel>();
const file = crypto.randomUUID();
let hasEnded = false;
globalThis.BroadcastChannel = class extends Channel {
  constructor(name: string) {
    super(`${file} ${name}`);
    open.add(this);
  }

  override postMessage(message: unknown): void {
    if (!hasEnded) super.postMessage(message);
  }
};

afterAll(() => {
  hasEnded = true;
  for (const channel of open) channel.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  globalThis.BroadcastChannel = Channel;
});
