import { tick } from 'svelte';

/**
 * Puts the focus where the page's content begins, where what had it has gone: keys and screen
 * readers would begin at the very top again.
 */
export async function keepFocus(): Promise<void> {
  await tick();
  const { activeElement, body } = document;
  const isLost = activeElement === null || activeElement === body;
  if (isLost) document.getElementById('content')?.focus({ preventScroll: true });
}
