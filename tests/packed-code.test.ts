import { createContext, runInContext } from 'node:vm';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { asText, inUtf16 } from '../.setup/bytes-as-text.ts';
import { inlinedScript } from '../.setup/inlined-script.ts';
import { packedCode } from '../.setup/packed-code.ts';
import type { Chunk } from '../.setup/packed-code.ts';
import { bytesOfText } from '../src/bytes-of-text.ts';

describe('bytes as text', () => {
  it('come back, in pieces of any size, and are nothing that HTML or UTF-16 changes', () => {
    // Often the units that are moved (NUL, CR, < and halves of pairs), and where they are moved to.
    const moved = fc.constantFrom([0, 0], [13, 0], [60, 0], [0, 216], [255, 223], [0, 224]);
    const taken = fc.constantFrom([0, 32], [13, 32], [60, 32], [0, 248], [255, 255]);
    const unit = fc.oneof(fc.tuple(fc.nat(255), fc.nat(255)), moved, taken);
    const units = fc.array(unit, { maxLength: 60 });
    const odd = fc.uint8Array({ maxLength: 1 });
    fc.assert(
      fc.property(units, odd, fc.integer({ min: 1, max: 9 }), (pairs, last, size) => {
        const bytes = [...pairs.flat(), ...last];
        const text = asText(Uint8Array.from(bytes));
        expect(text).not.toMatch(/[\0\r<]/);
        // As the file has it, and the browser reads it, the mark at its beginning aside.
        expect(new TextDecoder('utf-16le').decode(inUtf16(text))).toBe(text);
        const pieces = [...bytesOfText(text, size)];
        expect(pieces.flatMap((piece) => [...piece])).toEqual(bytes);
        expect(pieces.every((piece) => piece.length <= 2 * size)).toBe(true);
      }),
    );
  });

  it('are two a character, the low one first, and what may not stand there is moved', () => {
    const after = (...bytes: number[]) => asText(Uint8Array.from(bytes));
    // No bits, no half unit.
    expect(after(0x41, 0x30)).toBe('\u4000\u4000\u3041');
    // One character of bits: the first was moved, the second stands there by itself.
    expect(after(0x3c, 0, 0x3c, 0x20)).toBe('\u4001\u4000\u4001\u203c\u203c');
    expect(after(0, 0xd8)).toBe('\u4001\u4000\u4001\uf800');
    expect(after(7)).toBe('\u4000\u4001\u0007');
  });
});

const chunk = (fileName: string, code: string, imports: string[] = [], later: string[] = []) =>
  ({ fileName, code, imports, dynamicImports: later }) satisfies Chunk;

/** What both use, what the page asks for later, and a worker that asks for it as well. */
const CHUNKS = [
  chunk(
    'w.js',
    `const b=require("./b.js");Promise.resolve().then(()=>require("./c.js")).then(c=>said.push('w'+b.n+c.n))`,
    ['b.js'],
    ['c.js'],
  ),
  chunk('c.js', `const b=require("./b.js");said.push('c');exports.n=b.n+1;`, ['b.js']),
  chunk('b.js', `said.push('b');exports.n=1;`),
  chunk(
    'a.js',
    `require("./b.js");said.push('a');ask.later=()=>Promise.resolve().then(()=>require("./c.js"))`,
    ['b.js'],
    ['c.js'],
  ),
];
const PACKING = {
  page: 'a.js',
  programs: new Map([['lane', 'w.js']]),
  atStart: [] as readonly string[],
  styles: 'p{color:red}</style>',
  licences: 'MIT: <b>für</b>',
};

describe('the code of the single file', () => {
  let [boot, unpacking] = ['', ''];
  beforeAll(async () => {
    const built = ['boot', 'unpack'].map((name) =>
      inlinedScript(fileURLToPath(new URL(`../src/single/${name}.ts`, import.meta.url)), 'iife'),
    );
    [boot, unpacking] = await Promise.all(built);
  });

  /** A page with these elements in which the first script has run. */
  function opened(elements: string) {
    const said: string[] = [];
    const ask: { later?: () => Promise<{ n: number }> } = {};
    const started: Blob[] = [];
    const scripts: { nonce?: string; textContent: string }[] = [];
    const policies: string[] = [];
    const shown = { textContent: '' };
    const append = (one: (typeof scripts)[number] & { type?: string; content?: string }) => {
      if (one.content === undefined) scripts.push(one);
      else policies.push(one.content);
      if (one.nonce !== undefined) runInContext(one.textContent, page);
    };
    const element = (id: string) => ({
      textContent: /^[^>]*>([^<]*)/.exec(elements.split(`id="${id}"`)[1])?.[1],
      dataset: { tables: /id="code" data-tables="(\d+)"/.exec(elements)?.[1] },
    });
    const page = createContext({
      ...{ said, ask, Blob, Response, DecompressionStream, setTimeout, MessageChannel },
      ...{ Uint8Array, Uint16Array, Uint32Array, ReadableStream, WebAssembly, TextDecoder },
      ...{ atob, btoa, crypto, performance },
      URL: { createObjectURL: (blob: Blob) => started.push(blob) },
      // Nothing is asked of it.
      Worker: EventTarget,
      document: {
        getElementById: (id: string) => (id === 'app' ? shown : element(id)),
        createElement: () => ({ textContent: '', remove: () => undefined }),
        head: { append },
        body: { append },
      },
    });
    runInContext('var window = globalThis', page);
    runInContext(boot, page);
    return { page, said, ask, started, scripts, policies, shown };
  }

  it('runs each chunk once, when it is needed, as a script that may run', async () => {
    const elements = await packedCode(CHUNKS, PACKING, unpacking);
    const { page, said, ask, started, scripts, policies } = opened(elements);
    await expect.poll(() => said).toEqual(['b', 'a']);
    // Only what has the number of this opening, of 144 bits, and workers from memory.
    const nonce = scripts[0].nonce ?? '';
    expect(nonce).toMatch(/^[\w+/]{24}$/);
    expect(policies).toEqual([`script-src 'nonce-${nonce}' 'wasm-unsafe-eval'; worker-src blob:`]);
    const texts = () => scripts.slice(1).map(({ textContent }) => textContent);
    expect(texts()).toEqual([PACKING.styles, expect.stringContaining('said')]);
    // What else there is is unpacked once something of it is asked for.
    expect(await Promise.all([ask.later?.(), ask.later?.()])).toEqual([{ n: 2 }, { n: 2 }]);
    expect(texts().filter((text) => text === PACKING.licences)).toHaveLength(1);
    await ask.later?.();
    expect(said).toEqual(['b', 'a', 'c']);
    const run = scripts.slice(1).filter(({ textContent }) => textContent.includes('said'));
    expect(new Set(run.map((script) => script.nonce))).toEqual(new Set([nonce]));

    said.length = 0;
    await runInContext(`caravanWorker('lane', { name: 'lane' })`, page);
    const revokeObjectURL = () => said.push('revoked');
    const worker = createContext({ said, URL: { revokeObjectURL }, location: { href: 'blob:' } });
    runInContext(await started[0].text(), worker);
    await expect.poll(() => said).toEqual(['revoked', 'b', 'c', 'w12']);
  });

  it('allows other scripts at every opening', async () => {
    const elements = await packedCode(CHUNKS, PACKING, unpacking);
    const [one, other] = [opened(elements), opened(elements)];
    expect(one.policies).not.toEqual(other.policies);
  });

  it('says so where it can’t be unpacked', async () => {
    const elements = await packedCode(CHUNKS, PACKING, unpacking);
    const { shown } = opened(elements.replace(/(id="code"[^>]*>[^]{100})[^<]*/, '$1'));
    await expect
      .poll(() => shown.textContent)
      .toMatch(/could not unpack.*展開できませんでした.* \(.+\)/);
  });

  it('is not made of chunks that import in a way that nobody knows', async () => {
    const strange = chunk('a.js', `Promise.resolve().then(() => require("./b.js"))`, [], ['b.js']);
    await expect(packedCode([strange, CHUNKS[2]], PACKING, '')).rejects.toThrow('w.js is imported');
    const packing = { ...PACKING, programs: new Map<string, string>() };
    await expect(packedCode([strange, CHUNKS[2]], packing, '')).rejects.toThrow(
      'imports in an unknown way',
    );
  });
});
