export const PAGES = [
  'leaderboard',
  'data',
  'priors',
  'checks',
  'inspect',
  'ask',
  'judge',
  'runs',
  'settings',
] as const;
/** Beside those of the navigation the guide, which a link at its foot leads to. */
export type Page = (typeof PAGES)[number] | 'guide';

/**
 * Which page is open, and what it is asked for (#inspect?judge=gpt-4). It lives in the address's
 * fragment, which also works from a file.
 */
class Router {
  #hash = $state(location.hash);

  readonly page = $derived(pageOf(this.#hash));
  readonly query = $derived(new URLSearchParams(this.#hash.split('?').slice(1).join('?')));

  constructor() {
    addEventListener('hashchange', () => {
      this.#hash = location.hash;
    });
  }

  go(page: Page): void {
    location.hash = page;
  }

  /** Follows a link of the page, as a click does. */
  follow(href: string): void {
    location.hash = href;
  }

  /** Asks the page for something else; the way back does not lead through what was before. */
  ask(query: string): void {
    history.replaceState(null, '', addressOf(query));
    this.#hash = location.hash;
  }

  /** The same as a step that the way back leads through. */
  choose(query: string): void {
    history.pushState(null, '', addressOf(query));
    this.#hash = location.hash;
  }
}

export const router = new Router();

/** The page may have been changed just now, which the event tells only later. */
function addressOf(query: string): string {
  const page = pageOf(location.hash);
  return query === '' ? `#${page}` : `#${page}?${query}`;
}

function pageOf(hash: string): Page {
  const name = hash.slice(1).split('?')[0];
  return name === 'guide' ? name : (PAGES.find((page) => page === name) ?? 'leaderboard');
}
