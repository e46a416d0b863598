import { readFileSync } from 'node:fs';
import svelte from 'eslint-plugin-svelte';
import { defineConfig } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Rooms and what they may import; tests/house.test.ts checks the same table to the letter. */
const { rooms } = JSON.parse(readFileSync(new URL('./tests/house.json', import.meta.url), 'utf8'));
const code = ['src/**/*.{ts,svelte}', 'workers/**/*.ts'];
const components = ['**/*.svelte'];

/** Libraries with one door each. */
const libraries = {
  'src/storage': [/^idb$/],
  'src/charts': [/^d3/],
};

/** Globals that reach outside, and the words for who may use them. */
const network = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'].map((name) => ({
  name,
  message:
    'Requests have three doors: src/remote/remote.ts for data, src/judges/call.ts for judging, src/local-models/model-hub.ts for models.',
}));
const disk = ['indexedDB', 'IDBKeyRange', 'caches'].map((name) => ({
  name,
  message: 'The disk has one door: src/storage/database.ts, through idb.',
}));
const clock = ['performance'].map((name) => ({ name, message: 'Time is an argument.' }));

const chance = {
  object: 'Math',
  property: 'random',
  message: 'Chance is an argument: src/core/numerics/random.ts has the one generator.',
};
const now = { object: 'Date', property: 'now', message: 'Time is an argument.' };
const newDate = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'Time is an argument.',
};
const newWorker = {
  selector: "NewExpression[callee.name='Worker']",
  message: 'Workers have one door: src/jobs.ts.',
};

/** Folders inside a room that are looked into, as deep as they go. */
const DEPTHS = [0, 1, 2, 3, 4];

/** Imports that a room may not make, as rules for its files at each depth. */
function room([name, { law, imports }]) {
  const isFile = /\.\w+$/.test(name);
  const closed = Object.keys(rooms).filter(
    (other) => !imports.some((may) => may.startsWith(other)),
  );
  const message = `The house: ${law}.`;
  const foreign = Object.entries(libraries)
    .filter(([owner]) => owner !== name)
    .flatMap(([, found]) => found.map(({ source }) => ({ regex: source, message })));
  return (isFile ? [0] : DEPTHS).map((depth) => {
    const folders = name.split('/').length - (isFile ? 1 : 0) + depth;
    const patterns = closed.map((other) => ({
      regex: `^${pathTo(other, folders, name)}(/|$)`.replaceAll('.', '\\.'),
      message,
    }));
    const inside = '*/'.repeat(depth);
    return {
      files: isFile ? [name] : [`${name}/${inside}*.{ts,svelte}`],
      rules: {
        '@typescript-eslint/no-restricted-imports': [
          'error',
          { patterns: [...patterns, ...foreign] },
        ],
      },
    };
  });
}

/** How a file so many folders deep, inside `from`, writes the path to a room. */
function pathTo(other, folders, from) {
  const isBeside = from.startsWith('src/') && other.startsWith('src/');
  const up = isBeside ? folders - 1 : folders;
  return (up === 0 ? './' : '../'.repeat(up)) + (isBeside ? other.slice(4) : other);
}

/**
 * What oxlint (.oxlintrc.json) can't do: components, with their types, and the doors and arrows of
 * the house. Of TypeScript's rules it lacks one, no-unsafe-class-instance-assignment.
 */
export default defineConfig(
  { ignores: ['dist/**', 'dist-single/**', 'node_modules/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: code,
    languageOptions: { parser: ts.parser },
    plugins: { '@typescript-eslint': ts.plugin },
  },
  { files: components, extends: [ts.configs.strictTypeChecked] },
  svelte.configs.recommended,
  svelte.configs.prettier,
  {
    files: ['**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
  },
  {
    files: components,
    languageOptions: {
      parserOptions: {
        parser: ts.parser,
        project: './src/tsconfig.json',
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.svelte'],
      },
      globals: globals.browser,
    },
    rules: {
      // Numbers in messages are what messages here are about.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => void list.push(x)` says no more than `() => list.push(x)`.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // A loop that ends from inside is plain.
      '@typescript-eslint/no-unnecessary-condition': [
        'error',
        { allowConstantLoopConditions: 'only-allowed-literals' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
      // ESLint sees imported components and their events as any; svelte-check knows their types.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      // `void value` inside a derived subscribes to the value.
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      'svelte/no-at-html-tags': 'error',
      'svelte/button-has-type': 'error',
      'svelte/no-target-blank': 'error',
      'svelte/require-each-key': 'error',
      // There are no stores, and looking for them takes its time.
      'svelte/require-store-reactive-access': 'off',
    },
  },
  {
    files: code,
    rules: {
      'no-restricted-globals': ['error', ...network, ...disk, ...clock],
      'no-restricted-properties': ['error', chance, now],
      'no-restricted-syntax': ['error', newDate, newWorker],
    },
  },
  Object.entries(rooms).flatMap(room),
  {
    // The rooms that act know the time.
    files: ['src/state/**/*.ts', 'src/main.ts', 'src/cli.ts'],
    rules: {
      'no-restricted-globals': ['error', ...network, ...disk],
      'no-restricted-properties': ['error', chance],
      'no-restricted-syntax': ['error', newWorker],
    },
  },
  {
    // How often a worker speaks is a matter of time.
    files: ['workers/serve.ts'],
    rules: { 'no-restricted-globals': ['error', ...network, ...disk] },
  },
  {
    files: ['src/storage/database.ts'],
    rules: { 'no-restricted-globals': ['error', ...network, ...clock] },
  },
  {
    files: ['src/remote/remote.ts', 'src/judges/call.ts', 'src/local-models/model-hub.ts'],
    rules: { 'no-restricted-globals': ['error', ...disk, ...clock] },
  },
  {
    files: ['src/local-models/model-store.ts'],
    rules: { 'no-restricted-globals': ['error', ...network, ...clock] },
  },
);
