import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutQuestion } from '../../../src/core/checks/questions/without.ts';
import { verdictShares } from '../../../src/core/checks/questions/verdict-shares.ts';
import { MAX_WIDE_CELLS } from '../../../src/core/limits.ts';
import { DEFAULT_MODEL } from '../../../src/core/model/settings.ts';
import { questionRowsOf } from '../../../src/core/model/questions/question-rows.ts';
import { createRandom } from '../../../src/core/numerics/random.ts';
import { countsOfQuestions } from '../../../src/core/posterior/loo/single-questions.ts';
import { linkedCounts } from '../../../src/core/publish/link/link-parts.ts';
import { eachQuestionScore } from '../../../src/core/sampler/robust/question-scores.ts';
import { resampleQuestions } from '../../../src/core/sampler/robust/resample-questions.ts';
import { stanData } from '../../../src/core/stan/data.ts';
import { addCounts } from '../../../src/core/table/add-counts.ts';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { tableOfCounts } from '../../../src/core/table/counts-table.ts';
import { gradedColumns } from '../../../src/core/table/grades.ts';
import type { JudgmentTable, PairCounts } from '../../../src/core/table/judgments.ts';
import { fingerprintOfCounts } from '../../../src/storage/fingerprint.ts';
import { dataFlaw } from '../../../src/storage/shapes/flaws.ts';
import { countsByQuestion } from '../questions-of.ts';

/** Rows of five models, ten pairs a question, until there are so many cells; the first again and again. */
function tableOf(cells: number, again: number): JudgmentTable {
  const pairs = [0, 1, 2, 3].flatMap((a) => [1, 2, 3, 4].flatMap((b) => (b > a ? [[a, b]] : [])));
  const rows = cells + again;
  const cell = (row: number): number => Math.max(0, row - again);
  const of = <A>(
    kind: { from(of: { length: number }, by: (_: unknown, row: number) => number): A },
    value: (cell: number) => number,
  ) => kind.from({ length: rows }, (_, row) => value(cell(row)));
  const questions = Math.ceil(cells / 10);
  return {
    models: ['a', 'b', 'c', 'd', 'e'],
    questions: Array.from({ length: questions }, (_, q) => String(q)),
    judges: [],
    left: of(Uint32Array, (at) => pairs[at % 10][0]),
    right: of(Uint32Array, (at) => pairs[at % 10][1]),
    outcome: of(Uint8Array, (at) => (at * 7) % 3),
    question: of(Int32Array, (at) => Math.floor(at / 10)),
    judge: of(Int32Array, () => -1),
    turn: of(Int8Array, () => -1),
    weight: null,
  };
}

function questionsOf({ byQuestion }: PairCounts) {
  if (byQuestion === undefined) throw new Error('no questions');
  return byQuestion;
}

describe('counts by question have a byte each', () => {
  it.each([
    [MAX_WIDE_CELLS, 0, Float64Array],
    [MAX_WIDE_CELLS + 1, 0, Uint8Array],
    // As much as a byte holds, and one more.
    [MAX_WIDE_CELLS + 1, 254, Uint8Array],
    [MAX_WIDE_CELLS + 1, 255, Float64Array],
  ])('of %i cells, one of them with %i judgments more', (cells, again, kind) => {
    const counts = countPairs(tableOf(cells, again));
    const { pair, leftWins, rightWins, ties } = questionsOf(counts);
    expect(pair).toHaveLength(cells);
    for (const column of [leftWins, rightWins, ties]) expect(column).toBeInstanceOf(kind);
    expect(leftWins.includes(again + 1)).toBe(true);
    const sum = [0, 0, 0];
    pair.forEach((_, row) => {
      sum[0] += leftWins[row];
      sum[1] += rightWins[row];
      sum[2] += ties[row];
    });
    const total = (column: Float64Array) => column.reduce((all, n) => all + n, 0);
    expect(sum).toEqual([counts.leftWins, counts.rightWins, counts.ties].map(total));
  });
});

it('lie in the order of those with eight bytes, which questions judged alike share', () => {
  const table = tableOf(MAX_WIDE_CELLS + 7, 3);
  const one = new Float64Array(table.left.length).fill(1);
  const [narrow, wide] = [table, { ...table, weight: one }].map((of) =>
    questionsOf(countPairs(of)),
  );
  expect(narrow.ties).toBeInstanceOf(Uint8Array);
  expect(wide.ties).toBeInstanceOf(Float64Array);
  expect(narrow.questions).toBe(wide.questions);
  for (const column of ['question', 'pair', 'leftWins', 'rightWins', 'ties'] as const) {
    const [own, other] = [narrow[column], wide[column]].map((all) => Float64Array.from(all));
    expect(Buffer.compare(Buffer.from(own.buffer), Buffer.from(other.buffer)), column).toBe(0);
  }
  // What was judged first is not the first question.
  expect(narrow.leftWins.subarray(0, 10)).not.toEqual(
    Uint8Array.from({ length: 10 }, (_, at) => (at === 0 ? 4 : Number((at * 7) % 3 === 0))),
  );
});

/** Up to what a byte holds, so that sums of two are more. */
const anyVerdicts = fc.array(
  fc.tuple(
    fc.constantFrom(...Array.from({ length: 4 }, (_, q) => q)),
    fc.constantFrom(['a', 'b'], ['b', 'a'], ['b', 'c'], ['a', 'c']),
    fc.constantFrom('left' as const, 'right' as const, 'tie' as const),
    fc.constantFrom(1, 2, 200, 255),
  ),
  { minLength: 2, maxLength: 12 },
);

const LEAST = (n: number): number => Math.min(n, 255);

it('say what they say with eight bytes, to the bit', async () => {
  await fc.assert(
    fc.asyncProperty(anyVerdicts, async (given) => {
      const made = countsByQuestion(
        given.map(([q, [left, right], outcome, weight]) => [q, left, right, outcome, weight]),
        ['a', 'b', 'c'],
      );
      const own = questionsOf(made);
      const [leftWins, rightWins, ties] = [own.leftWins, own.rightWins, own.ties].map((column) =>
        Float64Array.from(column, LEAST),
      );
      const wide: PairCounts = { ...made, byQuestion: { ...own, leftWins, rightWins, ties } };
      const bytes = [leftWins, rightWins, ties].map((column) => Uint8Array.from(column));
      const narrow: PairCounts = {
        ...wide,
        byQuestion: { ...own, leftWins: bytes[0], rightWins: bytes[1], ties: bytes[2] },
      };
      const [those, these] = [wide, narrow].map(told);
      expect(these).toEqual(those);
      const hash = await fingerprintOfCounts(wide);
      expect(await fingerprintOfCounts(narrow)).toBe(hash);
      const record = { hash, name: 'x', sample: null, source: null };
      expect([wide, narrow].map((counts) => dataFlaw({ ...record, counts }))).toEqual([null, null]);
    }),
    { numRuns: 100 },
  );
});

/** What is made of counts by question, everywhere that it is. */
function told(counts: PairCounts) {
  const byQuestion = questionsOf(counts);
  const scores: number[] = [];
  const places = { order: null, tie: null, parameters: 3 };
  eachQuestionScore(counts, byQuestion, 'half', places, Float64Array.of(0.2, 0, -0.2), (one) => {
    for (let k = 0; k < one.size; k++) scores.push(one.question, one.places[k], one.score[k]);
  });
  const { byQuestion: rest, ...pairs } = withoutQuestion(counts, byQuestion, 0);
  const model = { ...DEFAULT_MODEL, questions: { kind: 'random' as const, scale: 1 } };
  const wide = (column: ArrayLike<number>) => Array.from(column);
  return {
    scores,
    pairs,
    rest: rest && [rest.leftWins, rest.rightWins, rest.ties].map(wide),
    rows: questionRowsOf(counts, byQuestion, 'half', true),
    shares: verdictShares(counts, byQuestion, () => Float64Array.of(0.2, 0, -0.2)),
    each: Array.from({ length: byQuestion.questions }, (_, q) =>
      countsOfQuestions(counts, byQuestion)(q),
    ),
    resampled: resampleQuestions(counts, byQuestion, createRandom(1)),
    added: addCounts([counts], (name) => (name === 'c' ? 'b' : name)),
    table: tableOfCounts(counts),
    graded: gradedColumns(byQuestion).map(wide),
    linked: linkedCounts(counts, [0, 1, 2], { first: 2, hasQuestions: true }),
    stan: stanData(counts, model),
  };
}
