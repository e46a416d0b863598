import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ByteWords, isSame, zeroIn } from '../../../src/core/names/byte-words.ts';

const wordsOf = (bytes: Uint8Array): DataView => new ByteWords().of(bytes);

it('bytes are the same only where each of them is, wherever they lie', () => {
  const text = fc.uint8Array({ maxLength: 14 });
  const comparison = fc.record({ text, before: fc.nat(5), start: fc.nat(5), changed: fc.nat(13) });
  fc.assert(
    fc.property(comparison, ({ text: bytes, before, start, changed }) => {
      const own = Uint8Array.from([...new Uint8Array(before).fill(7), ...bytes]);
      const other = Uint8Array.from([...new Uint8Array(start).fill(9), ...bytes, 3]);
      const isEqual = () => isSame(wordsOf(own), before, own.length, wordsOf(other), start);
      expect(isEqual()).toBe(true);
      if (changed >= bytes.length) return;
      other[start + changed] ^= 1;
      expect(isEqual()).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

it('words are those of the bytes that were given last', () => {
  const words = new ByteWords();
  const bytes = Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7);
  expect(words.of(bytes).getUint8(1)).toBe(1);
  expect(words.of(bytes.subarray(4)).getUint8(1)).toBe(5);
  expect(words.of(bytes.subarray(4)).byteLength).toBe(4);
  expect(words.of(bytes).getInt32(4, true)).toBe(0x07060504);
});

it('a zero among four bytes is found where the first one stands', () => {
  const zeros = (word: number): number => (31 - Math.clz32(word & -word)) >> 3;
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom<number[]>(0, 1, 2, 0x7f, 0x80, 0xff), {
        minLength: 4,
        maxLength: 4,
      }),
      (bytes) => {
        const word = bytes.reduceRight((high, byte) => (high << 8) | byte, 0);
        const found = zeroIn(word);
        expect(found === 0 ? -1 : zeros(found)).toBe(bytes.indexOf(0));
      },
    ),
  );
});
