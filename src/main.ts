// First, so that what components say of themselves comes after it in every build.
import './ui/theme.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { preferences } from './state/preferences/preferences.svelte.ts';
import { unexpected } from './state/page/unexpected.svelte.ts';
import { updates } from './state/page/updates.svelte.ts';
import Framed from './ui/parts/Framed.svelte';
import PartFailure from './ui/parts/PartFailure.svelte';

const target = document.getElementById('app');

/** Until here nothing is read from or written to this browser, nor may an import do so. */
async function start(target: HTMLElement): Promise<void> {
  unexpected.listen();
  updates.start();
  try {
    await preferences.start();
  } catch (error) {
    mount(PartFailure, { target, props: { name: 'Caravan', error } });
    return;
  }
  // Loading the code is one task and the first picture another, so that neither is long.
  setTimeout(() => {
    mount(App, { target });
  });
}

if (target && window.top !== window) mount(Framed, { target });
else if (target) void start(target);
