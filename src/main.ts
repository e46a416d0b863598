import { mount } from 'svelte';
import App from './App.svelte';
import './ui/theme.css';

const target = document.getElementById('app');
// Loading the code is one task and the first picture another, so that neither is long.
if (target)
  setTimeout(() => {
    mount(App, { target });
  });
