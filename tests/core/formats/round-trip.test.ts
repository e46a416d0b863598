import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import { Outcome, UNKNOWN } from '../../../src/core/table/judgments.ts';
import type { NewJudgment } from '../../../src/core/table/table-builder.ts';
import { textSource } from './sources.ts';
import { judgmentLists, names, tableOf } from './tables.ts';

/* Any judgments, written down as a format says, are read back as they were. */

const FIELDS = ['question_id', 'judge', 'turn'] as const;
type Shape = readonly [left: string, right: string, verdict: string, words: readonly unknown[]];

const SHAPES: Record<string, Shape> = {
  arena: ['model_a', 'model_b', 'winner', ['model_a', 'model_b', 'tie', null]],
  evalica: ['left', 'right', 'winner', ['left', 'right', 'tie', '']],
  'rakuda-v2-pair': ['model1_id', 'model2_id', 'winner', [1, 2, 3, 'error']],
};

function recordOf(row: NewJudgment, [left, right, verdict, words]: Shape) {
  return {
    prompt: 'text that is not kept\n"x",',
    [left]: row.left,
    [right]: row.right,
    [verdict]: words[row.outcome],
    question_id: row.question,
    judge: row.judge,
    ...(row.turn === UNKNOWN ? {} : { turn: row.turn }),
  };
}

function csvOf(rows: readonly NewJudgment[], shape: Shape, delimiter: string, end: string) {
  const [left, right, verdict] = shape;
  const header = ['prompt', left, right, verdict, ...FIELDS];
  const lines = rows.map((row) => {
    const record: Record<string, unknown> = recordOf(row, shape);
    return header.map((field) => quoted(record[field], delimiter)).join(delimiter);
  });
  return [header.join(delimiter), ...lines].join(end);
}

function quoted(value: unknown, delimiter: string): string {
  const text =
    typeof value === 'string'
      ? value
      : value === null || value === undefined
        ? ''
        : JSON.stringify(value);
  const isPlain = !/["\r\n]/.test(text) && !text.includes(delimiter);
  return isPlain ? text : `"${text.replaceAll('"', '""')}"`;
}

async function expectBack(
  text: string,
  rows: readonly NewJudgment[],
  format: string,
  size: number,
) {
  const { table, files } = await readFiles([textSource(text, 'x', size)], { format: null });
  expect(files[0]).toMatchObject({ format, rejected: 0, failure: null, rows: rows.length });
  expect(table).toEqual(tableOf(rows));
}

const sizes = fc.integer({ min: 1, max: 300 });
const ends = fc.constantFrom('\n', '\r\n');

describe.each(Object.entries(SHAPES))('%s', (format, shape) => {
  it('survives JSON Lines', async () => {
    const property = fc.asyncProperty(
      judgmentLists,
      ends,
      fc.boolean(),
      sizes,
      async (rows, end, isEnded, size) => {
        const text = rows.map((row) => JSON.stringify(recordOf(row, shape))).join(end);
        await expectBack(text + (isEnded ? end : ''), rows, format, size);
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });

  it('survives a JSON array', async () => {
    const property = fc.asyncProperty(
      judgmentLists,
      fc.nat(3),
      sizes,
      async (rows, indent, size) => {
        const text = JSON.stringify(
          rows.map((row) => recordOf(row, shape)),
          null,
          indent,
        );
        await expectBack(text, rows, format, size);
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });

  it('survives CSV', async () => {
    const delimiters = fc.constantFrom(',', ';', '\t');
    const property = fc.asyncProperty(
      judgmentLists,
      delimiters,
      ends,
      sizes,
      async (rows, delimiter, end, size) => {
        await expectBack('\uFEFF' + csvOf(rows, shape, delimiter, end), rows, format, size);
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });
});

describe('counts', () => {
  const counts = fc.oneof(fc.nat(1000), fc.double({ min: 0, max: 1e6, noNaN: true }));
  const pairs = fc
    .record({ model_a: names, model_b: names, wins_a: counts, wins_b: counts, ties: counts })
    .filter(({ model_a, model_b }) => model_a !== model_b);

  it('survive CSV and JSON', async () => {
    const property = fc.asyncProperty(fc.array(pairs, { minLength: 1 }), async (records) => {
      const rows = records.flatMap(({ model_a, model_b, wins_a, wins_b, ties }) =>
        [
          [Outcome.left, wins_a] as const,
          [Outcome.right, wins_b] as const,
          [Outcome.tie, ties] as const,
        ]
          .filter(([, weight]) => weight > 0)
          .map(([outcome, weight]) => ({
            left: model_a,
            right: model_b,
            outcome,
            question: null,
            judge: null,
            turn: UNKNOWN,
            weight,
          })),
      );
      fc.pre(rows.length > 0);
      // Their sums show that fractions are counts, not win rates.
      const summed = records.map((record) => ({
        ...record,
        games: record.wins_a + record.wins_b + record.ties,
      }));
      const header = ['model_a', 'model_b', 'wins_a', 'wins_b', 'ties', 'games'];
      const csv = [
        header.join(),
        ...summed.map((record) =>
          Object.values(record)
            .map((cell) => quoted(cell, ','))
            .join(),
        ),
      ].join('\n');
      for (const text of [csv, JSON.stringify(summed)]) {
        const { table } = await readFiles([textSource(text)], { format: null });
        expect(table).toEqual(tableOf(rows));
      }
    });
    await fc.assert(property, { numRuns: 60 });
  });
});
