import { build } from 'vite';

/** Both builds in one process: the second finds the compilers warm. */
await build();
await build({ mode: 'single' });
