import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/**
 * Tells how large an element is inside its borders, in CSS pixels: at once, and after each change
 * in the next picture. Svelte's `bind:clientWidth` tells while the browser still measures; what is
 * then drawn anew changes sizes once more, which browsers report as an error (ResizeObserver loop).
 * Nor is a size read meanwhile: asked for one, WebKit lays out what waits for a stylesheet that is
 * still on its way, which it had left out of what it measured.
 */
export function sized(tell: (width: number, height: number) => void): Attachment<HTMLElement> {
  return (element) => {
    let next = 0;
    const tellSize = () => tell(element.clientWidth, element.clientHeight);
    const observer = new ResizeObserver(() => {
      cancelAnimationFrame(next);
      next = requestAnimationFrame(tellSize);
    });
    observer.observe(element, { box: 'border-box' });
    untrack(tellSize);
    return () => {
      observer.disconnect();
      cancelAnimationFrame(next);
    };
  };
}
