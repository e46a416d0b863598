import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFiles } from '../../../../../src/core/formats/intake/read.ts';
import type { ByteSource } from '../../../../../src/core/formats/file/report.ts';
import { createRandom } from '../../../../../src/core/numerics/random.ts';
import type { RecordTexts } from '../../../../../src/core/table/record-texts.ts';
import { rowsOf, textSource } from '../../sources.ts';

/** Their ids take up more than is read at once. */
const ROWS = 12_000;
const ID =
  'of a long list of questions that were asked of every model on every day of the long summer of ';

/** Battles with something missing in every column; some can't be used. */
function battles() {
  const random = createRandom(7);
  const below = (n: number) => Math.floor(random.uniform() * n);
  const oneOf = <T>(values: readonly T[]): T => values[below(values.length)];
  const often = <T>(value: T): T | null => (below(20) === 0 ? null : value);
  return Array.from({ length: ROWS }, (_, row) => ({
    question_id: often(below(3) === 0 ? `${ID}${String(row)}` : `${ID}質問 ${String(below(400))}`),
    model_a: often(oneOf(['a', 'b', 'モデル c', ' d '])),
    model_b: often(oneOf(['x', 'y', 'z'])),
    winner: often(oneOf(['model_a', 'model_b', 'tie', 'model_a', 'no idea'])),
    judge: often(oneOf(['human', 'gpt-4'])),
    turn: often(1 + below(2)),
    language: often(oneOf(['English', '日本語', 'Français'])),
  }));
}

const rows = battles();
const room = () => null;

/** What is given back is overwritten: nobody may need it any more. */
function ownSource(file: string, bytes: Uint8Array, size: number): ByteSource {
  return {
    file,
    bytes: bytes.length,
    async *chunks() {
      for (let at = 0; at < bytes.length; at += size)
        yield await Promise.resolve(bytes.slice(at, at + size));
    },
    slice: (start, end) => Promise.resolve(bytes.slice(start, end)),
    giveBack: (piece) => piece.fill(0xaa),
  };
}

const asRead = async (source: ByteSource) => {
  const { table, files } = await readFiles([source], { format: null });
  const { rejections, failure, rows: read } = files[0];
  const reasons = rejections.map(({ line, reason }) => ({ line, reason }));
  const tags = table.tags?.map(({ name, value, values }) => [
    name,
    Array.from(value, (at) => values[at] ?? null),
  ]);
  return { rows: rowsOf(table), tags, reasons, failure, read };
};

const lines = rows.map((row) => JSON.stringify(row)).join('\n');
const expected = await asRead(textSource(lines, 'x.jsonl'));

describe('Parquet gives what the same rows give as JSON lines', () => {
  it('of which some can be used and some not', () => {
    expect(expected.rows.length).toBeGreaterThan(ROWS / 2);
    expect(expected.reasons.length).toBeGreaterThan(10);
  });

  const column = (name: keyof (typeof rows)[number], type: 'STRING' | 'INT32' | 'INT64') => ({
    ...{ name, type },
    data: rows.map(({ [name]: value }) =>
      type === 'INT64' && value !== null ? BigInt(value) : value,
    ),
  });
  for (const codec of ['UNCOMPRESSED', 'SNAPPY'] as const)
    for (const [pageSize, isPlain] of [
      [300, true],
      [300, false],
      [1 << 20, true],
      [1 << 20, false],
    ] as const)
      it(`${codec}, pages of ${pageSize} bytes, plain: ${isPlain}`, async () => {
        const columnData = [
          ...(['question_id', 'model_a', 'model_b', 'winner', 'judge', 'language'] as const).map(
            (name) => ({
              ...column(name, 'STRING'),
              ...(isPlain && { encoding: 'PLAIN' as const }),
            }),
          ),
          column('turn', pageSize === 300 ? 'INT32' : 'INT64'),
        ];
        const options = {
          codec,
          pageSize,
          dictionarySize: 1 << 20,
          rowGroupSize: pageSize === 300 ? 2500 : ROWS,
          columnData,
        };
        const bytes = new Uint8Array(parquetWriteBuffer(options));
        expect(await asRead(ownSource('x.parquet', bytes, 1000))).toEqual(expected);
      });

  describe('written by DuckDB', () => {
    const folder = mkdtempSync(join(tmpdir(), 'caravan-parquet-'));
    const connecting = DuckDBInstance.create(':memory:').then((instance) => instance.connect());
    beforeAll(() => {
      writeFileSync(join(folder, 'rows.jsonl'), lines);
    });
    afterAll(async () => {
      (await connecting).closeSync();
      rmSync(folder, { recursive: true });
    });
    it.each(['uncompressed', 'snappy', 'gzip', 'zstd', 'lz4_raw'])('%s', async (codec) => {
      const path = join(folder, `${codec}.parquet`);
      const connection = await connecting;
      for (const version of ['V1', 'V2']) {
        await connection.run(
          `COPY (FROM read_json('${join(folder, 'rows.jsonl')}')) TO '${path}'
          (FORMAT parquet, CODEC '${codec}', ROW_GROUP_SIZE 8192, PARQUET_VERSION ${version})`,
        );
        const bytes = new Uint8Array(readFileSync(path));
        expect(await asRead(ownSource('x.parquet', bytes, 1000))).toEqual(expected);
      }
    });
  });

  it.each([true, false])('texts too long to be read at once, plain: %s', async (isPlain) => {
    const answers = Array.from({ length: 12 }, (_, n) => `${String(n)} `.repeat(150_000));
    const reviews = Array.from({ length: 40 }, (_, n) => ({
      ...{ review_id: `r${String(n)}`, question_id: `q${String(n)}`, reviewer_id: 'judge' },
      ...{ model1_id: 'a', model2_id: 'b', score: 1 + (n % 3), text: n % 7 === 0 ? null : 'Fine.' },
      ...{ answer1: answers[n % 12], answer2: answers[(5 * n) % 12] },
    }));
    const names = Object.keys(reviews[0]) as (keyof (typeof reviews)[number])[];
    const columnData = names.map((name) => ({
      ...{ name, type: name === 'score' ? ('INT32' as const) : ('STRING' as const) },
      ...(isPlain && { encoding: 'PLAIN' as const }),
      data: reviews.map(({ [name]: value }) => value),
    }));
    const options = { codec: 'UNCOMPRESSED', pageSize: 1 << 17, dictionarySize: 1 << 24 } as const;
    const bytes = new Uint8Array(parquetWriteBuffer({ ...options, columnData }));
    const records: RecordTexts[] = [];
    const sink = { text: () => {}, record: (_: number, of: RecordTexts) => records.push(of), room };
    await readFiles([ownSource('x.parquet', bytes, 1000)], { format: null, texts: () => sink });
    const differing = records.filter(
      ({ left, right, reasoning }, n) =>
        left !== reviews[n].answer1 ||
        right !== reviews[n].answer2 ||
        reasoning !== reviews[n].text,
    );
    expect([records.length, differing.length]).toEqual([reviews.length, 0]);
  });

  it('and so do the lines themselves, whose pieces are given back', async () => {
    const bytes = new TextEncoder().encode(lines);
    for (const size of [100, 5000, 1 << 17])
      expect(await asRead(ownSource('x.jsonl', bytes, size))).toEqual(expected);
  });
});
