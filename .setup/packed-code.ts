import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/**
 * The code of the single file: that of the page and of its workers, packed into one element with
 * gzip in base64, which is a third of its size. A short script unpacks it and starts the page.
 */

/** Where the short script leaves the code of the workers, a Blob each, for those who start one. */
const WORKERS = 'caravanWorkers';

/** Characters of base64 that are undone in one go: some milliseconds; four make three bytes. */
const PIECE = 400_000;

/** Collects the code of workers while the page is built. */
export class PackedWorkers {
  readonly #codes: string[] = [];

  get codes(): readonly string[] {
    return this.#codes;
  }

  /**
   * Takes the code out of what Vite makes of `?worker&inline`.
   * @returns a module that starts the worker from the packed code
   */
  take(module: string): string {
    const found = /^const jsContent = (".*");$/m.exec(module);
    if (!found) throw new Error('Vite writes workers in another way than it did.');
    // The edge to Vite: it has just written the string.
    const code = JSON.parse(found[1]) as string;
    const place = this.#codes.push(`URL.revokeObjectURL(location.href);${code}`) - 1;
    return `export default function startWorker(options) {
      return new Worker(URL.createObjectURL(${WORKERS}[${String(place)}]), options);
    }`;
  }
}

export interface PackedCode {
  /** The script that unpacks, which stands in the page as it is. */
  readonly script: string;
  /** The element with all the code, for nobody to run as it is. */
  readonly element: string;
  /** What a policy calls the two scripts that run. */
  readonly hashes: readonly string[];
}

export function packedCode(page: string, workers: readonly string[]): PackedCode {
  const codes = [page, ...workers].map((code) => Buffer.from(code));
  let end = 0;
  const ends = codes.map(({ length }) => (end += length));
  const packed = gzipSync(Buffer.concat(codes), { level: 9 }).toString('base64');
  // In small steps, so that no task is long: base64 by pieces, gzip (which the browser undoes
  // elsewhere), the page.
  const script = `
const text = document.getElementById('code').textContent;
const pieces = [];
for (let from = 0; from < text.length; from += ${String(PIECE)}) {
  const piece = atob(text.slice(from, from + ${String(PIECE)}));
  const bytes = new Uint8Array(piece.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = piece.charCodeAt(i);
  pieces.push(bytes);
  await new Promise((resolve) => setTimeout(resolve));
}
const stream = new Blob(pieces).stream().pipeThrough(new DecompressionStream('gzip'));
const code = await new Response(stream).blob();
const [page, ...workers] = ${JSON.stringify(ends)}.map((end, i, ends) => code.slice(ends[i - 1] ?? 0, end, 'text/javascript'));
globalThis.${WORKERS} = workers;
const script = document.createElement('script');
script.type = 'module';
script.textContent = await page.text();
document.head.append(script);
`;
  return {
    script,
    element: `<script type="application/octet-stream" id="code">${packed}</script>`,
    hashes: [script, page].map((code) => createHash('sha256').update(code).digest('base64')),
  };
}
