import { build } from 'vite';
import { typesOfLibrary, writeTypes } from './library-types.mjs';

/**
 * All builds in one process: the second finds the compilers warm. Types are made by a program of
 * their own meanwhile.
 */
const [types] = await Promise.all([typesOfLibrary(), bundles()]);
writeTypes(types, 'dist-core/types');

async function bundles() {
  for (const mode of ['production', 'single', 'single-with-models', 'command', 'library'])
    await build({ mode });
}
