import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { gzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Crc32 } from '../../../src/core/formats/containers/archive/crc32.ts';
import { ImportLimits } from '../../../src/core/formats/intake/import-limits.ts';
import { readFile } from '../../../src/core/formats/intake/read-file.ts';
import type { FileOptions } from '../../../src/core/formats/intake/read-one.ts';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import { FREE_UNPACKED_BYTES, MAX_UNPACK_RATIO } from '../../../src/core/limits.ts';
import { bytesSource } from './sources.ts';
import { crc32, zip } from './zip-writer.ts';

/* Archives are taken at their word only where their checksums, sizes and flags bear it out. */

const utf8 = (text: string) => new TextEncoder().encode(text);
const row = (n: number) =>
  `{"model_a":"a","model_b":"b","winner":"tie","question_id":${String(n)}}\n`;
const rows = (count: number) => utf8(Array.from({ length: count }, (_, n) => row(n)).join(''));

const ANY: FileOptions = {
  ...{ format: null, baseline: null, games: null, grades: 'collapse' },
  choices: 'plackett-luce',
  ...{ mappings: [], sink: null, sides: 'shown' },
};

/** What was read, from memory and in parts. */
async function read(bytes: Uint8Array, size = bytes.length) {
  const source = bytesSource('x', bytes, size);
  const slice = (start: number, end: number) => Promise.resolve(bytes.subarray(start, end));
  const whole = await readFiles([source], { format: null });
  expect(await readFiles([{ ...source, slice }], { format: null })).toEqual(whole);
  const found = whole.files.map(({ file, failure, judgments, rejections }) => [
    file,
    failure?.kind ?? judgments,
    ...rejections.map(({ line, reason }) => `${String(line)} ${reason.kind}`),
  ]);
  return { found, table: whole.table, files: whole.files };
}

/** With one byte changed, found by the text it begins. */
function changed(bytes: Uint8Array, at: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] ^= 1;
  return copy;
}

describe('CRC-32', () => {
  it('is the one of RFC 1952, in pieces of any size', () => {
    const check = new Crc32();
    check.push(utf8('123456789'));
    expect(check.value).toBe(0xcbf43926);
    const property = fc.property(fc.uint8Array({ maxLength: 100 }), fc.nat(100), (bytes, cut) => {
      const crc = new Crc32();
      crc.push(bytes.subarray(0, cut));
      crc.push(bytes.subarray(cut));
      expect(crc.value).toBe(crc32(bytes));
    });
    fc.assert(property);
  });
});

describe('a wrong checksum', () => {
  it('in a ZIP refuses the file that it is of, and no other', async () => {
    const archive = zip([
      { name: 'a.jsonl', data: rows(20) },
      { name: 'b.jsonl', data: rows(30), crc: 1 },
      { name: 'c.jsonl', data: rows(40), method: 0, crc: 1 },
      { name: 'd.jsonl', data: rows(50), method: 0 },
    ]);
    const { found, table } = await read(archive);
    expect(found).toEqual([
      ['x/a.jsonl', 20],
      ['x/b.jsonl', 'wrong-checksum'],
      ['x/c.jsonl', 'wrong-checksum'],
      ['x/d.jsonl', 50],
    ]);
    expect(table.left).toHaveLength(70);
  });

  it('in gzip refuses the file, whichever member it is of', async () => {
    const [a, b] = [gzipSync(rows(20)), gzipSync(rows(30))];
    const both = Uint8Array.from([...a, ...b]);
    for (const size of [1, 100, both.length]) {
      expect((await read(both, size)).found).toEqual([['x', 50]]);
      for (const at of [a.length - 8, both.length - 5]) {
        expect((await read(changed(both, at), size)).found).toEqual([['x', 'wrong-checksum']]);
      }
    }
  });

  it('is told apart from whatever stands behind a whole gzip file', async () => {
    const packed = gzipSync(rows(20));
    for (const zeros of [1, 3, 600]) {
      const padded = Uint8Array.from([...packed, ...Array<number>(zeros).fill(0)]);
      for (const size of [1, 100, padded.length]) {
        expect((await read(padded, size)).found).toEqual([['x', 20]]);
      }
      const wrong = (await read(changed(padded, packed.length - 8))).found;
      expect(['damaged-archive', 'wrong-checksum']).toContain(wrong[0][1]);
    }
  });

  it('is not looked for where the file is cut: what came before is kept', async () => {
    const packed = gzipSync(rows(5000), { level: 1 });
    const [[, judgments, reason]] = (await read(packed.subarray(0, packed.length - 200))).found;
    expect(Number(judgments)).toBeGreaterThan(1000);
    expect(reason).toContain('cut-off');
    expect((await read(packed.subarray(0, packed.length - 3))).found[0][1]).not.toBe(5001);
  });

  it('damage inside the packed bytes refuses the file as well', async () => {
    const archive = zip([{ name: 'a', data: rows(1000) }]);
    for (let at = 300; at < archive.length - 300; at += 47) {
      const [[, outcome]] = (await read(changed(archive, at))).found;
      expect(['wrong-checksum', 'damaged-archive']).toContain(outcome);
    }
  });
});

describe('a ZIP', () => {
  it('of 5,000 empty files has empty files', async () => {
    const entries = Array.from({ length: 5000 }, (_, n) => ({
      ...{ name: `${String(n)}.jsonl`, data: new Uint8Array(0), method: 0 as const },
    }));
    const archive = zip([...entries, { name: 'x.jsonl', data: rows(5) }]);
    const { files } = await readFiles([bytesSource('x', archive)], { format: null });
    expect(files).toHaveLength(5001);
    expect(new Set(files.map(({ failure }) => failure?.kind))).toEqual(
      new Set(['empty-file', undefined]),
    );
  });

  it('without files, and nothing but its end, is empty', async () => {
    expect((await read(zipSync({}))).found).toEqual([['x', 'empty-archive']]);
  });

  it('may tell sizes and checksums behind the data', async () => {
    const archive = zip([
      { name: 'a', data: rows(20), hasDescriptor: true },
      { name: 'b', data: rows(30), hasDescriptor: true, method: 0 },
    ]);
    expect((await read(archive)).found).toEqual([
      ['x/a', 20],
      ['x/b', 30],
    ]);
    // The same without its directory, and cut in the second file.
    const end = archive.length - 2 * 47 - 22;
    expect((await read(archive.subarray(0, end))).found).toEqual([
      ['x/a', 20],
      ['x/b', 30],
      ['x', 'damaged-archive'],
    ]);
    const cut = (await read(archive.subarray(0, end - 200))).found;
    expect(cut[0]).toEqual(['x/a', 20]);
    expect(cut[1].at(-1)).toContain('cut-off');
    expect(cut).toHaveLength(2);
  });

  it('may be ZIP64', async () => {
    const archive = zip(
      [
        { name: 'a', data: rows(20) },
        { name: 'b', data: rows(30) },
      ],
      true,
    );
    expect((await read(archive)).found).toEqual([
      ['x/a', 20],
      ['x/b', 30],
    ]);
  });

  it('may have files of one name, and names that lead outside', async () => {
    const names = ['a', 'a', '../../a', '/etc/b', 'c\\d', './a'];
    const archive = zip(names.map((name, n) => ({ name, data: rows(n + 1) })));
    expect((await read(archive)).found).toEqual([
      ['x/a', 1],
      ['x/a (2)', 2],
      ['x/a (3)', 3],
      ['x/etc/b', 4],
      ['x/c/d', 5],
      ['x/a (4)', 6],
    ]);
  });

  it('may have encrypted files beside others', async () => {
    const archive = zip([
      { name: 'a', data: rows(20), isEncrypted: true },
      { name: 'b', data: rows(30) },
    ]);
    expect((await read(archive)).found).toEqual([
      ['x/a', 'encrypted-archive'],
      ['x/b', 30],
    ]);
  });
});

describe('an import', () => {
  it('refuses what unpacks to far more than any data would', async () => {
    const blank = new Uint8Array(1 << 20).fill(32);
    const entry = { packed: deflateRawSync(blank), data: blank, crc: crc32(blank) };
    const archive = zip([
      { name: 'a', data: rows(3) },
      { name: 'b', ...entry },
      { name: 'c', ...entry },
    ]);
    const nested = zipSync({ 'x.zip': archive });
    const packed = gzipSync(blank);
    for (const [bytes, found] of [
      [archive, [3, 'empty-file', 'unpacks-too-large']],
      // What is packed twice counts as often as it comes out.
      [nested, [3, 'empty-file', 'unpacks-too-large']],
      [packed, ['empty-file']],
      [gzipSync(packed), ['empty-file']],
      [Uint8Array.from([...packed, ...packed]), ['unpacks-too-large']],
    ] as const) {
      // So much has come out of other files of the same import that one blank has room, not two.
      const limits = new ImportLimits();
      const most = FREE_UNPACKED_BYTES + MAX_UNPACK_RATIO * bytes.length;
      limits.unpack(most - 1.5 * blank.length);
      const readings = [];
      for await (const { report } of readFile(bytesSource('x', bytes), () => ANY, limits)) {
        readings.push(report.failure?.kind ?? report.judgments);
      }
      expect(readings).toEqual(found);
    }
  });

  it('keeps 10,000 rejected rows to show, and counts the others', async () => {
    const bad = utf8('model_a,model_b,winner\n' + 'a,b,nobody\n'.repeat(1500));
    const files = Object.fromEntries(
      Array.from({ length: 12 }, (_, n) => [`${String(n)}.csv`, bad]),
    );
    const read = await readFiles([bytesSource('x', zipSync(files))], { format: null });
    expect(read.files.map(({ rejected }) => rejected)).toEqual(Array(12).fill(1500));
    const kept = read.files.map(({ rejections }) => rejections.length);
    expect(kept).toEqual([...Array<number>(10).fill(1000), 0, 0]);
  });
});
