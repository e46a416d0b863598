import { gzipSync } from 'node:zlib';
import { bytesOfText } from '../src/state/local-models/bytes-of-text.ts';
import { asText } from './bytes-as-text.ts';
import { hashOf } from './inlined-script.ts';

/**
 * The code of the single file: that of the page and of its workers, each chunk once, packed into one
 * element with gzip. A short script unpacks it and starts the page; what is needed later is
 * compiled later, and a worker is put together of the chunks that it needs.
 *
 * The build writes chunks as CommonJS; here they name each other by number.
 */

/** Where chunks are functions of require, exports and load, by number: a script adds its own. */
const CODE = 'caravanCode';
/** What starts a worker by the name of its lane: `(name, options) => Worker`. */
export const START_WORKER = 'caravanWorker';

/** One chunk as the build wrote it; names are those of files. */
export interface Chunk {
  readonly fileName: string;
  readonly code: string;
  /** What runs before it. */
  readonly imports: readonly string[];
  /** What it may ask for later. */
  readonly dynamicImports: readonly string[];
}

export interface Packing {
  /** The page's own; what it imports comes with it. */
  readonly page: string;
  /** The chunk of each lane's worker, by the lane. */
  readonly workers: ReadonlyMap<string, string>;
  readonly styles: string;
  /** Of all libraries inside, for Settings to hand out. */
  readonly licences: string;
}

export interface PackedCode {
  /** The script that unpacks, which stands in the page as it is. */
  readonly script: string;
  /** The element with all the code, for nobody to run as it is. */
  readonly element: string;
  /** What a policy calls the scripts that may run. */
  readonly hashes: readonly string[];
}

/** @throws where chunks name each other in another way than the build is known to write */
export function packedCode(chunks: readonly Chunk[], packing: Packing): PackedCode {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const ordered = new Map<Chunk, number>();
  const found = (name: string): Chunk => {
    const chunk = byName.get(name);
    if (!chunk) throw new Error(`${name} is imported and was not built.`);
    return chunk;
  };
  const add = (chunk: Chunk): void => {
    if (ordered.has(chunk)) return;
    ordered.set(chunk, ordered.size);
    for (const name of chunk.imports) add(found(name));
  };
  // What the first picture needs stands together, and is one script.
  add(found(packing.page));
  const first = ordered.size;
  for (const chunk of ordered.keys()) for (const name of chunk.dynamicImports) add(found(name));
  const ofPage = ordered.size;
  for (const name of packing.workers.values()) add(found(name));
  for (const chunk of ordered.keys()) for (const name of chunk.dynamicImports) add(found(name));

  const numberOf = (name: string): number => ordered.get(found(name)) ?? NaN;
  const codes = [...ordered].map(([chunk, number]) => {
    const code = numbered(chunk, numberOf);
    return `${CODE}[${String(number)}]=function(require,exports,load){"use strict";${code}\n};`;
  });
  const texts = [...codes, packing.styles, packing.licences].map((text) => Buffer.from(text));
  const numbers = (names: readonly string[]): number[] => names.map(numberOf);
  const script = unpacking({
    lengths: texts.map(({ length }) => length),
    first,
    needs: [...ordered.keys()].map(({ imports }) => numbers(imports)),
    later: [...ordered.keys()].map(({ dynamicImports }) => numbers(dynamicImports)),
    workers: Object.fromEntries([...packing.workers].map(([lane, name]) => [lane, numberOf(name)])),
  });
  const packed = asText(gzipSync(Buffer.concat(texts), { level: 9 }));
  const scripts = [script, codes.slice(0, first).join(''), ...codes.slice(first, ofPage)];
  return {
    script,
    element: `<script type="application/octet-stream" id="code">${packed}</script>`,
    hashes: scripts.map(hashOf),
  };
}

/** A chunk's code with numbers in the place of names. */
function numbered({ fileName, code }: Chunk, numberOf: (name: string) => number): string {
  const linked = code
    .replaceAll(
      /Promise\.resolve\(\)\.then\(\(\)=>require\((["'`])\.\/([^"'`]+)\1\)\)/g,
      (_, _quote, name: string) => `load(${String(numberOf(name))})`,
    )
    .replaceAll(
      /(?<![\w$.])require\((["'`])\.\/([^"'`]+\.js)\1\)/g,
      (_, _quote, name: string) => `require(${String(numberOf(name))})`,
    );
  if (/=>\s*require\(\d/.test(linked)) throw new Error(`${fileName} imports in an unknown way.`);
  return linked;
}

/** Runs a chunk once, after what it needs. `load` differs between page and worker. */
const REQUIRE = `const begun = [];
function require(n) {
  if (begun[n]) return begun[n];
  const exports = begun[n] = {};
  ${CODE}[n](require, exports, load);
  return exports;
}
`;

/** A worker has all that it may need in it: it may not run what comes later. */
const IN_WORKER = `URL.revokeObjectURL(location.href);
const ${CODE} = [];
${REQUIRE}
async function load(n) { return require(n); }
`;

/** Characters that are undone in one go, each of them two bytes: some milliseconds. */
const PIECE = 150_000;

interface Unpacking {
  /** Bytes of each chunk, of the styles and the licences. */
  readonly lengths: readonly number[];
  /** How many chunks the first script is made of. */
  readonly first: number;
  readonly needs: readonly (readonly number[])[];
  readonly later: readonly (readonly number[])[];
  readonly workers: Readonly<Record<string, number>>;
}

/**
 * In small steps, so that no task is long: text to bytes by pieces, gzip (a piece at a time), the
 * first script, and the page in a task of its own.
 */
function unpacking({ lengths, first, needs, later, workers }: Unpacking): string {
  return `
const text = document.getElementById('code').textContent;
${bytesOfText.toString()}
const pieces = [];
for (let from = 0; from < text.length; from += ${String(PIECE)}) {
  pieces.push(bytesOfText(text, from, Math.min(from + ${String(PIECE)}, text.length)));
  await new Promise((resolve) => setTimeout(resolve));
}
const stream = new Blob(pieces).stream().pipeThrough(new DecompressionStream('gzip'));
const code = await new Response(stream).blob();
const needs = ${JSON.stringify(needs)};
const later = ${JSON.stringify(later)};
const workers = ${JSON.stringify(workers)};
let end = 0;
const parts = ${JSON.stringify(lengths)}.map((length) => code.slice(end, end += length));
function closure(lists, n, found = new Set()) {
  if (!found.has(n)) for (const list of lists) {
    found.add(n);
    for (const one of list[n]) closure(lists, one, found);
  }
  return found;
}
const ${CODE} = globalThis.${CODE} = [];
${REQUIRE}
function run(code) {
  const script = document.createElement('script');
  script.textContent = code;
  document.head.append(script);
}
async function load(n) {
  const missing = [...closure([needs], n)].filter((one) => !${CODE}[one]);
  (await Promise.all(missing.map((one) => parts[one].text()))).forEach(run);
  return require(n);
}
globalThis.${START_WORKER} = (name, options) => {
  const n = workers[name];
  const all = [...closure([needs, later], n)].map((one) => parts[one]);
  const start = new Blob([${JSON.stringify(IN_WORKER)}, ...all, 'require(' + n + ');'], { type: 'text/javascript' });
  return new Worker(URL.createObjectURL(start), options);
};
const [styles, licences] = await Promise.all(parts.slice(-2).map((part) => part.text()));
document.head.append(Object.assign(document.createElement('style'), { textContent: styles }));
document.body.append(Object.assign(document.createElement('script'), { type: 'text/plain', id: 'licences', textContent: licences }));
run(await new Blob(parts.slice(0, ${String(first)})).text());
setTimeout(() => require(0));
`;
}
