// First, so that what components say of themselves comes after it in every build.
import './ui/theme.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { preferences } from './state/preferences.svelte.ts';

const target = document.getElementById('app');
// Loading the code is one task and the first picture another, so that neither is long.
if (target)
  void preferences.start().then(() =>
    setTimeout(() => {
      mount(App, { target });
    }),
  );
