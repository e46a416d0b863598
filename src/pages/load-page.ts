import type { Page } from '../state/page/router.svelte.ts';

/** Loads a page; what each of them needs is listed in a file of its own, and asked for at once. */
export async function loadPage(page: Exclude<Page, 'leaderboard'>) {
  const { LATER_PAGES } = await import('./later-pages.ts');
  return LATER_PAGES[page]();
}
