import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gunzip, gzip } from '../../../src/core/texts/gzip.ts';
import { CHUNK_BYTES, ChunkPacker, itemsOf, partsIn } from '../../../src/core/texts/text-chunk.ts';
import type { TextItem } from '../../../src/core/texts/text-chunk.ts';
import { anyCharacter } from '../../any-character.ts';

const text = fc
  .oneof(
    fc.string({ unit: anyCharacter }),
    fc.string(),
    fc.constantFrom('', '\uFEFF', '長い\u2028'),
  )
  .map((any) => any.toWellFormed());

/** Items of so many parts with ascending numbers, as they come while a file is read. */
const itemLists = fc
  .integer({ min: 1, max: 5 })
  .chain((parts) =>
    fc.array(
      fc.record({
        step: fc.integer({ min: 1, max: 1000 }),
        parts: fc.array(fc.option(text), { minLength: parts, maxLength: parts }),
      }),
      { minLength: 1, maxLength: 30 },
    ),
  )
  .map((steps) => {
    let number = -1;
    return steps.map(({ step, parts }): TextItem => ({ number: (number += step), parts }));
  });

function packed(items: readonly TextItem[]) {
  const packer = new ChunkPacker(items[0].parts.length);
  for (const { number, parts } of items) packer.add(number, parts);
  const chunk = packer.take();
  if (chunk === null) throw new Error('nothing was packed');
  return chunk;
}

describe('a chunk', () => {
  it('gives back what was packed', () => {
    fc.assert(
      fc.property(itemLists, (items) => {
        const { first, texts, bytes } = packed(items);
        expect(itemsOf(bytes)).toEqual(items);
        expect(first).toBe(items[0].number);
        expect(texts).toBe(items.flatMap(({ parts }) => parts.filter((t) => t !== null)).length);
      }),
    );
  });

  it('finds each item by its number, and none that is not there', () => {
    fc.assert(
      fc.property(itemLists, (items) => {
        const { bytes } = packed(items);
        const last = items[items.length - 1].number;
        const byNumber = new Map(items.map(({ number, parts }) => [number, parts]));
        for (let number = Math.max(0, last - 2000); number <= last + 1; number++) {
          expect(partsIn(bytes, number)).toEqual(byNumber.get(number) ?? null);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is as documented, byte by byte', () => {
    const { bytes } = packed([
      { number: 3, parts: ['é', null] },
      { number: 300, parts: ['', 'ab'] },
    ]);
    const numbers = [2, 2, 3, 300, 2, 0xffffffff, 0, 2];
    const head = numbers.flatMap((n) => [n & 255, (n >>> 8) & 255, (n >>> 16) & 255, n >>> 24]);
    expect([...bytes]).toEqual([...head, 0xc3, 0xa9, 0x61, 0x62]);
  });

  it('is full at half a megabyte of text, and the next begins empty', () => {
    const packer = new ChunkPacker(1);
    packer.add(0, ['あ'.repeat(CHUNK_BYTES / 3)]);
    expect(packer.isFull).toBe(false);
    packer.add(1, ['more']);
    expect(packer.isFull).toBe(true);
    expect(packer.take()).toMatchObject({ first: 0, texts: 2 });
    expect(packer.isFull).toBe(false);
    expect(packer.take()).toBeNull();
    packer.add(7, ['x']);
    expect(itemsOf(packer.take()?.bytes ?? new Uint8Array())).toEqual([
      { number: 7, parts: ['x'] },
    ]);
  });

  it('holds a text longer than itself', () => {
    const long = '長い"文章"\n'.repeat(CHUNK_BYTES);
    const { bytes } = packed([
      { number: 0, parts: ['a'] },
      { number: 1, parts: [long] },
    ]);
    expect(partsIn(bytes, 1)).toEqual([long]);
  });

  it('has U+FFFD where a character was cut in half', () => {
    const { bytes } = packed([{ number: 0, parts: ['a\ud800b'] }]);
    expect(partsIn(bytes, 0)).toEqual(['a\ufffdb']);
  });
});

describe('gzip', () => {
  // Old browsers have no CompressionStream: the library stands in, either way round.
  const without = {};
  it.each([
    ['by the platform', undefined, undefined],
    ['by the library', without, without],
    ['there and back', undefined, without],
    ['back and there', without, undefined],
  ])('gives back every byte, %s', async (_name, there, back) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 10_000 }), async (bytes) => {
        const zipped = await gzip(bytes, there);
        expect([...zipped.subarray(0, 2)]).toEqual([0x1f, 0x8b]);
        expect(await gunzip(zipped, back)).toEqual(new Uint8Array(bytes));
      }),
      { numRuns: 30 },
    );
  });

  it('refuses what is damaged', async () => {
    const zipped = await gzip(new Uint8Array(1000));
    await expect(gunzip(zipped.subarray(0, 20))).rejects.toThrow();
  });
});
