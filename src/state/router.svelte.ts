export const PAGES = ['leaderboard', 'data', 'runs', 'settings'] as const;
export type Page = (typeof PAGES)[number];

/** Which page is open. It lives in the address's fragment, which also works from a file. */
class Router {
  #page = $state<Page>(pageOf(location.hash));

  readonly page = $derived(this.#page);

  constructor() {
    addEventListener('hashchange', () => {
      this.#page = pageOf(location.hash);
    });
  }

  go(page: Page): void {
    location.hash = page;
  }
}

export const router = new Router();

function pageOf(hash: string): Page {
  return PAGES.find((page) => `#${page}` === hash) ?? 'leaderboard';
}
