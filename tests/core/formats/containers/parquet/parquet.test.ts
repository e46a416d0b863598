import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { mappingOf } from '../../../../../src/cli/mapping/mapping.ts';
import { readFiles } from '../../../../../src/core/formats/intake/read.ts';
import type { ReadOptions } from '../../../../../src/core/formats/intake/read.ts';
import { Outcome } from '../../../../../src/core/table/judgments.ts';
import { bytesSource } from '../../sources.ts';

/** Forty battles in two row groups. */
function battles(codec: 'UNCOMPRESSED' | 'SNAPPY'): Uint8Array {
  const column = (name: string, of: (row: number) => string | null) => ({
    name,
    data: Array.from({ length: 40 }, (_, row) => of(row)),
  });
  const model = (n: number) => ['a', 'b', 'c'][n % 3];
  const columnData = [
    column('model_a', (row) => model(row)),
    column('model_b', (row) => model(row + 1)),
    column('winner', (row) => (row === 5 ? null : ['model_a', 'tie'][row % 2])),
  ];
  return new Uint8Array(
    parquetWriteBuffer({ codec, rowGroupSize: 20, statistics: false, columnData }),
  );
}

const read = (bytes: Uint8Array, options: Partial<ReadOptions> = {}) =>
  readFiles([bytesSource('x.parquet', bytes)], { format: null, ...options });

/** The bytes with the last stretch of some replaced by others. */
function replaced(bytes: Uint8Array, from: string, to: string): Uint8Array {
  const hex = Buffer.from(bytes).toString('hex');
  const at = hex.lastIndexOf(from);
  expect(at % 2).toBe(0);
  return Buffer.from(hex.slice(0, at) + to + hex.slice(at + to.length), 'hex');
}

/** A page of twenty places in a dictionary: two bits each, 7 >> 1 = three groups of eight. */
const PLACES = '0207244992244900';

describe('columns of Parquet that are long or nested', () => {
  const long = ['why', 'how'].map((word) => `${word} ${'x'.repeat(1000)}`);
  const columnData = [
    { name: 'who', data: ['x', 'y'] },
    { name: 'whom', data: ['y', 'x'] },
    { name: 'asked', data: long },
    {
      name: 'goals',
      data: [
        [3, 1],
        [0, 0],
      ],
      type: 'JSON' as const,
    },
  ];
  const bytes = new Uint8Array(parquetWriteBuffer({ columnData }));
  const map = 'left=who,right=whom,left_score=goals.0,right_score=goals.1,question=asked';

  it('are read where a mapping names them', async () => {
    const mapping = mappingOf(map);
    const fields = columnData.map(({ name }) => name);
    for (const options of [{ mapping }, { mappings: [{ fields, mapping }] }]) {
      const { table } = await read(bytes, options);
      expect(Array.from(table.outcome)).toEqual([Outcome.left, Outcome.tie]);
      expect(table.questions.map((name) => name.slice(0, 5))).toEqual(['why x', 'how x']);
    }
  });
});

describe('damaged Parquet', () => {
  it('is whole before', async () => {
    const { files } = await read(battles('UNCOMPRESSED'));
    expect(files[0]).toMatchObject({ rows: 40, judgments: 39, unparsed: 1, failure: null });
  });

  it('gives the row groups before the damage, and says that there was more', async () => {
    // The first run of a page of the second row group now has 2³¹ − 1 values.
    const { files } = await read(replaced(battles('UNCOMPRESSED'), PLACES, '02feffffff0f'));
    expect(files[0]).toMatchObject({ rows: 21, judgments: 19, unparsed: 1, failure: null });
    expect(files[0].rejections[0]).toMatchObject({ line: 21, reason: { kind: 'cut-off' } });
  });

  it('has no value where a level says neither that there is one nor that there is none', async () => {
    // The level of twenty verdicts, 20 << 1 of them, is 255 instead of 1.
    const { files } = await read(replaced(battles('UNCOMPRESSED'), '2801', '28ff'));
    expect(files[0]).toMatchObject({ rows: 40, judgments: 19, unparsed: 21, failure: null });
  });

  it('is refused where the first row group is damaged', async () => {
    // A bit-packed run of 2²⁹ groups whose values take no bits at all.
    let bytes = battles('UNCOMPRESSED');
    for (let page = 0; page < 4; page++) bytes = replaced(bytes, PLACES, '00ffffffff07');
    const { files, table } = await read(bytes);
    expect(files[0].failure?.kind).toBe('damaged-archive');
    expect(table.left).toHaveLength(0);
  });

  it.each(['UNCOMPRESSED', 'SNAPPY'] as const)(
    'comes to an end whichever byte is damaged (%s)',
    async (codec) => {
      const bytes = battles(codec);
      for (let at = 4; at < bytes.length; at += 5) {
        for (const value of [0x80, 0xff]) {
          const { table, files } = await read(bytes.with(at, value));
          expect(files).toHaveLength(1);
          expect(table.left.length).toBeLessThanOrEqual(40);
        }
      }
    },
  );
});
