import type { Plugin } from 'vite';

/**
 * Whom a page may ask for data and for judgments: any site, since the user may type in the address
 * of any. Over http only what is near may be asked, which a policy can't say: it knows no ranges of
 * addresses, so src/remote/remote.ts and src/judges/call.ts see to that before they ask. Nothing that
 * comes can run: scripts have their own rule.
 */
const ASKABLE = 'https: http:';

/**
 * What the hosted page may load: its own files and nothing else, but for data. Inline styles are
 * allowed because Svelte writes style attributes; inline scripts are not.
 */
const HOSTED = [
  "default-src 'none'",
  // WebAssembly that is the page's own, for the loops of a fit and for models on this device; no text
  // becomes a script by it.
  "script-src 'self' 'wasm-unsafe-eval'",
  // From memory; the service worker alone is a file.
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  `connect-src 'self' ${ASKABLE}`,
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

/**
 * What the single file may do: start workers from memory (which are under the same policy), and ask for
 * data. Its first script allows scripts with a number of its own, and no others, before anything else
 * runs (src/single/boot.ts): there are four hundred, too many to name their hashes here.
 */
export const SINGLE_FILE = [
  "default-src 'none'",
  "script-src 'unsafe-inline' 'wasm-unsafe-eval'",
  'worker-src blob:',
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  `connect-src ${ASKABLE}`,
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** Puts the policy right after the charset, before anything it has to govern. */
export function withPolicy(html: string, policy: readonly string[]): string {
  const charset = /<meta charset="[^"]*"\s*\/?>/i;
  if (!charset.test(html)) throw new Error('index.html has no <meta charset>');
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}" />`;
  return html.replace(charset, (found) => `${found}\n    ${meta}`);
}

/** What starts every worker, once. */
const START = '\0start-worker';

/**
 * How a worker starts from memory. Firefox asks the service worker for what is imported while a
 * worker runs, and not for what its first module names, so that offline only the former is there;
 * what comes before the file has come waits for it.
 */
const WORKER = `URL.revokeObjectURL(import.meta.url);
const early = [];
const keep = (event) => { event.stopImmediatePropagation(); early.push(event); };
addEventListener('message', keep);
import(FILE).then(() => {
  removeEventListener('message', keep);
  for (const { data, ports } of early) dispatchEvent(new MessageEvent('message', { data, ports }));
}, (error) => setTimeout(() => { throw error; }));`;

/**
 * The hosted build's policy, for the page and its workers. A worker that is loaded from the network
 * is under the policy of its own headers, which a static host does not send; one from memory is
 * under that of the page. So workers start from memory, with nothing in it but the import of their
 * file. The development server is left alone: it needs inline scripts.
 */
export function contentSecurity(): Plugin {
  return {
    name: 'caravan:content-security',
    apply: 'build',
    enforce: 'pre',
    resolveId: { filter: { id: /^\0start-worker$/ }, handler: (id) => id },
    load: {
      filter: { id: /\?worker$|^\0start-worker$/ },
      handler: (id) =>
        id === START
          ? `const CODE = ${JSON.stringify(WORKER)};
            export function startFrom(url, options) {
              const code = CODE.replace('FILE', () => JSON.stringify(url));
              const start = new Blob([code], { type: 'text/javascript' });
              return new Worker(URL.createObjectURL(start), { ...options, type: 'module' });
            }`
          : `import url from ${JSON.stringify(`${id}&url`)};
            import { startFrom } from ${JSON.stringify(START)};
            export default function startWorker(options) { return startFrom(url, options); }`,
    },
    transformIndexHtml: { order: 'post', handler: (html) => withPolicy(html, HOSTED) },
  };
}
