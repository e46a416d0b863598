import { describe, expect, it } from 'vitest';
import { askableOf, promptsInParts } from '../../../src/core/ask/askable.ts';
import type { AskChoice } from '../../../src/core/ask/askable.ts';
import { MAX_QUESTIONS } from '../../../src/core/limits.ts';
import { EMPTY_BENCHMARK } from '../../../src/core/table/benchmark.ts';
import type { Benchmark } from '../../../src/core/table/benchmark.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { TableBuilder } from '../../../src/core/table/table-builder.ts';

const ALL: AskChoice = { categories: null, most: 100, seed: 1 };
const NO_TABLE = new TableBuilder().build();

/** q1 has two turns and a reference, q2 an answer, q3 a name alone. */
const BENCHMARK: Benchmark = {
  ...EMPTY_BENCHMARK,
  texts: 5,
  questions: [
    { id: 'q1', category: 'early', turns: [0, 1], reference: [2] },
    { id: 'q2', category: null, turns: [3], reference: [] },
    { id: 'q3', category: 'early', turns: [], reference: [] },
  ],
  answers: [{ model: 'A', question: 'q2', id: null, turns: [4] }],
};

const askable = (choice: Partial<AskChoice>, benchmark = BENCHMARK) =>
  askableOf(NO_TABLE, benchmark, [], NO_EDITS, { ...ALL, ...choice });

describe('what can be asked of files', () => {
  it('is every question with a text, answered or not, with all its turns', () => {
    const { categories, questions, chosen, isCut } = askable({});
    expect(chosen).toEqual([
      {
        ...{ id: 'q1', category: 'early' },
        ...{ turns: [{ text: 0 }, { text: 1 }], reference: [{ text: 2 }] },
      },
      { id: 'q2', category: null, turns: [{ text: 3 }], reference: [] },
    ]);
    expect(categories).toEqual([
      { name: 'early', questions: 1 },
      { name: '', questions: 1 },
    ]);
    expect([questions, isCut]).toEqual([2, false]);
  });

  it('keeps to chosen categories, and to so many', () => {
    expect(askable({ categories: ['early'] }).chosen.map(({ id }) => id)).toEqual(['q1']);
    expect(askable({ categories: [''] }).questions).toBe(1);
    expect(askable({ most: 1 }).chosen).toHaveLength(1);
    expect(askable({ most: 1 }).questions).toBe(2);
  });

  it('takes questions that only judgments quote', () => {
    const table = new TableBuilder();
    table.add({
      ...{ left: 'A', right: 'B', outcome: Outcome.left, question: 'q9', judge: 'j' },
      ...{ turn: 1, weight: 1 },
    });
    const file = { firstRow: 0, tableRows: 1, hasTexts: true } as const;
    const found = askableOf(table.build(), EMPTY_BENCHMARK, [file], NO_EDITS, ALL);
    expect(found.chosen).toEqual([
      {
        ...{ id: 'q9', category: null, reference: [] },
        turns: [{ file: 0, record: 0, part: 'question' }],
      },
    ]);
  });

  it('says where there are more than are looked at', () => {
    const questions = Array.from({ length: MAX_QUESTIONS + 1 }, (_, at) => ({
      ...{ id: String(at), category: null, turns: [0], reference: [] },
    }));
    const cut = askable({}, { ...EMPTY_BENCHMARK, texts: 1, questions });
    expect([cut.questions, cut.isCut]).toEqual([MAX_QUESTIONS, true]);
    const whole = askable({}, { ...EMPTY_BENCHMARK, texts: 1, questions: questions.slice(1) });
    expect(whole.isCut).toBe(false);
  });

  it('crosses in parts, all of it in its order', () => {
    const prompts = Array.from({ length: 4001 }, (_, at) => ({
      ...{ id: String(at), category: null, turns: [], reference: [] },
    }));
    const parts = [...promptsInParts(prompts)];
    expect(parts.flat()).toEqual(prompts);
    expect(parts).toHaveLength(3);
  });
});
