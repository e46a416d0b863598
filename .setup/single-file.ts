import { readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { Plugin, Rolldown, UserConfig } from 'vite';
import { LICENCES } from './licences.ts';
import { NO_RUNTIME_ELEMENT, runtimeElement } from './onnx-runtime.ts';
import { PackedWorkers, packedCode } from './packed-code.ts';
import { singleFilePolicy, withPolicy } from './content-security.ts';

const NO_WORKER = '\0no-worker';

/** The workers of models on this device: all that knows transformers.js. */
const OF_MODELS = /\/workers\/local(?:-gpu)?\/worker\.ts\?worker$/;

/**
 * Builds the page into one HTML file that opens from `file://`: script, styles, icon and
 * workers inside, no request to anywhere. Workers become classic scripts started from blob
 * URLs, because module workers from blob URLs fail on `file://` pages in Chromium.
 *
 * @param hasModels whether models can run in it: their library and its runtime are most of the file
 * @param name of the file, where it isn't to be index.html
 */
export function singleFile(hasModels: boolean, name = 'index.html'): Plugin {
  const workers = new PackedWorkers();
  let publicDir = '';
  return {
    name: 'caravan:single-file',
    apply: 'build',
    enforce: 'post',
    config: (): UserConfig => ({
      build: {
        copyPublicDir: false,
        assetsInlineLimit: () => true,
        cssCodeSplit: false,
        modulePreload: false,
        rolldownOptions: { output: { codeSplitting: false } },
      },
      worker: { format: 'iife', rolldownOptions: { output: { codeSplitting: false } } },
    }),
    configResolved(config) {
      publicDir = config.publicDir;
    },
    resolveId: {
      order: 'pre',
      filter: { id: /\?worker$/ },
      handler(id, importer) {
        if (OF_MODELS.test(id) && !hasModels) return NO_WORKER;
        // One runtime for models is large enough: the one that every device can use.
        const worker = id.replace('/local-gpu/', '/local/');
        return this.resolve(`${worker}&inline`, importer, { skipSelf: true });
      },
    },
    load: {
      filter: { id: /^\0no-worker$/ },
      // Nobody starts it: the page asks `lacksModels` first.
      handler: () => `export default function startWorker() {
        throw new Error('Models on this device are in another file.');
      }`,
    },
    transform: {
      // As Vite wrote it.
      order: 'pre',
      filter: { id: /\?worker&inline$/ },
      handler: (code) => ({ code: workers.take(code), map: null }),
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const page = Object.values(bundle).find((file) => file.fileName.endsWith('.html'));
        if (page?.type !== 'asset') throw new Error('The build made no HTML file.');
        const { html, inlined, element } = inlineFiles(textOf(page), bundle, publicDir, workers);
        const texts = licencesElement(bundle[LICENCES]);
        for (const file of [...inlined, LICENCES]) Reflect.deleteProperty(bundle, file);
        const rest = Object.keys(bundle).filter((file) => file !== page.fileName);
        if (rest.length > 0) throw new Error(`Left outside the single file: ${rest.join(', ')}`);
        const parts = [element, texts, hasModels ? runtimeElement() : NO_RUNTIME_ELEMENT];
        const source = html.replace('</body>', () => `${parts.join('')}\n  </body>`);
        Reflect.deleteProperty(bundle, page.fileName);
        this.emitFile({ type: 'asset', fileName: name, source });
      },
    },
  };
}

type BuiltFile = Rolldown.OutputAsset | Rolldown.OutputChunk;

/** Replaces every reference to a built or public file by the file itself. */
function inlineFiles(
  source: string,
  bundle: Readonly<Partial<Record<string, BuiltFile>>>,
  publicDir: string,
  workers: PackedWorkers,
): { html: string; inlined: string[]; element: string } {
  const inlined: string[] = [];
  let packed = packedCode('', []);
  const built = (file: string): BuiltFile => {
    const found = bundle[file];
    if (!found) throw new Error(`The page refers to ${file}, which was not built.`);
    inlined.push(file);
    return found;
  };
  const html = source
    .replace(/\s*<link rel="(?:manifest|apple-touch-icon)"[^>]*>/g, '')
    .replace(/<link rel="stylesheet"[^>]*href="\.\/([^"]+)"[^>]*>/g, (_tag, file: string) => {
      return `<style>${textOf(built(file)).replaceAll('</style', '<\\/style')}</style>`;
    })
    .replace(/(<link rel="icon"[^>]*href=")\.\/([^"]+)"/g, (_tag, head: string, file: string) => {
      return `${head}${dataUrl(join(publicDir, file))}"`;
    })
    .replace(/<script[^>]*src="\.\/([^"]+)"[^>]*><\/script>/g, (_tag, file: string) => {
      packed = packedCode(textOf(built(file)), workers.codes);
      return `<script type="module">${packed.script}</script>`;
    });
  const { element, hashes } = packed;
  return { html: withPolicy(html, singleFilePolicy(hashes)), inlined, element };
}

/** The licences of what is inside, as text for Settings to hand out. */
function licencesElement(file: BuiltFile | undefined): string {
  const text = file ? textOf(file) : '';
  if (text === '' || /<(\/script|!--)/i.test(text)) throw new Error('No licences to embed.');
  return `<script type="text/plain" id="licences">${text}</script>`;
}

/** Keeps strings in the code from ending, or changing how HTML reads, the script element. */
export function asInlineScript(code: string): string {
  return code.replaceAll(/<(\/script|!--)/gi, '\\x3c$1');
}

function textOf(file: BuiltFile): string {
  if (file.type === 'chunk') return file.code;
  return typeof file.source === 'string' ? file.source : Buffer.from(file.source).toString('utf8');
}

function dataUrl(path: string): string {
  const types: Partial<Record<string, string>> = { '.svg': 'image/svg+xml', '.png': 'image/png' };
  const type = types[extname(path)];
  if (type === undefined) throw new Error(`No media type is known for ${path}.`);
  return `data:${type};base64,${readFileSync(path).toString('base64')}`;
}
