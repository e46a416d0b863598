import { fileURLToPath } from 'node:url';

/**
 * What a first ranking asks for behind the first picture (tests/roads/first-sight.test.ts
 * counts it). On the web it is one file, not sixty that name each other five deep; the single file
 * unpacks it before all else.
 */
export const FIRST_RANKING = [
  ...['state/data/data-records.ts', 'state/runs/tidying.ts', 'state/project/catch-up.ts'],
  ...['storage/project/list-runs.ts', 'storage/record-checks.ts', 'storage/shapes/flaws.ts'],
  'state/fit/fitting/sample-chains.ts',
  ...['pages/panel/ModelPanel.svelte', 'pages/panel/Beliefs.svelte'],
  ...['pages/panel/QuestionsControl.svelte', 'pages/priors/SensitivityLine.svelte'],
  ...['pages/leaderboard/PublishedNote.svelte', 'pages/leaderboard/BelowBoard.svelte'],
  ...['pages/leaderboard/BoardTools.svelte'],
].map(pathInSrc);

/** With what else the single file needs for it: the words, of which one language is used, and the worker. */
export const AT_START = FIRST_RANKING.concat(
  ['words/en/vocabulary.ts', 'words/ja/vocabulary.ts', '../workers/sampler/worker.ts'].map(
    pathInSrc,
  ),
);

function pathInSrc(module: string): string {
  return fileURLToPath(new URL(`../src/${module}`, import.meta.url));
}
