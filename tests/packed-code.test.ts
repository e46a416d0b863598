import { createHash } from 'node:crypto';
import { createContext, runInContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packedCode } from '../.setup/packed-code.ts';
import type { Chunk } from '../.setup/packed-code.ts';
import { asText, UNDO } from '../.setup/seven-bits.ts';

/** As the page has it. */
const undo = runInContext(`${UNDO} undo`, createContext({ Uint8Array })) as (
  text: string,
) => Uint8Array;

describe('bytes as text', () => {
  it('come back, whole or by pieces of eight characters, and are nothing that HTML reads', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 99 }), (bytes) => {
        const text = asText(bytes);
        expect(text).not.toMatch(/[\0\r<]/);
        expect(text).toHaveLength(Math.ceil((bytes.length * 8) / 7));
        expect([...undo(text)]).toEqual([...bytes]);
        const pieces = text.match(/[^]{1,8}/g) ?? [];
        expect(pieces.flatMap((piece) => [...undo(piece)])).toEqual([...bytes]);
      }),
    );
  });

  it('are seven bits each, the highest first', () => {
    // 0100 0001 1000 0000 is 0100000 1100000 and 00 with five bits of nothing.
    expect(asText(Uint8Array.of(0x41, 0x80))).toBe(' `\x80');
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
  styles: 'p{color:red}</style>',
  licences: 'MIT: <b>für</b>',
};

describe('the code of the single file', () => {
  it('runs each chunk once, when it is needed, as a script that the policy names', async () => {
    const { script, element, hashes } = packedCode(CHUNKS, PACKING);
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
      ...{ said, ask, Blob, Response, DecompressionStream, setTimeout, Uint8Array },
      URL: { createObjectURL: (blob: Blob) => started.push(blob) },
      // Nothing is asked of it.
      Worker: EventTarget,
      document: {
        getElementById: () => ({ textContent: element.replace(/^<script[^>]*>|<\/script>$/g, '') }),
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
    expect(appended.map(({ textContent }) => textContent)).toEqual([
      PACKING.styles,
      PACKING.licences,
      expect.stringContaining('said'),
    ]);
    expect(await ask.later?.()).toEqual({ n: 2 });
    await ask.later?.();
    expect(said).toEqual(['b', 'a', 'c']);

    said.length = 0;
    runInContext(`caravanWorker('lane', { name: 'lane' })`, page);
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
