import { untrack } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/**
 * Tells how large an element is inside its borders, in CSS pixels: at once, and after each change
 * in the next picture. Svelte's `bind:clientWidth` tells while the browser still measures; what is
 * then drawn anew changes sizes once more, which browsers report as an error (ResizeObserver loop).
 */
export function sized(tell: (width: number, height: number) => void): Attachment<HTMLElement> {
  return (element) => {
    let next = 0;
    const observer = new ResizeObserver(() => {
      const { clientWidth, clientHeight } = element;
      cancelAnimationFrame(next);
      next = requestAnimationFrame(() => {
        tell(clientWidth, clientHeight);
      });
    });
    observer.observe(element, { box: 'border-box' });
    untrack(() => {
      tell(element.clientWidth, element.clientHeight);
    });
    return () => {
      observer.disconnect();
      cancelAnimationFrame(next);
    };
  };
}
