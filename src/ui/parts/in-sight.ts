import type { Attachment } from 'svelte/attachments';

/**
 * Calls back whenever an element comes into sight or leaves it: nobody sees it move meanwhile.
 * @param margin how far beyond the screen something still counts as in sight
 */
export function inSight(changed: (isInSight: boolean) => void, margin = '120px'): Attachment {
  return (element) => {
    const observer = new IntersectionObserver(
      (entries) => {
        const last = entries.at(-1);
        if (last) changed(last.isIntersecting);
      },
      { rootMargin: margin },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  };
}
