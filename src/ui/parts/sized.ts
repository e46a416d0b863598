import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/** Reads the size of an element that has changed, for a call that tells of it. */
type Read = () => () => void;

const changed = new Set<Read>();

function tellAll(): void {
  // All are read before any is told of: a read after a change would lay the page out once more.
  const calls = [...changed].map((read) => read());
  changed.clear();
  for (const tell of calls) tell();
}

/**
 * Tells how large an element is inside its borders, in CSS pixels: at once, and after each change
 * in the next picture. Svelte's `bind:clientWidth` tells while the browser still measures; what is
 * then drawn anew changes sizes once more, which browsers report as an error (ResizeObserver loop).
 * Nor is a size read meanwhile: asked for one, WebKit lays out what waits for a stylesheet that is
 * still on its way, which it had left out of what it measured.
 */
export function sized(tell: (width: number, height: number) => void): Attachment<HTMLElement> {
  return (element) => {
    const read = () => {
      const { clientWidth, clientHeight } = element;
      return () => tell(clientWidth, clientHeight);
    };
    const observer = new ResizeObserver(() => {
      if (changed.size === 0) requestAnimationFrame(tellAll);
      changed.add(read);
    });
    observer.observe(element, { box: 'border-box' });
    untrack(read());
    return () => {
      observer.disconnect();
      changed.delete(read);
    };
  };
}
