import { describe, expect, it } from 'vitest';
import { codecOf } from '../../../../../src/core/formats/containers/encoding/codec.ts';
import { valuesOf } from '../../../../../src/core/formats/containers/sqlite/record.ts';
import { columnsOf } from '../../../../../src/core/formats/containers/sqlite/schema.ts';

const columns = [...columnsOf("CREATE TABLE t (a, b REAL, c DEFAULT 'later')").values()];
const read = (...bytes: readonly number[]) =>
  valuesOf(Uint8Array.from(bytes), 7n, columns, codecOf('UTF-8'));

describe('a record', () => {
  it('may be older than a column', () => {
    expect(read(3, 1, 1, 0xff, 4)).toEqual([-1n, 4, 'later']);
    expect(read(1)).toEqual([null, null, 'later']);
  });

  it('has null where a number is none, and where a type is for later', () => {
    expect(read(4, 7, 10, 11, 0x7f, 0xf8, 0, 0, 0, 0, 0, 0)).toEqual([null, null, null]);
  });

  it.each([
    ['its values', [3, 1, 2, 0xff, 4]],
    ['a text', [2, 0xff, 0x0d, 0x61]],
    ['its header', [9, 1]],
    ['a type', [2, 0x81]],
    ['a type, which reaches into the values', [2, 0x81, 0x00, 0x61, 0x61]],
    ['any text', [10, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]],
    ['nothing', []],
  ])('that ends before %s is damaged', (_, bytes) => {
    expect(() => read(...bytes)).toThrow(/too early|longer than its bytes/);
  });
});
