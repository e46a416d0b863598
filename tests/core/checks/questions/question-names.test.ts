import fc from 'fast-check';
import { expect, it } from 'vitest';
import { namedQuestionReport } from '../../../../src/core/checks/questions/named-report.ts';
import { namesOfQuestions } from '../../../../src/core/checks/questions/question-names.ts';
import { fitAll } from '../../../../src/core/fit/fit.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import type { ModelSettings } from '../../../../src/core/model/settings.ts';
import { DEFAULT_SAMPLER } from '../../../../src/core/sampler/settings.ts';
import { countPairs } from '../../../../src/core/table/choices/count-pairs.ts';
import { UNKNOWN } from '../../../../src/core/table/judgments.ts';
import type { JudgmentTable } from '../../../../src/core/table/judgments.ts';
import { INTERVALS } from '../../counts-of.ts';
import { tableOfRankings } from '../../choices-of.ts';

/** Question, left, right, outcome: each as a number. */
type Row = readonly [question: number, left: number, right: number, outcome: number];

const MODELS = ['a', 'b', 'c'];

function tableOf(rows: readonly Row[], questions: readonly string[]): JudgmentTable {
  return {
    models: MODELS,
    questions,
    judges: [],
    left: Uint32Array.from(rows, ([, left]) => left),
    right: Uint32Array.from(rows, ([, , right]) => right),
    outcome: Uint8Array.from(rows, ([, , , outcome]) => outcome),
    question: Int32Array.from(rows, ([question]) => question),
    judge: new Int32Array(rows.length).fill(UNKNOWN),
    turn: new Int8Array(rows.length).fill(UNKNOWN),
    weight: null,
  };
}

/** Texts of two questions, one of which has none of its own. */
const benchmark = {
  questions: [
    { id: 'q1', category: null, turns: [7, 8], reference: [] },
    { id: 'q2', category: null, turns: [], reference: [] },
    { id: 'q1', category: null, turns: [9], reference: [] },
  ],
};
const NAMES = ['q0', 'q1', 'q2', 'q3'];
const anyRow = fc
  .tuple(fc.nat(3), fc.nat(2), fc.integer({ min: 1, max: 2 }), fc.nat(3))
  .map(([question, left, by, outcome]): Row => [question, left, (left + by) % 3, outcome]);

it('names every question by what was judged on it', () => {
  fc.assert(
    fc.property(fc.array(anyRow, { minLength: 4, maxLength: 40 }), (rows) => {
      const table = tableOf(rows, NAMES);
      const counts = countPairs(table);
      if (counts.byQuestion === undefined) return;
      const names = namesOfQuestions(table, counts) ?? [];
      expect(names).toHaveLength(counts.byQuestion.questions);
      const { question, leftWins, rightWins, ties } = counts.byQuestion;
      names.forEach((name, q) => {
        const own = rows.filter(([asked, , , outcome]) => NAMES[asked] === name && outcome < 3);
        let judgments = 0;
        question.forEach((asked, row) => {
          if (asked === q) judgments += leftWins[row] + rightWins[row] + ties[row];
        });
        expect(judgments).toBe(own.length);
      });
    }),
  );
});

it('names none where the table is another', () => {
  const rows: Row[] = [
    ...([0, 0, 1] as const).map((question): Row => [question, 0, 1, 0]),
    [1, 1, 2, 1],
  ];
  const counts = countPairs(tableOf(rows, NAMES));
  expect(namesOfQuestions(tableOf(rows, NAMES), counts)).toEqual(expect.arrayContaining(['q0']));
  expect(namesOfQuestions(tableOf(rows.slice(1), NAMES), counts)).toBeNull();
  const turned = rows.map(([question, left, right]): Row => [question, left, right, 2]);
  expect(namesOfQuestions(tableOf(turned, NAMES), counts)).toBeNull();
});

it('says the same of questions whatever they are called, and in whatever order they come', () => {
  const rows = Array.from({ length: 48 }, (_, n): Row => [
    n % 4,
    n % 3,
    (n + 1 + (n % 2)) % 3,
    (n * n + (n % 4)) % 3,
  ]);
  const report = (table: JudgmentTable) => {
    const counts = countPairs(table);
    const sampler = { ...DEFAULT_SAMPLER, draws: 100 };
    const { draws } = fitAll(counts, DEFAULT_MODEL, sampler, INTERVALS);
    return namedQuestionReport(draws, counts, DEFAULT_MODEL, [0], { table, benchmark }, 1);
  };
  const { names, texts, ...rest } = report(tableOf(rows, NAMES)) ?? { names: null, texts: null };
  expect(names?.map((name, q) => [name, texts?.[q]]).toSorted()).toEqual([
    ['q0', null],
    ['q1', 7],
    ['q2', null],
    ['q3', null],
  ]);
  const others = ['q2', 'q0', 'q3', 'q1'];
  const moved = rows.map(([question, ...row]): Row => [others.indexOf(NAMES[question]), ...row]);
  const {
    names: again,
    texts: told,
    ...same
  } = report(tableOf(moved.reverse(), others)) ?? {
    ...{ names: null, texts: null },
  };
  expect(told).toEqual(texts);
  expect(same).toEqual(rest);
  expect(again).toEqual(names);
});

it('reports on rankings, whose questions are those of their choices', () => {
  const places = (q: number) => (q % 3 === 0 ? ['b', 'a', 'c'] : ['a', 'b c']);
  const table = tableOfRankings(
    Array.from({ length: 24 }, (_, q) => [`q${String(q % 12)}`, places(q)] as const),
  );
  const counts = countPairs(table);
  expect(counts.choices).toBeDefined();
  const model: ModelSettings = { ...DEFAULT_MODEL, ties: 'davidson', order: null };
  const { draws, summary } = fitAll(counts, model, { ...DEFAULT_SAMPLER, draws: 250 }, INTERVALS);
  const report = namedQuestionReport(draws, counts, model, [0], { table, benchmark }, 1);
  expect(new Set(report?.names)).toHaveLength(12);
  expect(report?.influence.first).toBe(summary.rows[0].model);
  // b is first on q0, q3, q6 and q9, so that a is farther ahead without.
  report?.names?.forEach((name, q) => {
    const isAgainst = Number(name.slice(1)) % 3 === 0;
    expect(report.influence.leads[q] > report.influence.lead).toBe(isAgainst);
  });
});
