// First, so that what components say of themselves comes after it in every build.
import './ui/theme.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { preferences } from './state/preferences.svelte.ts';
import { unexpected } from './state/unexpected.svelte.ts';
import PartFailure from './ui/PartFailure.svelte';

const target = document.getElementById('app');
// Loading the code is one task and the first picture another, so that neither is long.
unexpected.listen();
if (target)
  void preferences.start().then(
    () =>
      setTimeout(() => {
        mount(App, { target });
      }),
    (error: unknown) => mount(PartFailure, { target, props: { name: 'Caravan', error } }),
  );
