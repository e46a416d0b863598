import type { Attachment } from 'svelte/attachments';

/** How far below the screen something counts as near, so that it is there when it is reached. */
const AHEAD = '400px';

/** Calls back once, when the element is on the screen or near it: costly drawings wait till then. */
export function whenNear(reached: () => void): Attachment {
  return (element) => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        reached();
      },
      { rootMargin: AHEAD },
    );
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  };
}
