import { fileURLToPath } from 'node:url';
import type { Plugin, UserConfig } from 'vite';
import { Licences } from './licences.ts';
import { reportPage } from './report-page.ts';
import packageJson from '../package.json' with { type: 'json' };

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * The command line as one file, dist-cli/caravan.mjs, which Node runs with nothing beside it. What is
 * imported late (what reads packed files, Parquet, SQLite) stands in it too, and runs when it is asked
 * for.
 */
export function commandBuild(): UserConfig {
  const licences = new Licences();
  return {
    root,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: 'src/cli.ts',
      outDir: 'dist-cli',
      emptyOutDir: true,
      target: 'node20',
      minify: true,
      rolldownOptions: {
        output: { entryFileNames: 'caravan.mjs', codeSplitting: false, comments: false },
      },
    },
    ssr: { noExternal: true },
    plugins: [reportPage(), licences.collect(), licences.append()],
  };
}

/**
 * Core as a library, dist-core/caravan.js: an ES module for pages and for Node, with parts beside it that
 * load when such a file comes, or a report is made. `build.mjs` adds its types.
 */
export function libraryBuild(): UserConfig {
  const licences = new Licences();
  return {
    root,
    publicDir: false,
    logLevel: 'warn',
    build: {
      lib: { entry: 'src/library.ts', formats: ['es'], fileName: 'caravan' },
      outDir: 'dist-core',
      emptyOutDir: true,
      target: 'es2023',
      minify: true,
      rolldownOptions: { output: { chunkFileNames: partName } },
    },
    plugins: [manifest(), reportPage(), licences.collect(), licences.write([])],
  };
}

/** Parts are called after what they begin with, but for what every other stands on. */
function partName({ name, moduleIds }: { readonly name: string; readonly moduleIds: string[] }) {
  const isCore = moduleIds.some((id) => id.endsWith('src/core/fit/fit.ts'));
  return `parts/${isCore ? 'core' : name}.js`;
}

/** What npm and bundlers read of the library. */
function manifest(): Plugin {
  const { version, license, engines } = packageJson;
  const source = JSON.stringify(
    {
      ...{ name: 'caravan-core', version, license, type: 'module', engines },
      description:
        'Reads pairwise judgments of language models and ranks them: the core of Caravan',
      sideEffects: false,
      exports: { '.': { types: './types/library.d.ts', default: './caravan.js' } },
      types: './types/library.d.ts',
    },
    null,
    2,
  );
  return {
    name: 'caravan:library-manifest',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'package.json', source: `${source}\n` });
    },
  };
}
