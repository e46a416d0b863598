/**
 * Where a page was left by a link: kept in the history beside its address, so that whoever comes
 * back finds the focus on that link, wherever it stands by then. It also knows the way back without
 * the history, for those who came by such a link.
 */
class WayBack {
  /** The address that was left last, and by which link; null once another page was gone to. */
  #left = $state.raw<{ readonly from: string; readonly href: string } | null>(null);
  #isReturning = false;

  /** The address to go back to; null where the page was not come to by a link that knows it. */
  readonly origin = $derived(this.#left?.from ?? null);

  constructor() {
    addEventListener('hashchange', () => {
      if (this.#isReturning || this.#left === null) return;
      const page = (address: string): string => address.split('?')[0];
      if (page(location.hash) !== page(this.#left.href)) this.#left = null;
    });
  }

  /** The link is followed. */
  leave(href: string): void {
    this.#left = { from: location.hash, href };
    this.#isReturning = false;
    history.replaceState({ left: href }, '');
  }

  /** The way back to `origin` is taken. */
  return(): void {
    this.#isReturning = true;
  }

  /** An attachment of the link: takes the focus where the page was left by it. */
  find(href: string): (link: HTMLElement) => void {
    return (link) => {
      if (!this.#isWanted(href)) return;
      history.replaceState(null, '');
      this.#left = null;
      this.#isReturning = false;
      link.focus({ preventScroll: true });
      link.scrollIntoView({ block: 'center' });
    };
  }

  #isWanted(href: string): boolean {
    if (this.#isReturning) return this.#left?.href === href;
    const state: unknown = history.state;
    return typeof state === 'object' && state !== null && 'left' in state && state.left === href;
  }
}

export const wayBack = new WayBack();
