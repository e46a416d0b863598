import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** Modules by their ids, and the code that takes their place. */
type Replacements = readonly (readonly [id: RegExp, code: string])[];

/**
 * umap-js looks for the two numbers of its curve by least squares, with a library for that and another
 * for matrices. The map asks for one and the same curve (core/map/layout.ts); this is what they find.
 */
export const UMAP_CURVE = [1.4077742153292219, 0.9463908848881287];

const EVERYWHERE: Replacements = [
  [
    /\/node_modules\/ml-levenberg-marquardt\//,
    `export default () => ({ parameterValues: ${JSON.stringify(UMAP_CURVE)} });`,
  ],
];

const archiveError = fileURLToPath(
  new URL('../src/core/formats/containers/archive/archive-error.ts', import.meta.url),
);

const IN_SMALLER_FILE: Replacements = [
  // The passwords that are used most: keys are not kept by it (state/connections/keys.svelte.ts).
  [/\/node_modules\/@zxcvbn-ts\//, 'export {};'],
  // The dictionary of Brotli, a fifteenth of the file, for a compression that few choose for Parquet.
  [
    /\/hyparquet-compressors\/src\/brotli\.js$/,
    `import { ArchiveError } from ${JSON.stringify(archiveError)};
    export function decompressBrotli() { throw new ArchiveError({ kind: 'no-brotli' }); }`,
  ],
];

/** Leaves out what a build has no use for, or the smaller single file no room. */
export function leftOut(isSmallerFile: boolean): Plugin {
  const replacements = isSmallerFile ? [...EVERYWHERE, ...IN_SMALLER_FILE] : EVERYWHERE;
  return {
    name: 'caravan:left-out',
    enforce: 'pre',
    load: {
      filter: { id: replacements.map(([id]) => id) },
      handler: (id) => replacements.find(([one]) => one.test(id))?.[1] ?? null,
    },
  };
}
