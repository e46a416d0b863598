import { dropLostTexts, dropUnusedSources } from '../../storage/project/unused.ts';
import { storageActs } from './storage-acts.svelte.ts';

/** Milliseconds for which what nothing uses yet may be in use in another tab. */
export const DAY = 24 * 3600 * 1000;

/** Held while texts are stored whose source comes after them. */
const LOCK = 'caravan-texts-before-source';

/** Has no tab take texts for lost while some work stores them before their source. */
export function beforeSource<T>(work: () => Promise<T>): Promise<T> {
  return locked({ mode: 'shared' }, work);
}

/**
 * Removes what files and imports that were cut off left behind; a day's grace for what another tab
 * may have in use.
 */
export async function tidy(): Promise<void> {
  await storageActs.guard(async () => {
    await dropUnusedSources(Date.now() - DAY);
    await locked({ ifAvailable: true }, async (isMine) => {
      if (isMine) await dropLostTexts();
    });
  });
  storageActs.madeRoom();
}

/** Does some work, without a lock where the browser has none to give, as for some pages from files. */
async function locked<T>(options: LockOptions, work: (isMine: boolean) => Promise<T>): Promise<T> {
  const begun: Promise<T>[] = [];
  try {
    return await navigator.locks.request(LOCK, options, (lock) => {
      const working = work(lock !== null);
      begun.push(working);
      return working;
    });
  } catch {
    // What the work itself threw is thrown again.
    return begun.at(0) ?? work(false);
  }
}
