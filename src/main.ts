import { mount } from 'svelte';
import App from './App.svelte';
import { preferences } from './state/preferences.svelte.ts';
import './ui/theme.css';

const target = document.getElementById('app');
// Loading the code is one task and the first picture another, so that neither is long.
if (target)
  void preferences.start().then(() =>
    setTimeout(() => {
      mount(App, { target });
    }),
  );
