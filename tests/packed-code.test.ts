import { createHash } from 'node:crypto';
import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packedCode } from '../.setup/packed-code.ts';
import type { Chunk } from '../.setup/packed-code.ts';
import { asText, inUtf16 } from '../.setup/bytes-as-text.ts';
import { bytesOfText } from '../src/state/local-models/bytes-of-text.ts';

/** As the page has it: a script by itself. */
const undo = runInContext(
  `${bytesOfText.toString()} bytesOfText`,
  createContext({ Uint8Array, Uint16Array }),
) as typeof bytesOfText;

describe('bytes as text', () => {
  it('come back, whole or by pieces, and are nothing that HTML or UTF-16 changes', () => {
    // Often the units that are moved: NUL, the escape, CR, < and halves of pairs.
    const moved = fc.constantFrom([0, 0], [1, 0], [13, 0], [60, 0], [0, 216], [255, 223], [0, 224]);
    const units = fc.array(fc.oneof(fc.tuple(fc.nat(255), fc.nat(255)), moved), { maxLength: 60 });
    const odd = fc.uint8Array({ maxLength: 1 });
    fc.assert(
      fc.property(units, odd, fc.integer({ min: 1, max: 9 }), (pairs, last, size) => {
        const bytes = [...pairs.flat(), ...last];
        const text = asText(Uint8Array.from(bytes));
        expect(text).not.toMatch(/[\0\r<]/);
        // As the file has it, and the browser reads it, the mark at its beginning aside.
        expect(new TextDecoder('utf-16le').decode(inUtf16(text))).toBe(text);
        expect([...undo(text, 0, text.length)]).toEqual(bytes);
        const pieces: number[] = [];
        for (let from = 0; from < text.length; from += size)
          pieces.push(...undo(text, from, Math.min(from + size, text.length)));
        expect(pieces).toEqual(bytes);
      }),
    );
  });

  it('are two a character, the low one first, and what may not stand there is moved', () => {
    expect(asText(Uint8Array.of(0x41, 0x30))).toBe('\u3041');
    expect(asText(Uint8Array.of(0, 0xd8))).toBe('\u0001\uf800');
    expect(asText(Uint8Array.of(0x3c, 0))).toBe('\u0001\u203c');
    expect(asText(Uint8Array.of(7))).toBe('\u0001\u4007');
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
  workers: new Map([['lane', 'w.js']]),
  atStart: [] as readonly string[],
  styles: 'p{color:red}</style>',
  licences: 'MIT: <b>für</b>',
};

describe('the code of the single file', () => {
  it('runs each chunk once, when it is needed, as a script that the policy names', async () => {
    const { script, elements, hashes } = packedCode(CHUNKS, PACKING);
    const said: string[] = [];
    const ask: { later?: () => Promise<{ n: number }> } = {};
    const appended: { type?: string; textContent: string }[] = [];
    const started: Blob[] = [];
    const append = (one: (typeof appended)[number], context: object) => {
      appended.push(one);
      if (one.type === undefined && !one.textContent.includes('color')) {
        const hash = createHash('sha256').update(one.textContent).digest('base64');
        expect(hashes).toContain(hash);
        runInContext(one.textContent, context);
      }
    };
    const page: object = createContext({
      ...{ said, ask, Blob, Response, DecompressionStream, setTimeout, MessageChannel },
      ...{ Uint8Array, Uint16Array },
      URL: { createObjectURL: (blob: Blob) => started.push(blob) },
      // Nothing is asked of it.
      Worker: EventTarget,
      document: {
        getElementById: (id: string) => ({
          textContent: elements.split(`id="${id}">`)[1].split('</script>')[0],
        }),
        createElement: () => ({ textContent: '' }),
        head: {
          append: (one: (typeof appended)[number]) => {
            append(one, page);
          },
        },
        body: {
          append: (one: (typeof appended)[number]) => {
            append(one, page);
          },
        },
      },
    });
    await runInContext(`(async () => {${script}})()`, page);
    await expect.poll(() => said).toEqual(['b', 'a']);
    expect(hashes).toContain(createHash('sha256').update(script).digest('base64'));
    const texts = () => appended.map(({ textContent }) => textContent);
    expect(texts()).toEqual([PACKING.styles, expect.stringContaining('said')]);
    // What else there is is unpacked once something of it is asked for.
    expect(await Promise.all([ask.later?.(), ask.later?.()])).toEqual([{ n: 2 }, { n: 2 }]);
    expect(texts().filter((text) => text === PACKING.licences)).toHaveLength(1);
    await ask.later?.();
    expect(said).toEqual(['b', 'a', 'c']);

    said.length = 0;
    await runInContext(`caravanWorker('lane', { name: 'lane' })`, page);
    const revokeObjectURL = () => said.push('revoked');
    const worker = createContext({ said, URL: { revokeObjectURL }, location: { href: 'blob:' } });
    runInContext(await started[0].text(), worker);
    await expect.poll(() => said).toEqual(['revoked', 'b', 'c', 'w12']);
  });

  it('is not made of chunks that import in a way that nobody knows', () => {
    const strange = chunk('a.js', `Promise.resolve().then(() => require("./b.js"))`, [], ['b.js']);
    expect(() => packedCode([strange, CHUNKS[2]], PACKING)).toThrow('w.js is imported');
    const packing = { ...PACKING, workers: new Map<string, string>() };
    expect(() => packedCode([strange, CHUNKS[2]], packing)).toThrow('imports in an unknown way');
  });
});
