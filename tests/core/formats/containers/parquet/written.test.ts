import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../../../src/core/formats/intake/read.ts';
import type { RecordTexts } from '../../../../../src/core/table/record-texts.ts';
import { ROWS, ownSource, asRead, lines, expected, testWritten } from './written-rows.ts';

const room = () => null;

describe('Parquet gives what the same rows give as JSON lines', () => {
  it('of which some can be used and some not', () => {
    expect(expected.rows.length).toBeGreaterThan(ROWS / 2);
    expect(expected.reasons.length).toBeGreaterThan(10);
  });

  testWritten('SNAPPY');

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
