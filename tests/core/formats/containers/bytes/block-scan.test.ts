import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { blockScan } from '../../../../../src/core/formats/containers/bytes/block-scan.ts';
import { stringEnd } from '../../../../../src/core/formats/containers/bytes/json-scan.ts';
import { expectAssembled } from '../../../assemble.ts';
import { encode, isUtf8 } from './given.ts';

const PADDING = encode('and more\n');

afterEach(() => {
  blockScan.close();
});

/** These bytes as the beginning of a block that ends a line. */
function block(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(bytes.length + PADDING.length);
  whole.set(bytes);
  whole.set(PADDING, bytes.length);
  return whole;
}

function isTaken(bytes: Uint8Array): boolean {
  blockScan.open(bytes, bytes.length);
  return blockScan.has(bytes);
}

it('is what its text says', () =>
  expectAssembled(
    'formats/containers/bytes',
    'scan',
    'tests/core/formats/containers/bytes/block-scan.test.ts',
  ));

describe('a block', () => {
  it('is taken where it is UTF-8, and not otherwise', () => {
    // Every pair and, around the bounds, every three and four bytes, wherever vectors meet.
    const bounds = [0x00, 0x22, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1, 0xc2, 0xdf];
    const leads = [
      ...bounds,
      0xe0,
      0xe1,
      0xec,
      0xed,
      0xee,
      0xef,
      0xf0,
      0xf1,
      0xf3,
      0xf4,
      0xf5,
      0xff,
    ];
    const wrong: number[][] = [];
    const look = (...bytes: number[]) => {
      for (const shift of [0, 14, 15]) {
        const whole = block(Uint8Array.from([...new Array<number>(shift).fill(0x61), ...bytes]));
        if (isTaken(whole) !== isUtf8(whole)) wrong.push(bytes);
      }
    };
    for (let first = 0x80; first < 0x100; first++)
      for (let second = 0; second < 0x100; second += first < 0xe0 ? 1 : 5) look(first, second);
    for (const first of leads)
      for (const second of bounds)
        for (const third of bounds.slice(2, 9)) {
          look(first, second, third);
          for (const fourth of [0x61, 0x80, 0xbf]) look(first, second, third, fourth);
        }
    expect(wrong).toEqual([]);
  });

  it('is taken with characters of every length, and not with one byte of them changed', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(255), (some, place, byte) => {
        const whole = block(encode(some));
        expect(isTaken(whole)).toBe(isUtf8(whole));
        whole[place % (whole.length - 1)] = byte;
        expect(isTaken(whole)).toBe(isUtf8(whole));
      }),
      { numRuns: 500 },
    );
  });

  it('is not taken for another one, or when it may have changed', () => {
    const whole = block(new Uint8Array(0));
    expect(isTaken(whole)).toBe(true);
    expect(blockScan.has(whole.slice())).toBe(false);
    blockScan.close();
    expect(blockScan.has(whole)).toBe(false);
  });

  it('grows as far as a block asks for', () => {
    const large = new Uint8Array(5_000_000).fill(0x61);
    large[large.length - 1] = 0x0a;
    expect(isTaken(large)).toBe(true);
    expect(blockScan.next(0, 0x22, 0x5c, 0x20)).toBe(large.length - 1);
    large[4_999_990] = 0x22;
    expect(isTaken(large)).toBe(true);
    expect(blockScan.next(17, 0x22, 0x5c, 0x20)).toBe(4_999_990);
  });
});

describe('what is looked for', () => {
  it('is found where a loop over single bytes finds it', () => {
    const part = fc.constantFrom('"', '\\', '\n', '\t', '\0', 'é', '日本語の文', '😀', 'abc', ' ');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), fc.nat(), (parts, from) => {
        const whole = block(encode(parts.join('')));
        expect(isTaken(whole)).toBe(true);
        const at = from % whole.length;
        for (const [one, other, below] of [
          [0x22, 0x5c, 0x20],
          [0x22, 0x0a, 0],
        ]) {
          const is = (byte: number) => byte === one || byte === other || byte < below;
          const found = at + whole.subarray(at).findIndex(is);
          expect(blockScan.next(at, one, other, below)).toBe(found);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is listed for rows', () => {
    const part = fc.constantFrom(
      '"',
      ',',
      '\n',
      '\t',
      'é',
      '日本',
      'abc',
      'a longer text without any',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const whole = block(encode(parts.join('')));
        expect(isTaken(whole)).toBe(true);
        const marks = blockScan.marks(0x2c, 0x22);
        expect(blockScan.marks(0x2c, 0x22)).toBe(marks);
        const inside = marks.filter((at) => at < whole.length);
        const places = Array.from(whole.keys());
        expect([...inside]).toEqual(places.filter((at) => [0x2c, 0x22, 0x0a].includes(whole[at])));
        expect(marks.length).toBeGreaterThan(inside.length);
      }),
      { numRuns: 500 },
    );
  });

  it('ends strings of JSON as before', () => {
    const part = fc.constantFrom(
      '"',
      '\\',
      '\\"',
      '\\n',
      '\\u00e9',
      '\\u00',
      '\n',
      '日本',
      'some text',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), (parts) => {
        const whole = block(encode(`"${parts.join('')}`));
        const alone = stringEnd(whole, 0);
        expect(isTaken(whole)).toBe(true);
        expect(stringEnd(whole, 0)).toBe(alone);
      }),
      { numRuns: 1000 },
    );
  });
});
