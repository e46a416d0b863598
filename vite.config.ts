import { basename, dirname } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { contentSecurity } from './.setup/content-security.ts';
import { FIRST_RANKING } from './.setup/first-ranking.ts';
import { leftOut } from './.setup/left-out.ts';
import { Licences, SERVICE_WORKER, UNPACKING } from './.setup/licences.ts';
import { commandBuild, libraryBuild } from './.setup/other-builds.ts';
import { onnxRuntime } from './.setup/onnx-runtime.ts';
import { raterPage } from './.setup/rater-page.ts';
import { reportPage } from './.setup/report-page.ts';
import { singleFile } from './.setup/single-file.ts';
import packageJson from './package.json' with { type: 'json' };

/**
 * Three builds of one page: `vite build` writes dist/ (any folder of any static host, offline
 * after one visit), `vite build --mode single` writes dist-single/index.html (one file), and
 * `--mode single-with-models` dist-single/with-models.html beside it. The modes
 * `command` and `library` write the command line as one file, and core for other programs.
 */
export default defineConfig(({ mode }) => {
  if (mode === 'command') return commandBuild();
  if (mode === 'library') return libraryBuild();
  const hasModels = mode !== 'single';
  const single = mode === 'single' || mode === 'single-with-models';
  const licences = new Licences();
  return {
    root: 'src',
    publicDir: '../static',
    base: './',
    define: { __APP_VERSION__: JSON.stringify(packageJson.version) },
    build: {
      outDir: single ? '../dist-single' : '../dist',
      emptyOutDir: mode !== 'single-with-models',
      reportCompressedSize: !single,
      // The one script that is asked for at first has nothing beside it to be fetched early. Nor
      // does it list what its later parts need besides styles, which they can't be shown without:
      // the names of all those files would be a twentieth of it.
      modulePreload: {
        polyfill: false,
        resolveDependencies: (_file, needed, { hostId }) =>
          /^assets\/index-/.test(hostId) ? needed.filter((file) => file.endsWith('.css')) : needed,
      },
      // All that the first picture waits for in one file, and all that the first ranking waits for in
      // another: what lazy pages share with them would else be cut into seventy, which are asked for
      // one by one and packed worse. In the single file workers are put together of the same parts.
      rolldownOptions: {
        ...(!single && {
          output: {
            codeSplitting: {
              groups: [
                { name: 'first', tags: ['$initial'], priority: 3 },
                // Words come before a ranking, and share these with it.
                {
                  name: 'spoken',
                  test: /(?:shown-name|setting-names|grammar|listed)\.ts$/,
                  priority: 2,
                },
                { name: 'ranking', test: (id) => FIRST_RANKING.includes(id), priority: 1 },
                // What three of the later parts need is one file, not a hundred that each page asks for
                // one by one while it is drawn. Words come before a ranking, and so before this.
                { name: 'shared', test: /^(?!.*[\\/]words[\\/])/, minShareCount: 3 },
              ],
            },
            // The first script names all later parts and their styles: names are kept short.
            chunkFileNames: 'assets/[name]-[hash:7].js',
            assetFileNames: ({ names: [name = ''] }) =>
              name.endsWith('.css') ? 'assets/[hash:7][extname]' : 'assets/[name]-[hash][extname]',
          },
        }),
      },
    },
    worker: {
      format: 'es',
      plugins: () => [onnxRuntime(single), leftOut(!hasModels), licences.collect()],
      // Each doorway is called worker.ts; its chunk is named after its lane.
      rolldownOptions: {
        output: {
          entryFileNames: ({ facadeModuleId }) =>
            `assets/${basename(dirname(facadeModuleId ?? 'worker/worker.ts'))}-[hash].js`,
        },
      },
    },
    server: { fs: { allow: ['..'] } },
    plugins: [
      svelte({ configFile: false }),
      onnxRuntime(single),
      leftOut(!hasModels),
      raterPage(),
      reportPage(single),
      // Disabled it still answers the import of virtual:pwa-register, with nothing behind it.
      VitePWA({
        disable: single,
        registerType: 'prompt',
        injectRegister: false,
        includeManifestIcons: false,
        workbox: {
          globPatterns: ['**/*'],
          // The plugin lists the manifest itself.
          // Models on this device are for few, and large: what their two workers (a name and a hash
          // of eight signs) need is kept once it is used.
          globIgnores: [
            'manifest.webmanifest',
            'assets/local-????????.js',
            'assets/local-gpu-????????.js',
            '**/*.wasm',
          ],
          runtimeCaching: [
            {
              urlPattern: /\/assets\/(?:local-(?:gpu-)?[\w-]{8}\.js|[^/]*\.wasm)$/,
              handler: 'CacheFirst',
              options: {
                cacheName: 'caravan-local-models',
                // Of this build and the one before.
                expiration: { maxEntries: 4 },
              },
            },
          ],
          // So that what is used on the very first visit is kept as well.
          clientsClaim: true,
          inlineWorkboxRuntime: true,
          cleanupOutdatedCaches: true,
        },
        manifest: {
          name: 'Caravan',
          short_name: 'Caravan',
          description: 'Ranks language models from pairwise judgments, with honest uncertainty.',
          lang: 'en',
          start_url: './',
          scope: './',
          display: 'standalone',
          theme_color: '#fbfaf6',
          background_color: '#fbfaf6',
          icons: [
            { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
            { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
            { src: 'icon-512.png', sizes: '512x512', type: 'image/png' },
            {
              src: 'icon-maskable-512.png',
              sizes: '512x512',
              type: 'image/png',
              purpose: 'maskable',
            },
          ],
        },
      }),
      licences.collect(),
      licences.write(single ? UNPACKING : SERVICE_WORKER),
      single
        ? singleFile(hasModels, hasModels ? 'with-models.html' : 'index.html')
        : contentSecurity(),
    ],
  };
});
