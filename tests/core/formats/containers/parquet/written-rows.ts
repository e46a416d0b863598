import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, it } from 'vitest';
import { readFiles } from '../../../../../src/core/formats/intake/read.ts';
import type { ByteSource } from '../../../../../src/core/formats/file/report.ts';
import { createRandom } from '../../../../../src/core/numerics/random.ts';
import { rowsOf, textSource } from '../../sources.ts';

/** Their ids take up more than is read at once. */
export const ROWS = 12_000;
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

/** What is given back is overwritten: nobody may need it any more. */
export function ownSource(file: string, bytes: Uint8Array, size: number): ByteSource {
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

export const asRead = async (source: ByteSource) => {
  const { table, files } = await readFiles([source], { format: null });
  const { rejections, failure, rows: read } = files[0];
  const reasons = rejections.map(({ line, reason }) => ({ line, reason }));
  const tags = table.tags?.map(({ name, value, values }) => [
    name,
    Array.from(value, (at) => values[at] ?? null),
  ]);
  return { rows: rowsOf(table), tags, reasons, failure, read };
};

export const lines = rows.map((row) => JSON.stringify(row)).join('\n');
export const expected = await asRead(textSource(lines, 'x.jsonl'));

const column = (name: keyof (typeof rows)[number], type: 'STRING' | 'INT32' | 'INT64') => ({
  ...{ name, type },
  data: rows.map(({ [name]: value }) =>
    type === 'INT64' && value !== null ? BigInt(value) : value,
  ),
});

export type Codec = 'UNCOMPRESSED' | 'SNAPPY';

/** The rows written so are read as their lines are. */
async function expectAsLines(codec: Codec, pageSize: number, isPlain: boolean): Promise<void> {
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
}

/** Tests of a codec with short and long pages, of plain values and of a dictionary. */
export function testWritten(codec: Codec): void {
  for (const [pageSize, isPlain] of [
    [300, true],
    [300, false],
    [1 << 20, true],
    [1 << 20, false],
  ] as const)
    it(`${codec}, pages of ${pageSize} bytes, plain: ${isPlain}`, () =>
      expectAsLines(codec, pageSize, isPlain));
}
