import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { withQuestions } from '../../../src/core/table/questions/question-counts.ts';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import { WRITERS } from '../../../src/core/formats/write/writers.ts';
import type { WriterName } from '../../../src/core/formats/write/writers.ts';
import { Grade, Outcome, UNKNOWN } from '../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import type { NewJudgment } from '../../../src/core/table/table-builder.ts';
import { rowsOf, textSource } from './sources.ts';
import { judgmentLists, tableOf } from './tables.ts';

/* Whatever is written is read back as it was. */

const written = (name: WriterName, table: JudgmentTable) => [...WRITERS[name](table)].join('');

const read = async (name: WriterName, table: JudgmentTable) => {
  const source = textSource(written(name, table), 'x', 100);
  return readFiles([source], { format: null });
};

const weights = fc.oneof(
  fc.constant(1),
  fc.integer({ min: 1, max: 1000 }),
  fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
);
const weightedLists = judgmentLists.chain((rows) =>
  fc
    .array(weights, { minLength: rows.length, maxLength: rows.length })
    .map((list) => rows.map((row, at) => ({ ...row, weight: list[at] }))),
);
const gradedLists = judgmentLists.chain((rows) =>
  fc
    .array(fc.constantFrom(...Object.values(Grade)), {
      ...{ minLength: rows.length, maxLength: rows.length },
    })
    .map((list) =>
      rows.map((row, at) => ({
        ...row,
        ...(row.outcome < Outcome.tie && { grade: list[at], weight: 1 + (at % 2) }),
      })),
    ),
);
const lists = fc.oneof(judgmentLists, weightedLists, gradedLists);

describe.each(['rakuda-v2-pair', 'evalica-csv', 'arena-jsonl'] as const)('%s', (name) => {
  it('gives the same table', async () => {
    const property = fc.asyncProperty(lists, async (rows) => {
      const table = tableOf(rows);
      const back = await read(name, table);
      expect(back.files[0]).toMatchObject({ rejected: 0, failure: null });
      expect(back.table).toEqual(table);
      // Written again, the same bytes.
      expect(written(name, back.table)).toBe(written(name, table));
    });
    await fc.assert(property);
  });
});

const sorted = (table: JudgmentTable) =>
  rowsOf(table)
    .map((row) => JSON.stringify(row.length === 6 ? [...row, 1] : row))
    .sort();

describe('fastchat-pair', () => {
  it('gives the same judgments; two orders share a line', async () => {
    const property = fc.asyncProperty(lists, fc.boolean(), async (rows, isDoubled) => {
      const swap = (row: NewJudgment) => ({ ...row, left: row.right, right: row.left });
      const table = tableOf(isDoubled ? [...rows, ...rows.map(swap)] : rows);
      const back = await read('fastchat-pair', table);
      expect(back.files[0]).toMatchObject({ format: 'fastchat-pair', rejected: 0, failure: null });
      expect(sorted(back.table)).toEqual(sorted(table));
      if (isDoubled) expect(back.files[0].rows).toBeLessThanOrEqual(rows.length);
    });
    await fc.assert(property);
  });

  it('keeps the sides of both games', () => {
    const row = { question: '7', judge: 'gpt-4, pair-v2', turn: 2, weight: 1 };
    const table = tableOf([
      { left: 'a', right: 'b', outcome: Outcome.left, ...row },
      { left: 'b', right: 'a', outcome: Outcome.left, ...row },
      { left: 'b', right: 'a', outcome: Outcome.tie, ...row, turn: UNKNOWN },
    ]);
    expect(written('fastchat-pair', table)).toBe(
      '{"question_id":"7","model_1":"a","model_2":"b","g1_winner":"model_1","g2_winner":"model_2","judge":["gpt-4","pair-v2"],"turn":2}\n' +
        '{"question_id":"7","model_1":"b","model_2":"a","g1_winner":"tie","judge":["gpt-4","pair-v2"]}\n',
    );
  });
});

describe('counts-csv', () => {
  it('gives the same counts', async () => {
    const property = fc.asyncProperty(lists, async (rows) => {
      const table = tableOf(rows);
      fc.pre(table.outcome.some((outcome) => outcome !== Outcome.unparsed));
      const back = await read('counts-csv', table);
      expect(countPairs(back.table)).toEqual(withQuestions(countPairs(table), undefined));
    });
    await fc.assert(property);
  });
});
