import { beforeEach, expect, it, vi } from 'vitest';

let hash = '';
/** As a browser's: what is set gets its "#". */
const location = {
  get hash() {
    return hash;
  },
  set hash(given: string) {
    hash = given.startsWith('#') ? given : `#${given}`;
  },
};
const listeners: (() => void)[] = [];
vi.stubGlobal('location', location);
vi.stubGlobal('addEventListener', (_: string, listener: () => void) => listeners.push(listener));
const steps: string[] = [];
vi.stubGlobal('history', {
  replaceState: (_: unknown, __: string, address: string) => {
    location.hash = address;
  },
  pushState: (_: unknown, __: string, address: string) => {
    steps.push(hash);
    location.hash = address;
  },
});

const { router } = await import('../../../src/state/page/router.svelte.ts');

function tellOfChange(): void {
  for (const listener of listeners) listener();
}

beforeEach(() => {
  location.hash = '#settings';
  tellOfChange();
});

it('an address names a page and what it is asked for', () => {
  router.follow('#inspect?judge=gpt-4');
  tellOfChange();
  expect(router.page).toBe('inspect');
  expect(router.query.get('judge')).toBe('gpt-4');
  router.ask('judge=human');
  expect(location.hash).toBe('#inspect?judge=human');
  router.ask('');
  expect(location.hash).toBe('#inspect');
});

it('a choice is a step that the way back leads through', () => {
  router.ask('q=a');
  router.choose('q=a&top=10');
  expect(steps).toEqual(['#settings?q=a']);
  expect(location.hash).toBe('#settings?q=a&top=10');
  expect(router.query.get('top')).toBe('10');
});

it('what is no page is the leaderboard', () => {
  router.follow('#nowhere');
  tellOfChange();
  expect(router.page).toBe('leaderboard');
});

it('asking for something else never leads back to a page that was just left', () => {
  // The event of the change comes later.
  router.go('data');
  router.ask('');
  expect(location.hash).toBe('#data');
  expect(router.page).toBe('data');
});
