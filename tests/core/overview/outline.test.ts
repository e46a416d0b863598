import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_BENCHMARK } from '../../../src/core/table/benchmark.ts';
import type { Benchmark, Question } from '../../../src/core/table/benchmark.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { outlineOf } from '../../../src/core/overview/outline.ts';
import { questionList } from '../../../src/core/overview/question-list.ts';
import type { QuestionQuery } from '../../../src/core/overview/question-list.ts';
import type { NewJudgment } from '../../../src/core/table/table-builder.ts';
import { judgmentLists, tableOf } from '../formats/tables.ts';

const row = (left: string, right: string, more: Partial<NewJudgment> = {}): NewJudgment => ({
  ...{ left, right, outcome: Outcome.left, question: '1', judge: 'j', turn: 1, weight: 1 },
  ...more,
});
const question = (id: string, more: Partial<Question> = {}): Question => ({
  ...{ id, category: null, turns: [], reference: [] },
  ...more,
});
const answer = (model: string, question: string) => ({ model, question, id: null, turns: [] });
const prompt = (name: string) => ({
  ...{ name, type: null, category: null, system: null, template: 0 },
  ...{ defaults: [], outputFormat: null },
});

const benchmark: Benchmark = {
  texts: 3,
  questions: [
    question('2', { category: '地理', turns: [0, 2] }),
    question('1', { turns: [1] }),
    question('1', { category: 'geo', turns: [2] }),
    question('3', { category: '地理' }),
    question('2', { category: 'other' }),
  ],
  answers: [answer('a', '1'), answer('a', '1'), answer('silent', '3'), answer('__proto__', '9')],
  prompts: [prompt('pair'), prompt('pair-math'), prompt('pair')],
  rankings: [{ file: 'f', measure: 'elo', entries: [] }],
};
const table = tableOf([
  row('b', 'a', { weight: 2.5 }),
  row('a', 'b', { outcome: Outcome.tie, question: '4', judge: 'k' }),
  row('a', '__proto__', { outcome: Outcome.unparsed, judge: 'k' }),
  row('a', '__proto__', { outcome: Outcome.tie, judge: null, question: null }),
  row('b', 'a'),
  row('b', 'a', { outcome: Outcome.right }),
]);

describe('the outline of a data set', () => {
  it('counts models, judges, questions and the rest', () => {
    expect(outlineOf(table, benchmark)).toEqual({
      rows: 6,
      judgments: 6.5,
      unparsed: 1,
      models: [
        { name: '__proto__', judgments: 1, answers: 1 },
        { name: 'a', judgments: 6.5, answers: 2 },
        { name: 'b', judgments: 5.5, answers: 0 },
        { name: 'silent', judgments: 0, answers: 1 },
      ],
      judges: [
        { name: 'j', judgments: 4.5, unparsed: 0 },
        { name: 'k', judgments: 1, unparsed: 1 },
      ],
      agreement: [],
      swaps: [],
      duplicates: { agreeing: 1, contradicting: 1 },
      questions: 4,
      judgedQuestions: 2,
      answers: 4,
      prompts: ['pair', 'pair-math'],
      categories: [
        { name: '地理', questions: 2 },
        { name: 'geo', questions: 1 },
      ],
      rankings: benchmark.rankings,
    });
  });

  it('tells ids that name each a row from questions, and adds fractions up to whole sums', () => {
    const fractions = Array.from({ length: 10 }, (_, at) =>
      row('a', 'b', { weight: 0.1, question: `${at}` }),
    );
    const own = outlineOf(tableOf(fractions), EMPTY_BENCHMARK);
    expect(own).toMatchObject({ isQuestionPerRow: true, judgments: 1 });
    expect(own.judges[0].judgments).toBe(1);
    expect(own.models[0].judgments).toBe(1);
    expect(outlineOf(tableOf([...fractions, row('b', 'a')]), EMPTY_BENCHMARK)).not.toHaveProperty(
      'isQuestionPerRow',
    );
    const question = { id: 'asked', category: null, reference: [], turns: [0] };
    const asked = { ...EMPTY_BENCHMARK, texts: 1, questions: [question] };
    expect(outlineOf(tableOf(fractions), asked)).not.toHaveProperty('isQuestionPerRow');
    expect(outlineOf(tableOf(fractions.slice(0, 1)), EMPTY_BENCHMARK)).not.toHaveProperty(
      'isQuestionPerRow',
    );
    const unnamed = [row('a', 'b', { question: null }), row('b', 'a', { question: null })];
    expect(outlineOf(tableOf(unnamed), EMPTY_BENCHMARK)).not.toHaveProperty('isQuestionPerRow');
  });

  it('counts the questions that are judged, where not all are', () => {
    const asked = Array.from({ length: 40 }, (_, at) => question(`${at}`));
    const all = { ...EMPTY_BENCHMARK, questions: asked };
    const unread = row('a', 'b', { question: '2', outcome: Outcome.unparsed });
    const some = outlineOf(tableOf([row('a', 'b'), row('b', 'a'), unread]), all);
    expect(some).toMatchObject({ questions: 40, judgedQuestions: 1 });
    const none = outlineOf(tableOf([row('a', 'b', { question: null })]), all);
    expect(none).toMatchObject({ questions: 40, judgedQuestions: 0 });
    const own = outlineOf(tableOf([row('a', 'b')]), EMPTY_BENCHMARK);
    expect(own).not.toHaveProperty('judgedQuestions');
  });

  it('of nothing is empty', () => {
    const { rows, models, questions } = outlineOf(tableOf([]), EMPTY_BENCHMARK);
    expect([rows, models, questions]).toEqual([0, [], 0]);
  });

  it('crosses threads by copy', () => {
    const outline = outlineOf(table, benchmark);
    expect(structuredClone(outline)).toEqual(outline);
  });
});

const all: QuestionQuery = { search: '', category: null, offset: 0, limit: 100 };
const ids = (query: Partial<QuestionQuery>) =>
  questionList(table, benchmark, { ...all, ...query }).lines.map(({ id }) => id);

describe('the list of questions', () => {
  it('has those of the files in their order, then those of the judgments', () => {
    const { total, lines } = questionList(table, benchmark, all);
    expect(total).toBe(4);
    expect(lines).toEqual([
      { id: '2', category: '地理', text: 0, judgments: 0, ties: 0, unparsed: 0, answers: 0 },
      { id: '1', category: 'geo', text: 1, judgments: 4.5, ties: 0, unparsed: 1, answers: 2 },
      { id: '3', category: '地理', text: null, judgments: 0, ties: 0, unparsed: 0, answers: 1 },
      { id: '4', category: null, text: null, judgments: 1, ties: 1, unparsed: 0, answers: 0 },
    ]);
  });

  it('is searched in ids and categories, in any case', () => {
    expect(ids({ search: ' GEO ' })).toEqual(['1']);
    expect(ids({ search: '地' })).toEqual(['2', '3']);
    expect(ids({ search: '4' })).toEqual(['4']);
    expect(ids({ search: 'nowhere' })).toEqual([]);
  });

  it('is narrowed to a category', () => {
    expect(ids({ category: '地理' })).toEqual(['2', '3']);
    expect(ids({ category: 'other' })).toEqual([]);
  });

  it('comes in pages, which together are the list', () => {
    fc.assert(
      fc.property(judgmentLists, fc.integer({ min: 1, max: 7 }), (rows, limit) => {
        const any = tableOf(rows);
        const whole = questionList(any, benchmark, { ...all, limit: 1000 });
        const pages = Array.from({ length: Math.ceil(whole.total / limit) }, (_, page) =>
          questionList(any, benchmark, { ...all, limit, offset: page * limit }),
        );
        expect(pages.flatMap(({ lines }) => lines)).toEqual(whole.lines);
        const judged = rows.filter((r) => r.question !== null);
        const counted = whole.lines.reduce((n, line) => n + line.judgments + line.unparsed, 0);
        expect(counted).toBe(judged.length);
      }),
    );
  });
});
