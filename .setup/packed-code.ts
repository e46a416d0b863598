import { gzipSync } from 'node:zlib';
import { nextTask } from '../src/next-task.ts';
import { bytesOfText } from '../src/state/local-models/bytes-of-text.ts';
import { asText } from './bytes-as-text.ts';
import { hashOf } from './inlined-script.ts';

/**
 * The code of the single file: that of the page and of its workers, each chunk once, packed with gzip
 * into two elements: what the first ranking needs, and the rest, five times as much, which is unpacked
 * when something in it is asked for. A short script unpacks the first and starts the page; what is
 * needed later is compiled later, and a worker is put together of the chunks that it needs.
 *
 * The build writes chunks as CommonJS; here they name each other by number.
 */

/** Where chunks are functions of require, exports and load, by number: a script adds its own. */
const CODE = 'caravanCode';
/** What starts a worker by the name of its lane: `(name, options) => Promise<Worker>`. */
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
  /** Chunks that a first ranking asks for, the page and what these import aside. */
  readonly atStart: readonly string[];
  readonly styles: string;
  /** Of all libraries inside, for Settings to hand out. */
  readonly licences: string;
}

export interface PackedCode {
  /** The script that unpacks, which stands in the page as it is. */
  readonly script: string;
  /** The elements with all the code, for nobody to run as it is. */
  readonly elements: string;
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
  packing.atStart.forEach((name) => add(found(name)));
  const start = ordered.size;
  for (const name of packing.workers.values()) add(found(name));
  for (const chunk of ordered.keys()) for (const name of chunk.dynamicImports) add(found(name));

  const numberOf = (name: string): number => ordered.get(found(name)) ?? NaN;
  const codes = [...ordered].map(([chunk, number]) => {
    const code = numbered(chunk, numberOf);
    return `${CODE}[${String(number)}]=function(require,exports,load){"use strict";${code}\n};`;
  });
  const numbers = (names: readonly string[]): number[] => names.map(numberOf);
  const atStart = [packing.styles, ...codes.slice(0, start)];
  const rest = [packing.licences, ...codes.slice(start)];
  const script = unpacking({
    lengths: {
      start: atStart.map(({ length }) => length),
      rest: rest.map((text) => Buffer.byteLength(text)),
    },
    first,
    needs: [...ordered.keys()].map(({ imports }) => numbers(imports)),
    later: [...ordered.keys()].map(({ dynamicImports }) => numbers(dynamicImports)),
    workers: Object.fromEntries([...packing.workers].map(([lane, name]) => [lane, numberOf(name)])),
  });
  // What only workers run is no script of the page.
  const ofPage = new Set([found(packing.page)]);
  for (const { imports, dynamicImports } of ofPage)
    for (const name of [...imports, ...dynamicImports]) ofPage.add(found(name));
  const later = [...ofPage].map(({ fileName }) => numberOf(fileName)).filter((n) => n >= first);
  const scripts = [script, codes.slice(0, first).join(''), ...later.map((n) => codes[n])];
  return {
    script,
    elements: [
      ...['<script type="application/octet-stream" id="start">', packed(atStart), '</script>'],
      ...['<script type="application/octet-stream" id="rest">', packed(rest), '</script>'],
    ].join(''),
    hashes: scripts.map(hashOf),
  };
}

/** Texts one after the other, as the text of an element. */
function packed(texts: readonly string[]): string {
  return asText(gzipSync(texts.join(''), { level: 9 }));
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
  readonly lengths: {
    /** Characters of the styles and of each chunk of the start, which is held as text. */
    readonly start: readonly number[];
    /** Bytes of the licences and of each other chunk, of which there are too many for that. */
    readonly rest: readonly number[];
  };
  /** How many chunks the first script is made of. */
  readonly first: number;
  readonly needs: readonly (readonly number[])[];
  readonly later: readonly (readonly number[])[];
  readonly workers: Readonly<Record<string, number>>;
}

/**
 * In small steps, so that no task is long: text to bytes by pieces, gzip (a piece at a time), the
 * first script, and the page in a task of its own; so are later parts compiled in one and shown in
 * the next.
 */
function unpacking({ lengths, first, needs, later, workers }: Unpacking): string {
  return `
${bytesOfText.toString()}
${nextTask.toString()}
async function unpack(id) {
  const text = document.getElementById(id).textContent;
  const pieces = [];
  for (let from = 0; from < text.length; from += ${String(PIECE)}) {
    pieces.push(bytesOfText(text, from, Math.min(from + ${String(PIECE)}, text.length)));
    await nextTask();
  }
  return new Response(new Blob(pieces).stream().pipeThrough(new DecompressionStream('gzip')));
}
function cut(code, lengths) {
  let end = 0;
  return lengths.map((length) => code.slice(end, end += length));
}
const lengths = ${JSON.stringify(lengths)};
const needs = ${JSON.stringify(needs)};
const later = ${JSON.stringify(later)};
const workers = ${JSON.stringify(workers)};
const [styles, ...start] = cut(await (await unpack('start')).text(), lengths.start);
let all = null;
async function partsOf(numbers) {
  const isThere = numbers.every((n) => n < start.length);
  const parts = isThere ? start : await (all ??= withRest());
  return numbers.map((n) => parts[n]);
}
async function withRest() {
  const [licences, ...rest] = cut(await (await unpack('rest')).blob(), lengths.rest);
  document.body.append(Object.assign(document.createElement('script'), { type: 'text/plain', id: 'licences', textContent: await licences.text() }));
  return [...start, ...rest];
}
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
  const texts = (await partsOf(missing)).map((part) => part.text?.() ?? part);
  (await Promise.all(texts)).forEach(run);
  await nextTask();
  return require(n);
}
globalThis.${START_WORKER} = async (name, options) => {
  const n = workers[name];
  const parts = await partsOf([...closure([needs, later], n)]);
  const start = new Blob([${JSON.stringify(IN_WORKER)}, ...parts, 'require(' + n + ');'], { type: 'text/javascript' });
  return new Worker(URL.createObjectURL(start), options);
};
document.head.append(Object.assign(document.createElement('style'), { textContent: styles }));
run(start.slice(0, ${String(first)}).join(''));
setTimeout(() => require(0));
`;
}
