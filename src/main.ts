// First, so that what components say of themselves comes after it in every build.
import './ui/theme.css';
import './ui/print.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { warmUp } from './jobs.ts';
import { loadPage } from './pages/load-page.ts';
import { preferences } from './state/preferences/preferences.svelte.ts';
import { router } from './state/page/router.svelte.ts';
import { unexpected } from './state/page/unexpected.svelte.ts';
import { updates } from './state/page/updates.svelte.ts';
import PartFailure from './ui/parts/PartFailure.svelte';

const target = document.getElementById('app');

/** Until here nothing is read from or written to this browser, nor may an import do so. */
async function start(target: HTMLElement): Promise<void> {
  unexpected.listen();
  warmUp();
  const { page } = router;
  // Its code comes beside the words; where it does not, its place on the page says so.
  if (page !== 'leaderboard') loadPage(page).catch(() => null);
  try {
    await preferences.start();
  } catch (error) {
    mount(PartFailure, { target, props: { name: 'Caravan', error } });
    return;
  }
  // Loading the code is one task and the first picture another, so that neither is long.
  setTimeout(() => {
    mount(App, { target });
    // It fetches every file there is: the first ranking has network and processors to itself.
    setTimeout(() => void updates.start(), 1000);
  });
}

/** Inside another page there is a sentence and a link, and nothing else. */
async function refuse(target: HTMLElement): Promise<void> {
  const { default: Framed } = await import('./ui/parts/Framed.svelte');
  mount(Framed, { target });
}

if (target && window.top !== window) void refuse(target);
else if (target) void start(target);
