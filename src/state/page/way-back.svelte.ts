/**
 * Where a page was left by a link: kept in the history beside its address, so that whoever comes
 * back finds the focus on that link, wherever it stands by then. It also knows the way back without
 * the history, for those who came by such a link.
 */
class WayBack {
  /** The address that was left last, and by which link; null once another page was gone to. */
  #left = $state.raw<{ readonly from: string; readonly link: Link } | null>(null);
  #isReturning = false;

  /** The address to go back to; null where the page was not come to by a link that knows it. */
  readonly origin = $derived(this.#left?.from ?? null);

  constructor() {
    addEventListener('hashchange', () => {
      if (this.#isReturning || this.#left === null) return;
      const page = (address: string): string => address.split('?')[0];
      if (page(location.hash) !== page(this.#left.link.href)) this.#left = null;
    });
  }

  /** The link is followed. */
  leave(link: Link): void {
    this.#left = { from: location.hash, link };
    this.#isReturning = false;
    history.replaceState({ left: nameOf(link) }, '');
  }

  /** The way back to `origin` is taken. */
  return(): void {
    this.#isReturning = true;
  }

  /** Whether a link is looked for, which must be drawn to be found. */
  get isSought(): boolean {
    return this.#isReturning || leftBy() !== null;
  }

  /** An attachment of the link: takes the focus where the page was left by it. */
  find(own: Link): (link: HTMLElement) => void {
    return (link) => {
      if (!this.#isWanted(own)) return;
      history.replaceState(null, '');
      this.#left = null;
      this.#isReturning = false;
      link.focus({ preventScroll: true });
      link.scrollIntoView({ block: 'center' });
    };
  }

  #isWanted(link: Link): boolean {
    const name = nameOf(link);
    if (this.#isReturning) return this.#left !== null && nameOf(this.#left.link) === name;
    return leftBy() === name;
  }
}

/** The link that the page of this place in the history was left by; null for none. */
function leftBy(): unknown {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'left' in state ? state.left : null;
}

/** Several links may lead to the same address; what they say tells them apart. */
interface Link {
  readonly href: string;
  readonly label: string;
}

function nameOf({ href, label }: Link): string {
  return JSON.stringify([href, label]);
}

export const wayBack = new WayBack();
