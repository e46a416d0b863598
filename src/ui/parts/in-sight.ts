import type { Attachment } from 'svelte/attachments';

/** How far beyond the screen something still counts as in sight. */
const MARGIN = '120px';

/** Calls back whenever an element comes into sight or leaves it: nobody sees it move meanwhile. */
export function inSight(changed: (isInSight: boolean) => void): Attachment {
  return (element) => {
    const observer = new IntersectionObserver(
      (entries) => {
        const last = entries.at(-1);
        if (last) changed(last.isIntersecting);
      },
      { rootMargin: MARGIN },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  };
}
