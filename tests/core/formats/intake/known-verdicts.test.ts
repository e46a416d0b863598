import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../../src/core/formats/intake/read.ts';
import { CollectedTexts } from '../collect-texts.ts';
import { textSource } from '../sources.ts';

const models = fc.constantFrom<unknown>(
  ...['m 1', 'm 1', 'm-2', '模型', 'a\\b', 'said "so"'],
  ...['A', 'tie', 'model_a', ' m-2 ', 5, '', null],
);
const verdicts = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<unknown>('model_a', 'model_b', 'tie', 'tie (bothbad)') },
  {
    weight: 2,
    arbitrary: fc.constantFrom<unknown>(
      ...['A', 'B', 'm 1', ' m-2', '模型', 'TIE', 'unknown', 'third', '', null, true, 1, 2, 3],
    ),
  },
);
const names = fc.oneof(
  fc.constantFrom<unknown>(
    'q',
    'q 1',
    ' q',
    '質問',
    'a\\b',
    '5',
    5,
    1.5,
    -3,
    0,
    '',
    null,
    true,
    '\u00A0q',
  ),
  fc.nat({ max: 2000 }).map((n) => `question ${String(n)}`),
  fc.nat({ max: 3 }).map((n) => `問${String(n)}`),
);
const record = fc.record(
  {
    model_a: models,
    model_b: models,
    winner: verdicts,
    question_id: names,
    judge: fc.oneof(names, fc.constant(['gpt-4', 'pair-ja'])),
    turn: fc.constantFrom<unknown>(1, 2, '1', 0, 128, 'x', null),
    category: fc.constantFrom<unknown>('math', '数学', ['a', 'b'], null),
    tstamp: fc.constantFrom<unknown>(1_700_000_000, 1_700_000_001.5, '2024-01-02', 'x'),
  },
  { requiredKeys: ['model_a', 'model_b', 'winner'] },
);
/** Files whose rows mostly say all of these, in this order; some say more. */
const records = fc
  .tuple(
    fc.subarray(['question_id', 'judge', 'turn', 'category', 'tstamp']),
    fc.array(
      fc.tuple(record, fc.constantFrom(...Array<null>(20).fill(null), 'weight', 'grade', 'sides')),
      {
        minLength: 40,
        maxLength: 150,
      },
    ),
  )
  .map(([fields, rows]) =>
    rows.map(([own, more]) => ({
      ...Object.fromEntries(
        ['model_a', 'model_b', 'winner', ...fields].map((field) => [
          field,
          (own as Readonly<Record<string, unknown>>)[field] ?? null,
        ]),
      ),
      ...(more === null
        ? {}
        : { [more]: more === 'weight' ? 2 : more === 'grade' ? 'strong' : 'unknown' }),
    })),
  );

function csvOf(rows: readonly Readonly<Record<string, unknown>>[], end: string): string {
  const fields = Object.keys(rows[0]).filter((field) => rows.every((row) => field in row));
  const cell = (value: unknown): string => {
    const text = typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = rows.map((row) => fields.map((field) => cell(row[field])).join());
  return [fields.join(), ...lines].join(end) + end;
}

/** All that is read of a file, with or without its texts, with which records are read one by one. */
async function readingOf(text: string, size: number, withTexts: boolean) {
  const { sink } = new CollectedTexts();
  const options = { format: null, ...(withTexts && { sink }) };
  // Its mark says at once that it is UTF-8.
  const source = textSource(`\uFEFF${text}`, 'file', size);
  const { table, files, duplicates } = await readFiles([source], options);
  return { table, files, duplicates };
}

describe('rows whose parts were met before', () => {
  it.each(['lines of JSON', 'CSV'])('of %s say what they say when they are read', async (kind) => {
    let rows = 0;
    await fc.assert(
      fc.asyncProperty(
        records,
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 20, max: 500 }),
        async (some, end, size) => {
          const text =
            kind === 'CSV'
              ? csvOf(some, end)
              : some.map((row) => JSON.stringify(row) + end).join('');
          const own = await readingOf(text, size, false);
          rows += own.table.left.length;
          expect(own).toEqual(await readingOf(text, size, true));
        },
      ),
      { numRuns: 120 },
    );
    expect(rows).toBeGreaterThan(1000);
  });

  it('are read where the verdict names a model, which says something else of each pair', async () => {
    const rows = Array.from({ length: 60 }, (_, row) => {
      const [model_a, model_b] = row % 2 === 0 ? ['m 1', 'm 2'] : ['m 2', 'm 1'];
      return `${JSON.stringify({ model_a, model_b, winner: 'm 1' })}\n`;
    });
    const { table } = await readingOf(rows.join(''), 100, false);
    expect([...table.outcome]).toEqual(rows.map((_, row) => row % 2));
  });
});
