import { describe, expect, it } from 'vitest';
import { JudgmentBook } from '../../../src/core/overview/judgment-book.ts';
import { questionView } from '../../../src/core/overview/question-view.ts';
import { EMPTY_BENCHMARK } from '../../../src/core/table/benchmark.ts';
import type { Benchmark } from '../../../src/core/table/benchmark.ts';
import { NO_EDITS } from '../../../src/core/table/data-edits.ts';
import { Outcome, UNKNOWN } from '../../../src/core/table/judgments.ts';
import { tableOf } from '../formats/tables.ts';

const judged = (left: string, right: string, outcome: Outcome, question = 'q', weight = 1) => ({
  ...{ left, right, outcome, question, weight, judge: 'j', turn: UNKNOWN },
});
const TABLE = tableOf([
  judged('a', 'b', Outcome.left), // 0
  judged('b', 'a', Outcome.tie), // 1
  judged('a', 'c', Outcome.right, 'q', 2), // 2
  judged('a', 'c', Outcome.left, 'other'), // 3
  judged('b', 'c', Outcome.unparsed), // 4, of the second file
  judged('a', 'b', Outcome.left), // 5
]);
const BENCHMARK: Benchmark = {
  ...EMPTY_BENCHMARK,
  texts: 6,
  questions: [
    { id: 'q', category: null, turns: [], reference: [] },
    { id: 'q', category: null, turns: [0, 1], reference: [] },
    { id: 'alone', category: null, turns: [2], reference: [] },
  ],
  answers: [
    { model: 'b', question: 'q', id: null, turns: [3, 4] },
    { model: 'z', question: 'q', id: null, turns: [5] },
  ],
};

describe('a question with its answers', () => {
  it('has those that won most first, and where their texts may be', () => {
    const book = new JudgmentBook(TABLE, BENCHMARK, NO_EDITS);
    const view = questionView(book, 'q', [0, 4]);
    expect(view?.turns).toEqual([0, 1]);
    expect(
      view?.answers.map(({ model, wins, ties, losses, turns, lines }) => [
        ...[model, wins, ties, losses, turns],
        lines.map(({ row }) => row),
      ]),
    ).toEqual([
      ['c', 2, 0, 0, [], [2, 4]],
      ['a', 2, 1, 2, [], [0, 5]],
      ['b', 0, 1, 2, [3, 4], [0, 4]],
      // Answered, and never judged.
      ['z', 0, 0, 0, [5], []],
    ]);
  });

  it('is of what the edits leave, and of no question that nobody knows', () => {
    const edits = { ...NO_EDITS, excluded: ['c'], names: [['a', 'A']] as const };
    const book = new JudgmentBook(TABLE, BENCHMARK, edits);
    expect(questionView(book, 'q', [0])?.answers.map(({ model }) => model)).toEqual([
      'A',
      'b',
      'z',
    ]);
    expect(questionView(book, 'alone', [0])?.answers).toEqual([]);
    expect(questionView(book, 'none', [0])).toBeNull();
  });
});
