import fc from 'fast-check';
import { snappyCompress } from 'hyparquet-writer/src/snappy.js';
import { describe, expect, it } from 'vitest';
import { unpackSnappy } from '../../../../../src/core/formats/containers/parquet/snappy.ts';

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const unpack = (hex: string, length: number) =>
  Buffer.from(unpackSnappy(bytesOf(hex), length)).toString('latin1');

describe('Snappy', () => {
  it('copies literals and what came before', () => {
    // Length 3; a literal of three bytes.
    expect(unpack('03 08 616263', 3)).toBe('abc');
    // A copy of five bytes from two back, which reaches into what it makes.
    expect(unpack('07 04 6162 05 02', 7)).toBe('abababa');
    // The same with places of two and of four bytes.
    expect(unpack('07 04 6162 12 0200', 7)).toBe('abababa');
    expect(unpack('07 04 6162 13 02000000', 7)).toBe('abababa');
  });

  it('takes lengths of literals in one byte and in two', () => {
    const text = 'x'.repeat(300);
    const hex = Buffer.from(text).toString('hex');
    expect(unpack(`ac02 f4 2b01 ${hex}`, 300)).toBe(text);
    expect(unpack(`c801 f0 c7 ${hex.slice(0, 400)}`, 200)).toBe('x'.repeat(200));
  });

  it('undoes what a packer did', () => {
    const text = fc.array(fc.constantFrom(0, 1, 2, 255), { maxLength: 2000 });
    fc.assert(
      fc.property(text, (values) => {
        const bytes = Uint8Array.from(values);
        const packed = snappyCompress(bytes);
        expect(unpackSnappy(packed, bytes.length)).toEqual(bytes);
      }),
    );
  });

  it.each([
    ['a literal longer than the bytes', '05 10 6162', 5],
    ['a literal longer than the whole', '02 08 616263', 2],
    ['a literal of 2³² bytes, which others read as a step backwards', '05 fc faffffff 6162', 5],
    ['a copy from before the beginning', '07 04 6162 05 03', 7],
    ['a copy from nowhere', '07 04 6162 05 00', 7],
    ['a copy longer than the whole', '03 04 6162 05 02', 3],
    ['a copy without its place', '07 04 6162 05', 7],
    ['bytes that are too few', '07 04 6162', 7],
    ['nothing', '', 1],
  ])('refuses %s', (_, hex, length) => {
    expect(() => unpackSnappy(bytesOf(hex), length)).toThrow('damaged');
  });
});
