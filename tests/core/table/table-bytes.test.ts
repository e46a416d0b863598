import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { JudgmentTable } from '../../../src/core/table/judgments.ts';
import { tableOf, tableParts } from '../../../src/core/table/table-bytes.ts';
import { anyCharacter } from '../../any-character.ts';

const names = fc.uniqueArray(fc.string({ unit: anyCharacter }), { minLength: 4, maxLength: 6 });

const tables: fc.Arbitrary<JudgmentTable> = fc
  .record({
    models: names,
    questions: names,
    judges: names,
    rows: fc.array(
      fc.record({
        side: fc.nat(3),
        question: fc.integer({ min: -1, max: 3 }),
        turn: fc.integer({ min: -1, max: 127 }),
        isCount: fc.boolean(),
        weight: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
      }),
    ),
    isWeighted: fc.boolean(),
    tagNames: fc.array(fc.string(), { maxLength: 3 }),
    isDated: fc.boolean(),
  })
  .map(({ models, questions, judges, rows, isWeighted, tagNames, isDated }) => ({
    models,
    questions,
    judges,
    left: Uint32Array.from(rows, ({ side }) => side),
    right: Uint32Array.from(rows, ({ side }) => 3 - side),
    outcome: Uint8Array.from(rows, ({ side }) => side),
    question: Int32Array.from(rows, ({ question }) => question),
    judge: Int32Array.from(rows, ({ question }) => 2 - question),
    turn: Int8Array.from(rows, ({ turn }) => turn),
    weight: isWeighted ? Float64Array.from(rows, ({ weight }) => weight) : null,
    ...(rows.some(({ isCount }) => isCount) && {
      counted: Uint8Array.from(rows, ({ isCount }) => (isCount ? 1 : 0)),
    }),
    ...(isDated && { time: Float64Array.from(rows, ({ turn }) => (turn < 0 ? NaN : turn)) }),
    ...(tagNames.length > 0 && {
      tags: tagNames.map((name, at) => ({
        name,
        values: questions.slice(at),
        value: Int32Array.from(rows, ({ question }) => Math.max(-1, question - at)),
      })),
    }),
  }));

it('gives back the table that was made into bytes, whatever its names', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async (table) => {
      const bytes = await new Blob(tableParts(table)).arrayBuffer();
      expect(tableOf(bytes)).toEqual(table);
    }),
  );
});

it.each([
  ['a model that is not there', { left: Uint32Array.of(2) }],
  ['a question that is not there', { question: Int32Array.of(1) }],
  ['a judge before the unknown one', { judge: Int32Array.of(-2) }],
  ['an outcome of no kind', { outcome: Uint8Array.of(4) }],
  ['a weight that is none', { weight: Float64Array.of(NaN) }],
  ['a value that is not there', { tags: [{ name: 't', values: ['x'], value: Int32Array.of(1) }] }],
])('refuses bytes with %s', async (_what, part) => {
  const one = { models: ['a', 'b'], questions: ['q'], judges: [], weight: null };
  const places = { left: Uint32Array.of(0), right: Uint32Array.of(1), outcome: Uint8Array.of(0) };
  const rest = { question: Int32Array.of(0), judge: Int32Array.of(-1), turn: Int8Array.of(1) };
  const table = { ...one, ...places, ...rest };
  const bytes = await new Blob(tableParts(table)).arrayBuffer();
  expect(tableOf(bytes)).toEqual(table);
  const damaged = await new Blob(tableParts({ ...table, ...part })).arrayBuffer();
  expect(() => tableOf(damaged)).toThrow('damaged-record');
  expect(() => tableOf(bytes.slice(0, -30))).toThrow('damaged-record');
});

it('refuses bytes with counted rows that are not there', async () => {
  const column = (n: number) => new Uint32Array(n);
  const table = {
    ...{ models: ['a'], questions: ['q'], judges: [], weight: null, counted: Uint8Array.of(0, 1) },
    ...{ left: column(2), right: column(2), outcome: new Uint8Array(2) },
    ...{ question: new Int32Array(2), judge: Int32Array.of(-1, -1), turn: new Int8Array(2) },
  };
  const damaged = (runs: string) =>
    new Blob(
      tableParts(table).map((part) =>
        typeof part === 'string' ? part.replace('[[1,2]]', runs) : part,
      ),
    ).arrayBuffer();
  expect(tableOf(await damaged('[[1,2]]'))).toEqual(table);
  const bad = ['[[1,3]]', '[[-1,2]]', '[[1,1]]', '[[0.5,2]]', '[[1]]', '[["0","2"]]', '{}'];
  for (const runs of bad) {
    const bytes = await damaged(runs);
    expect(() => tableOf(bytes), runs).toThrow('damaged-record');
  }
});

it('takes 18 bytes a row besides the names, and 26 where rows are weighted', () => {
  const rows = 1000;
  const size = (weight: Float64Array | null): number =>
    tableParts({
      models: [],
      questions: [],
      judges: [],
      left: new Uint32Array(rows),
      right: new Uint32Array(rows),
      outcome: new Uint8Array(rows),
      question: new Int32Array(rows),
      judge: new Int32Array(rows),
      turn: new Int8Array(rows),
      weight,
    }).reduce((sum, part) => sum + (typeof part === 'string' ? 0 : part.byteLength), 0);
  expect(size(null)).toBe(16 + 18 * rows);
  expect(size(new Float64Array(rows))).toBe(16 + 26 * rows);
});
