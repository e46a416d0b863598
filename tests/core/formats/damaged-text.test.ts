import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnyEncoding } from '../../../src/core/formats/containers/encoding/decode.ts';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import { bytesSource, rowsOf } from './sources.ts';
import { anyCharacter } from '../../any-character.ts';

/* Valid UTF-8 stays what it is; what is not valid costs the rows that it stands in. */

const utf8 = (text: string) => new TextEncoder().encode(text);
const joined = (...parts: readonly (Uint8Array | readonly number[] | string)[]) =>
  Uint8Array.from(parts.flatMap((part) => [...(typeof part === 'string' ? utf8(part) : part)]));

const read = async (bytes: Uint8Array, size?: number) => {
  const { table, files } = await readFiles([bytesSource('x', bytes, size)], { format: null });
  const [{ rows, rejected, rejections, failure, encoding = 'UTF-8' }] = files;
  const reasons = rejections.map(({ line, reason }) => [line, reason] as const);
  return { table, rows, rejected, reasons, failure, encoding };
};

const HEADER = 'model_a,model_b,winner,question\n';
const badBytes = (encoding: string) => ({ kind: 'bad-bytes', encoding });
/** 日本語模型 and ラクダ in Shift_JIS. */
const SHIFT_JIS = Uint8Array.of(
  ...[0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0x96, 0xcd, 0x8c, 0x5e, 0x83, 0x89, 0x83, 0x4e],
  ...[0x83, 0x5f],
);
/** テスト in EUC-JP. */
const EUC_JP = Uint8Array.of(0xa5, 0xc6, 0xa5, 0xb9, 0xa5, 0xc8);

describe('valid UTF-8', () => {
  it('is read as it is, in pieces of any size', () => {
    const texts = fc
      .array(
        fc.oneof(fc.string({ unit: anyCharacter }), fc.constantFrom('\uFFFD', 'é', 'ｼｽ', '𐀀\n')),
      )
      .map((parts) => parts.join('').toWellFormed())
      .filter((text) => !text.includes('\0') && !text.startsWith('\uFEFF'));
    const property = fc.property(texts, fc.integer({ min: 1, max: 50 }), (text, size) => {
      const bytes = utf8(text);
      const decoder = new AnyEncoding(bytes.subarray(0, 4096));
      let back = '';
      for (let at = 0; at < bytes.length; at += size) {
        back += decoder.push(bytes.subarray(at, at + size));
      }
      expect(back + decoder.end()).toBe(text);
      expect(decoder.encoding).toBe('UTF-8');
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('with U+FFFD in answers leaves the names below them as they are', async () => {
    const row = (n: number) =>
      JSON.stringify({
        model_a: n > 100 ? 'Café-7B' : 'a',
        model_b: n > 100 ? 'ELYZA-日本語' : 'b',
        winner: 'model_a',
        response_a: (n === 13 ? 'cut \uFFFD\uFFFD' : 'whole').padEnd(400),
      });
    const text = Array.from({ length: 200 }, (_, n) => row(n + 1)).join('\n');
    const { table, rejected, failure, encoding } = await read(utf8(text));
    expect([rejected, failure, encoding]).toEqual([0, null, 'UTF-8']);
    expect(table.models).toEqual(['a', 'b', 'Café-7B', 'ELYZA-日本語']);
  });

  it('with nothing beyond ASCII but U+FFFD is no other encoding', async () => {
    const { table, failure } = await read(utf8(HEADER + 'a\uFFFD,b,tie,\uFFFD\uFFFD\n'));
    expect(failure).toBeNull();
    expect(table.models).toEqual(['a\uFFFD', 'b']);
  });

  it('with a zero in a name keeps it', async () => {
    const { table } = await read(utf8(HEADER + 'a\0z,b,tie,1\n' + 'a,b,tie,2\n'.repeat(3)));
    expect(table.models).toEqual(['a\0z', 'b', 'a']);
  });
});

describe('invalid bytes', () => {
  const good = (n: number) => `a,b,model_a,q${String(n)}\n`;
  const many = (from: number, count: number, row = good) =>
    Array.from({ length: count }, (_, n) => row(from + n)).join('');

  it('reject their rows, with line and reason, wherever they stand', async () => {
    for (const [field, bad] of [
      ['a name', joined('c', [0xff], ',b,tie,x\n')],
      ['a text', joined('a,b,tie,x', [0xe6, 0x97], '\n')],
    ] as const) {
      for (const [before, after] of [
        [0, 5000],
        [1, 1],
        [5000, 5000],
      ] as const) {
        const bytes = joined(HEADER, many(0, before), bad, many(before, after));
        for (const size of [1000, 1 << 16, bytes.length]) {
          const { rows, reasons, table, failure } = await read(bytes, size);
          expect({ field, rows, failure }).toEqual({
            field,
            rows: before + 1 + after,
            failure: null,
          });
          expect(reasons).toEqual([[before + 2, badBytes('UTF-8')]]);
          expect(table.models).toEqual(['a', 'b']);
        }
      }
    }
  });

  it('inside one document reject the record that they stand in', async () => {
    const [before, after] = JSON.stringify({
      matches: ['a', 'b', 'c'].map((id) => ({
        ...{ model1_id: id, model2_id: 'z', question_id: 'q', score: 1, response1: `“${id}”` },
      })),
    }).split('“b”');
    const { rows, reasons, table } = await read(joined(before, [0x80], after));
    expect(rows).toBe(3);
    expect(reasons).toEqual([[2, badBytes('UTF-8')]]);
    expect(table.models).toEqual(['a', 'z', 'c']);
  });

  it('of Shift_JIS below UTF-8 reject what is Shift_JIS', async () => {
    const japanese = many(0, 100, (n) => `ラクダ,模型,tie,質問${String(n)}\n`);
    const late = joined(SHIFT_JIS, ',b,tie,1\n', SHIFT_JIS, ',c,tie,2\n');
    for (const filler of [0, 20_000]) {
      const bytes = joined(HEADER, japanese, many(0, filler), late, japanese);
      const { encoding, reasons, rejected, table } = await read(bytes, 1 << 16);
      expect({ encoding, rejected }).toEqual({ encoding: 'UTF-8', rejected: 2 });
      expect(reasons[0]).toEqual([filler + 102, badBytes('UTF-8')]);
      expect(table.models).toEqual(
        filler === 0 ? ['ラクダ', '模型'] : ['ラクダ', '模型', 'a', 'b'],
      );
    }
  });

  it('of UTF-8 below another encoding reject what is UTF-8', async () => {
    for (const [name, bytes] of [
      ['Shift_JIS', SHIFT_JIS],
      ['EUC-JP', EUC_JP],
    ] as const) {
      const legacy = joined(...Array.from({ length: 50 }, () => joined(bytes, ',b,tie,1\n')));
      const whole = joined(
        HEADER,
        many(0, 5000),
        legacy,
        '日本語,b,tie,2\n',
        '日本,c,tie,3\n',
        legacy,
      );
      for (const size of [100, 1 << 16]) {
        const { encoding, reasons, table } = await read(whole, size);
        expect(encoding).toBe(name);
        expect(reasons).toEqual([
          [5052, badBytes(name)],
          [5053, badBytes(name)],
        ]);
        expect(table.models).toHaveLength(3);
      }
    }
  });

  it('of UTF-16 reject their rows', async () => {
    const text = '\uFEFF' + HEADER + 'a,b,tie,x\nc\uD800,b,tie,x\na,b,tie,\uFFFD\n';
    const bytes = Uint8Array.from(
      Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).flatMap((unit) => [
        unit & 0xff,
        unit >> 8,
      ]),
    );
    for (const size of [3, bytes.length]) {
      const { reasons, table, rows } = await read(bytes, size);
      expect(reasons).toEqual([[3, badBytes('UTF-16LE')]]);
      expect(rows).toBe(3);
      expect(table.models).toEqual(['a', 'b']);
    }
  });

  it('in most rows are another encoding, which is refused', async () => {
    const rows = many(0, 100, () => 'modèle,b,tie,été\n');
    const latin = Uint8Array.from(HEADER + rows, (char) => char.charCodeAt(0));
    const { failure } = await read(joined(HEADER, many(0, 90), latin.subarray(HEADER.length)));
    expect(failure).toEqual({ kind: 'not-text', looksLike: 'another encoding' });
  });
});

it('half of a surrogate pair, which UTF-8 can not hold, makes no name', async () => {
  const line = String.raw`{"model_a":"a\ud83d","model_b":"b","winner":"tie"}`;
  const { table, reasons } = await read(utf8(`${line}\n${line.replace(String.raw`\ud83d`, '')}`));
  expect(reasons[0]?.[1]).toMatchObject({ kind: 'bad-value', field: 'model_a' });
  expect(rowsOf(table)).toHaveLength(1);
});
