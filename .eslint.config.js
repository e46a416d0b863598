import { readFileSync } from 'node:fs';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import house from './tests/house-rules.mjs';

/** The doors and arrows, as oxlint holds them for every file of src that is no component. */
const { overrides } = JSON.parse(readFileSync(new URL('./.oxlintrc.json', import.meta.url)));
const { rules: doors } = overrides.find(({ files }) => files.includes('src/**'));

/**
 * svelte-eslint-parser asks a parser by an empty text whether it is TypeScript's, and then reads
 * every component twice, for the sake of types. Nothing here asks for those.
 */
const untyped = {
  parseForESLint(code, options) {
    const parsed = ts.parser.parseForESLint(code, options);
    return code === '' ? { ...parsed, services: {} } : parsed;
  },
};

/**
 * What oxlint (.oxlintrc.json) can't do: components, and what Svelte says of files with runes.
 * svelte-check knows the types here, so the rules that need them are left out: reading them took
 * most of the time. What nobody says any longer of a component, and oxlint does of all other
 * files: a promise nobody waits for, a condition that is always true, a value that prints as
 * [object Object], a switch that forgets a kind, an assertion that changes nothing.
 */
export default defineConfig(
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: ['**/*.svelte'], extends: [ts.configs.strict] },
  svelte.configs.recommended,
  svelte.configs.prettier,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: untyped }, globals: globals.browser },
    // There are no stores, and looking for them takes its time.
    rules: { 'svelte/require-store-reactive-access': 'off' },
  },
  {
    files: ['**/*.svelte'],
    plugins: { house },
    rules: {
      ...doors,
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      'svelte/no-target-blank': 'error',
      'svelte/require-each-key': 'error',
    },
  },
);
