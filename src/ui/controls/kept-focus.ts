import { tick } from 'svelte';
import type { Attachment } from 'svelte/attachments';
import { on } from 'svelte/events';

/** Whether what had the focus has gone: keys and screen readers would begin at the very top again. */
function isLost(): boolean {
  const { activeElement, body } = document;
  return activeElement === null || activeElement === body;
}

/** Puts the focus where the page's content begins, where what had it has gone. */
export async function keepFocus(): Promise<void> {
  await tick();
  if (isLost()) document.getElementById('content')?.focus({ preventScroll: true });
}

/**
 * Puts the focus on the heading of a part, its first element with `tabindex="-1"`, where what had
 * it in the part has gone: a button that gives way to progress, and Stop to what came of it.
 */
export const keepsFocus: Attachment<HTMLElement> = (part) => {
  let last: EventTarget | null = null;
  const stop = [
    on(part, 'focusin', ({ target }) => {
      last = target;
    }),
    // Chromium says so of what is being removed as well, before it is.
    on(part, 'focusout', ({ target }) => {
      queueMicrotask(() => {
        if (target === last && target instanceof Node && target.isConnected) last = null;
      });
    }),
  ];
  const observer = new MutationObserver(() => {
    if (!(last instanceof Node) || last.isConnected) return;
    last = null;
    if (isLost())
      part.querySelector<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true });
  });
  observer.observe(part, { childList: true, subtree: true });
  return () => {
    observer.disconnect();
    for (const end of stop) end();
  };
};
