/**
 * Where a page was left by a link: kept in the history beside its address, so that whoever comes
 * back finds the focus on that link, wherever it stands by then.
 */
class WayBack {
  /** The link is followed. */
  leave(href: string): void {
    history.replaceState({ left: href }, '');
  }

  /** An attachment of the link: takes the focus where the page was left by it. */
  find(href: string): (link: HTMLElement) => void {
    return (link) => {
      const state: unknown = history.state;
      if (typeof state !== 'object' || state === null || !('left' in state)) return;
      if (state.left !== href) return;
      history.replaceState(null, '');
      link.focus({ preventScroll: true });
      link.scrollIntoView({ block: 'center' });
    };
  }
}

export const wayBack = new WayBack();
