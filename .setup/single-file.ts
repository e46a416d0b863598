import { readFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin, Rolldown, UserConfig } from 'vite';
import { asInlineScript } from '../src/single/inline-script.ts';
import { inUtf16 } from './bytes-as-text.ts';
import { SINGLE_FILE, withPolicy } from './content-security.ts';
import { AT_START } from './first-ranking.ts';
import { inlinedScript } from './inlined-script.ts';
import { LICENCES } from './licences.ts';
import { NO_RUNTIME_ELEMENT, runtimeElement } from './onnx-runtime.ts';
import { packedCode } from './packed-code.ts';
import { REPORT } from './report-page.ts';

/** Behind it the lane; a worker is a part of the build as the page is, so that what both need is in it once. */
const WORKER = '\0worker:';
/** The lanes of models on this device: all that knows transformers.js. */
const OF_MODELS = ['local', 'local-gpu'];

/**
 * Builds the page into one HTML file that opens from `file://`: script, styles, icon and
 * workers inside, no request to anywhere. Workers become classic scripts started from blob
 * URLs, because module workers from blob URLs fail on `file://` pages in Chromium.
 *
 * @param hasModels whether models can run in it: their library and its runtime are most of the file.
 *   Without them it is the smaller file, which leaves out other things as well (.setup/left-out.ts)
 * @param name of the file, where it isn't to be index.html
 */
export function singleFile(hasModels: boolean, name = 'index.html'): Plugin {
  /** The chunk of each lane's worker, and of a report's page. */
  const programs = new Map<string, string>();
  let publicDir = '';
  return {
    name: 'caravan:single-file',
    apply: 'build',
    enforce: 'post',
    config: (): UserConfig => ({
      // As Vite does for workers that are classic scripts.
      define: { 'import.meta.url': 'self.location.href' },
      build: {
        copyPublicDir: false,
        assetsInlineLimit: () => true,
        cssCodeSplit: false,
        modulePreload: false,
        rolldownOptions: {
          // Vite asks for it beside every later part, and uses it for none here.
          checks: { emptyImportMeta: false },
          output: {
            format: 'cjs',
            entryFileNames: '[name].js',
            chunkFileNames: '[name]-[hash].js',
          },
        },
      },
    }),
    configResolved(config) {
      publicDir = config.publicDir;
    },
    buildStart() {
      const fileName = 'report.js';
      this.emitFile({ type: 'chunk', id: REPORT, fileName, preserveSignature: false });
      programs.set('report', fileName);
    },
    resolveId: {
      order: 'pre',
      filter: { id: /\/workers\/[\w-]+\/worker\.ts\?worker$/ },
      handler: (id) => WORKER + basename(dirname(id)),
    },
    load: {
      filter: { id: new RegExp(`^${WORKER}`) },
      handler(id) {
        // One runtime for models is large enough: the one that every device can use.
        const lane = id.slice(WORKER.length).replace('local-gpu', 'local');
        // Nobody starts it: the page asks `lacksModels` first.
        if (OF_MODELS.includes(lane) && !hasModels)
          return `export default function startWorker() {
            throw new Error('Models on this device are in another file.');
          }`;
        const fileName = `worker-${lane}.js`;
        if (!programs.has(lane))
          this.emitFile({ type: 'chunk', id: workerOf(lane), fileName, preserveSignature: false });
        programs.set(lane, fileName);
        return `export default function startWorker(options) {
          return window.caravanWorker('${lane}', options);
        }`;
      },
    },
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const page = Object.values(bundle).find((file) => file.fileName.endsWith('.html'));
        if (page?.type !== 'asset') throw new Error('The build made no HTML file.');
        const { html, elements } = await inlineFiles(textOf(page), bundle, publicDir, programs);
        const rest = Object.values(bundle).filter(
          ({ type, fileName }) =>
            type === 'asset' && !/^third-party|\.(?:css|html)$/.test(fileName),
        );
        if (rest.length > 0)
          throw new Error(
            `Left outside the single file: ${rest.map(({ fileName }) => fileName).join(', ')}`,
          );
        const parts = [elements, hasModels ? runtimeElement() : NO_RUNTIME_ELEMENT];
        const source = html.replace('</body>', () => `${parts.join('')}\n  </body>`);
        for (const file of Object.keys(bundle)) Reflect.deleteProperty(bundle, file);
        this.emitFile({ type: 'asset', fileName: name, source: inUtf16(source) });
      },
    },
  };
}

const STYLES = /\s*<link rel="stylesheet"[^>]*href="\.\/([^"]+)"[^>]*>/g;
const SCRIPT = /<script[^>]*src="\.\/([^"]+)"[^>]*><\/script>/;

type BuiltFile = Rolldown.OutputAsset | Rolldown.OutputChunk;

/** Replaces every reference to a built or public file by the file itself, or by what unpacks it. */
async function inlineFiles(
  source: string,
  bundle: Readonly<Partial<Record<string, BuiltFile>>>,
  publicDir: string,
  programs: ReadonlyMap<string, string>,
): Promise<{ html: string; elements: string }> {
  const built = (file: string): string => {
    const found = bundle[file];
    if (!found) throw new Error(`The page refers to ${file}, which was not built.`);
    return textOf(found);
  };
  const chunks = Object.values(bundle).flatMap((file) => (file?.type === 'chunk' ? [file] : []));
  const styled = [...source.matchAll(STYLES)].map(([, file]) => built(file));
  const [, page = ''] = SCRIPT.exec(source) ?? [];
  const texts = { styles: styled.join(''), licences: built(LICENCES) };
  const atStart = chunks
    .filter(({ moduleIds }) => moduleIds.some((id) => AT_START.includes(id)))
    .map(({ fileName }) => fileName);
  const [boot, unpacking] = await Promise.all(['boot', 'unpack'].map(scriptOf));
  const elements = await packedCode(chunks, { page, programs, atStart, ...texts }, unpacking);
  const html = source
    .replace(/\s*<link rel="(?:manifest|apple-touch-icon)"[^>]*>/g, '')
    .replace(STYLES, '')
    .replace(/(<link rel="icon"[^>]*href=")\.\/([^"]+)"/g, (_tag, head: string, file: string) => {
      return `${head}${dataUrl(join(publicDir, file))}"`;
    })
    .replace(SCRIPT, () => `<script type="module">${asInlineScript(boot.trim())}</script>`);
  return { html: withPolicy(html, SINGLE_FILE), elements };
}

/** A script of src/single in one piece. */
function scriptOf(name: string): Promise<string> {
  return inlinedScript(fileURLToPath(new URL(`../src/single/${name}.ts`, import.meta.url)), 'iife');
}

function workerOf(lane: string): string {
  return fileURLToPath(new URL(`../workers/${lane}/worker.ts`, import.meta.url));
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
