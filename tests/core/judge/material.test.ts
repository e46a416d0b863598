import { describe, expect, it } from 'vitest';
import { EMPTY_BENCHMARK } from '../../../src/core/table/benchmark.ts';
import type { Benchmark } from '../../../src/core/table/benchmark.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import type { DataEdits } from '../../../src/core/table/data-edits.ts';
import { materialOf } from '../../../src/core/judge/material.ts';
import type { MaterialChoice, MaterialFile } from '../../../src/core/judge/material.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { ScoreBuilder } from '../../../src/core/table/scores.ts';
import { TableBuilder } from '../../../src/core/table/table-builder.ts';
import { MAX_QUESTIONS } from '../../../src/core/limits.ts';

const ALL: MaterialChoice = { models: null, categories: null, most: 100, seed: 1 };
const NO_TABLE = new TableBuilder().build();

/** Texts 0 … 3 are the questions q1 … q4; then come the answers. */
const BENCHMARK: Benchmark = {
  ...EMPTY_BENCHMARK,
  texts: 12,
  questions: ['q1', 'q2', 'q3', 'q4'].map((id, at) => ({
    ...{ id, category: at < 2 ? 'early' : at === 2 ? 'late' : null },
    ...{ turns: [at], reference: at === 0 ? [11] : [] },
  })),
  answers: [
    ['A', 'q1'],
    ['B', 'q1'],
    ['A', 'q2'],
    ['C', 'q2'],
    ['B', 'q3'],
    ['C', 'q3'],
    ['A', 'q4'],
  ].map(([model, question], at) => ({ model, question, id: null, turns: [4 + at] })),
};

const material = (choice: Partial<MaterialChoice>, edits = NO_EDITS) =>
  materialOf(NO_TABLE, BENCHMARK, [], edits, { ...ALL, ...choice });

describe('material of questions and answers', () => {
  it('is the questions that two models answered, with the places of their texts', () => {
    const { models, categories, questions, chosen, isCut } = material({});
    expect(models).toEqual([
      { name: 'A', answers: 3 },
      { name: 'B', answers: 2 },
      { name: 'C', answers: 2 },
    ]);
    expect(categories).toEqual([
      { name: 'early', questions: 2 },
      { name: 'late', questions: 1 },
    ]);
    expect(questions).toBe(3);
    expect(isCut).toBe(false);
    expect(chosen.models).toEqual(['A', 'B', 'C']);
    expect(chosen.questions[0]).toEqual({
      ...{ id: 'q1', category: 'early', turns: [{ text: 0 }], reference: [{ text: 11 }] },
      answers: [[{ text: 4 }], [{ text: 5 }], null],
    });
  });

  it('is without questions and answers that were left out, unless they count all the same', () => {
    const edits: DataEdits = {
      ...NO_EDITS,
      corrections: [
        { kind: 'question', question: 'q1' },
        { kind: 'answer', model: 'C', question: 'q3' },
      ],
    };
    const ids = (of: ReturnType<typeof material>) => of.chosen.questions.map(({ id }) => id);
    expect(ids(material({}, edits))).toEqual(['q2']);
    expect(material({}, edits).models).toEqual([
      { name: 'A', answers: 2 },
      { name: 'B', answers: 1 },
      { name: 'C', answers: 1 },
    ]);
    expect(ids(material({}, { ...edits, correctionsOff: true }))).toEqual(['q1', 'q2', 'q3']);
  });

  it('keeps to chosen models and categories', () => {
    expect(material({ models: ['A', 'C'] }).chosen.questions.map(({ id }) => id)).toEqual(['q2']);
    expect(material({ models: ['A'] }).questions).toBe(0);
    const late = material({ categories: ['late'] });
    expect(late.chosen.questions.map(({ id }) => id)).toEqual(['q3']);
    // Other categories can still be chosen.
    expect(late.categories).toHaveLength(2);
  });

  it('draws so many questions, the same for the same seed, in their order', () => {
    const drawn = (seed: number) =>
      material({ most: 2, seed }).chosen.questions.map(({ id }) => id);
    const all = Array.from({ length: 40 }, (_, seed) => drawn(seed));
    expect(drawn(3)).toEqual(drawn(3));
    for (const ids of all) expect(ids).toEqual([...ids].sort());
    // 2 of 3 questions: each pair of them comes, and nothing else.
    expect(new Set(all.map((ids) => ids.join()))).toEqual(new Set(['q1,q2', 'q1,q3', 'q2,q3']));
  });

  it('follows renamed and excluded models', () => {
    const edits = { ...NO_EDITS, names: [['B', 'A']] as const, excluded: ['C'] };
    expect(material({}, edits).models).toEqual([{ name: 'A', answers: 4 }]);
  });
});

describe('material of judgments that quote what they compare', () => {
  const table = new TableBuilder();
  for (const [question, left, right] of [
    ['q', 'A', 'B'],
    ['q', 'B', 'C'],
    ['r', 'A', 'C'],
  ]) {
    const more = { judge: null, turn: -1, weight: 1, outcome: Outcome.left };
    table.add({ question, left, right, ...more });
  }
  const rows = table.build();
  const file = (firstRow: number, tableRows: number): MaterialFile => ({
    ...{ firstRow, tableRows, hasTexts: true },
  });

  it('finds each answer in the first judgment that shows it', () => {
    const { chosen } = materialOf(rows, EMPTY_BENCHMARK, [file(0, 1), file(1, 2)], NO_EDITS, ALL);
    expect(chosen.models).toEqual(['A', 'C', 'B']);
    expect(chosen.questions[0]).toEqual({
      ...{ id: 'q', category: null, reference: [] },
      turns: [{ file: 0, record: 0, part: 'question' }],
      answers: [
        [{ file: 0, record: 0, part: 'left' }],
        [{ file: 1, record: 0, part: 'right' }],
        [{ file: 0, record: 0, part: 'right' }],
      ],
    });
  });

  it('asks nothing of files without texts', () => {
    const without: MaterialFile = { firstRow: 0, tableRows: 3 };
    expect(materialOf(rows, EMPTY_BENCHMARK, [without], NO_EDITS, ALL).models).toEqual([]);
  });

  it('looks at scored answers too', () => {
    const scores = new ScoreBuilder();
    for (const model of ['A', 'B'])
      scores.add({ model, question: 'q', judge: null, turn: -1, score: 1 });
    const scored = { ...file(0, 1), scores: scores.build() };
    const { chosen } = materialOf(rows, EMPTY_BENCHMARK, [scored], NO_EDITS, ALL);
    expect(chosen.questions.map(({ answers }) => answers)).toEqual([
      [[{ file: 0, record: 0, part: 'left' }], [{ file: 0, record: 1, part: 'left' }]],
    ]);
  });

  it.each([
    [0, false],
    [1, true],
  ])('stops before millions of questions: %s beyond the limit', (beyond, isCut) => {
    const many = new TableBuilder();
    for (let q = 0; q < MAX_QUESTIONS + beyond; q++) {
      const more = { judge: null, turn: -1, weight: 1, outcome: Outcome.left };
      many.add({ question: `q${String(q)}`, left: 'A', right: 'B', ...more });
    }
    const found = materialOf(
      ...([
        many.build(),
        EMPTY_BENCHMARK,
        [file(0, MAX_QUESTIONS + beyond)],
        NO_EDITS,
        ALL,
      ] as const),
    );
    expect(found.isCut).toBe(isCut);
    expect(found.questions).toBe(MAX_QUESTIONS);
    expect(found.chosen.questions).toHaveLength(100);
  });
});
