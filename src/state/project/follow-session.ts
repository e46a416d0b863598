import type { RunLock } from '../calls/run-lock.ts';
import { storageActs } from '../runs/storage-acts.svelte.ts';
import { Picture } from '../work/picture.ts';
import { sessionSources } from './session-sources.svelte.ts';
import type { SessionSource } from './session-sources.svelte.ts';
import { tabs } from './tabs.ts';

/** What is written of a run, as far as its project is concerned. */
interface Journal {
  subscribe(follower: (event: { readonly kind: string }) => void): void;
}

/**
 * Tells the project and other tabs what a run has got. It becomes a source when nobody is at work;
 * what comes then, as with a batch, is taken up at once.
 */
export function followSession(source: SessionSource, lock: RunLock, journal: Journal): void {
  let isChanged = false;
  const take = async (): Promise<void> => {
    const isTaken = await storageActs.guard(() => sessionSources.rest(source).then(() => true));
    // When it rests next, that is tried again.
    isChanged ||= !isTaken;
  };
  const rest = (): void => {
    if (isChanged) void take();
    else sessionSources.end(source);
    isChanged = false;
  };
  const news = new Picture(() => {
    tabs.tell({ kind: 'replies', run: source.id });
    if (!lock.isHeld) rest();
  });
  lock.onChange = (isHeld) => {
    if (isHeld) sessionSources.begin(source);
    else rest();
  };
  journal.subscribe(({ kind }) => {
    if (kind === 'read') return;
    isChanged = true;
    news.soon();
  });
}
