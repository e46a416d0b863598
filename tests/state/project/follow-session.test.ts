import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RunLock } from '../../../src/state/calls/run-lock.ts';

/** What the project and other tabs are told. */
const told = vi.hoisted((): unknown[] => []);
const rests = vi.hoisted(() => ({ how: (): Promise<void> => Promise.resolve() }));
vi.mock('../../../src/state/project/session-sources.svelte.ts', () => {
  const note = (what: string) => (source: { readonly id: string }) => {
    told.push(`${what} ${source.id}`);
    return what === 'rest' ? rests.how() : undefined;
  };
  return { sessionSources: { begin: note('begin'), end: note('end'), rest: note('rest') } };
});
vi.mock('../../../src/state/project/tabs.ts', () => ({
  tabs: { tell: (news: unknown) => told.push(news) },
}));

const { storageActs } = await import('../../../src/state/runs/storage-acts.svelte.ts');
const { followSession } = await import('../../../src/state/project/follow-session.ts');

/** A run whose lock and journal the test moves. */
function followed() {
  const lock = { isHeld: false, onChange: (isHeld: boolean): void => void isHeld };
  let tell: (event: { readonly kind: string }) => void = () => expect.fail();
  const journal = { subscribe: (follower: typeof tell) => void (tell = follower) };
  const source = { id: 'r', project: 'p', files: () => Promise.resolve([]) };
  followSession(source, lock as unknown as RunLock, journal);
  const hold = (isHeld: boolean) => {
    lock.isHeld = isHeld;
    lock.onChange(isHeld);
  };
  const write = (kind: string) => {
    tell({ kind });
  };
  return { hold, write };
}
const NEWS = { kind: 'replies', run: 'r' };

beforeEach(() => {
  vi.useFakeTimers();
  told.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

it('a run is at work while somebody holds it, and a source once it has got something', () => {
  const { hold, write } = followed();
  hold(true);
  write('added');
  write('added');
  expect(told).toEqual(['begin r']);
  vi.runAllTimers();
  // One news for all that came within a moment.
  expect(told).toEqual(['begin r', NEWS]);
  hold(false);
  expect(told.slice(2)).toEqual(['rest r']);
});

it('a run that has got nothing since it last rested becomes no source again', () => {
  const { hold, write } = followed();
  hold(true);
  hold(false);
  expect(told).toEqual(['begin r', 'end r']);
  hold(true);
  write('removed');
  hold(false);
  hold(true);
  hold(false);
  expect(told.slice(2)).toEqual(['begin r', 'rest r', 'begin r', 'end r']);
});

it('a run that could not be taken up, which is said, is when it rests next', async () => {
  const { hold, write } = followed();
  rests.how = () => Promise.reject(new Error('closed'));
  hold(true);
  write('added');
  hold(false);
  await vi.waitFor(() => {
    expect(storageActs.failure).toEqual({ kind: 'unexpected', message: 'closed' });
  });
  rests.how = () => Promise.resolve();
  hold(true);
  hold(false);
  expect(told.at(-1)).toBe('rest r');
});

it('what comes while nobody is at work is taken up at once', () => {
  const { write } = followed();
  write('added');
  vi.runAllTimers();
  expect(told).toEqual([NEWS, 'rest r']);
});

it('what another tab has written is for that tab to tell', () => {
  const { hold, write } = followed();
  hold(true);
  write('read');
  vi.runAllTimers();
  hold(false);
  expect(told).toEqual(['begin r', 'end r']);
});
