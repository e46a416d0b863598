import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import { bytesSource, textSource } from './sources.ts';

/* TextEncoder writes UTF-8 only; the other encodings are turned round from TextDecoder. */

const KANA = 'あいうえおかきくけこアイウエオラクダモデルガッー';
// 一 and 言 end in a zero byte of UTF-16.
const KANJI = '日本語模型審査質問回答比較東京大阪言語勝敗引分評価一';
const OTHER = 'ＡＢ７、。「」・';

/** The bytes of each of these characters, found by decoding all pairs of bytes. */
function encoderOf(encoding: string): (text: string) => Uint8Array {
  const bytes = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding);
  for (let high = 0x81; high <= 0xfe; high++) {
    for (let low = 0x40; low <= 0xfe; low++) {
      const text = decoder.decode(Uint8Array.of(high, low));
      if (text.length === 1 && !bytes.has(text)) bytes.set(text, [high, low]);
    }
  }
  return (text) =>
    Uint8Array.from(Array.from(text).flatMap((char) => bytes.get(char) ?? [char.charCodeAt(0)]));
}

const utf16 = (isLittle: boolean, hasMark: boolean) => (text: string) => {
  const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
  const all = hasMark ? [0xfeff, ...units] : units;
  return Uint8Array.from(
    all.flatMap((unit) => (isLittle ? [unit & 0xff, unit >> 8] : [unit >> 8, unit & 0xff])),
  );
};

const ENCODINGS = [
  ['Shift_JIS', encoderOf('shift_jis')],
  ['EUC-JP', encoderOf('euc-jp')],
  ['UTF-16LE', utf16(true, true)],
  ['UTF-16BE', utf16(false, true)],
  ['UTF-16LE', utf16(true, false)],
  ['UTF-16BE', utf16(false, false)],
] as const;

const word = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...Array.from(KANA)), minLength: 2, maxLength: 12 }),
    fc.string({ unit: fc.constantFrom(...Array.from(KANA + KANJI + OTHER + 'a7')), maxLength: 40 }),
  )
  .map((parts) => parts.join(''));
const rows = fc.array(
  fc.tuple(word, word).filter(([a, b]) => a !== b),
  { minLength: 1, maxLength: 20 },
);

describe.each(ENCODINGS)('%s', (name, encode) => {
  it('is read as the same text in UTF-8 is', async () => {
    const property = fc.asyncProperty(
      rows,
      fc.nat(150),
      fc.integer({ min: 1, max: 50 }),
      async (names, plain, size) => {
        const lines = names.map(([a, b]) =>
          JSON.stringify({ model_a: a, model_b: b, winner: 'tie' }),
        );
        const ascii = Array.from(
          { length: plain },
          (_, n) => `{"model_a": "m${String(n)}", "model_b": "n", "winner": "model_a"}`,
        );
        const text = [...ascii, ...lines].join('\n');
        const options = { format: null };
        const read = await readFiles([bytesSource('x', encode(text), size)], options);
        const expected = await readFiles([textSource(text)], options);
        expect(read.files[0]).toMatchObject({ encoding: name, failure: null });
        expect(read.table).toEqual(expected.table);
      },
    );
    await fc.assert(property, { numRuns: 25 });
  });
});
