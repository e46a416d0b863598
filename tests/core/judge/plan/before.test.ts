import { describe, expect, it } from 'vitest';
import { nextBatch } from '../../../../src/core/judge/plan/adaptive.ts';
import type { AdaptiveRun } from '../../../../src/core/judge/plan/adaptive.ts';
import { judgedBeforeRun } from '../../../../src/core/judge/plan/before.ts';
import { beliefOf, strengthCovariances } from '../../../../src/core/judge/plan/questions/belief.ts';
import { NO_COUNTS, runCounts } from '../../../../src/core/judge/plan/run-counts.ts';
import { DEFAULT_MODEL } from '../../../../src/core/model/settings.ts';
import { judgmentTotal } from '../../../../src/core/table/counts.ts';
import { Outcome, UNKNOWN } from '../../../../src/core/table/judgments.ts';
import { TableBuilder } from '../../../../src/core/table/table-builder.ts';
import { allAnswered } from './any-answered.ts';

type Row = readonly [
  question: string | null,
  left: string,
  right: string,
  outcome: Outcome,
  part?: { readonly weight?: number; readonly sides?: 'unknown' },
];

function tableOf(rows: readonly Row[]) {
  const builder = new TableBuilder();
  for (const [question, left, right, outcome, part] of rows)
    builder.add({ question, left, right, outcome, judge: null, turn: UNKNOWN, weight: 1, ...part });
  return builder.build();
}
const { left, right, tie, unparsed } = Outcome;

describe('what a project holds before a run', () => {
  const table = tableOf([
    ['q9', 'a', 'b', left],
    ['q2', 'b', 'a', tie],
    ['q2', 'b', 'a', left, { weight: 3 }],
    ['q2', 'c', 'a', right, { sides: 'unknown' }],
    [null, 'a', 'b', right],
    ['q2', 'a', 'b', unparsed],
    ['q2', 'a', 'a', left],
  ]);
  const before = judgedBeforeRun(table, ['q1', 'q2', 'q3']);

  it('is counted by the names of questions', () => {
    const { base, baseQuestions, judged } = before;
    expect(judged).toEqual({ here: 5, elsewhere: 1, unknown: 1 });
    expect(judgmentTotal(base)).toBe(7);
    expect(baseQuestions).toEqual([-1, 1]);
  });

  it('stands on the questions of the run, and apart where they are others or not known', () => {
    const counts = runCounts(['a', 'b', 'c'], NO_COUNTS, before.base, before.baseQuestions);
    const told = [...counts.judged].map(([question, pairs]) => [
      question,
      [...pairs].map(([pair, { leftWins, rightWins, ties }]) => {
        const names = [counts.left[pair], counts.right[pair]].map((m) => counts.models[m]);
        return [names.join(''), leftWins, rightWins, ties];
      }),
    ]);
    expect(told).toEqual([
      [-1, [['ab', 1, 0, 0]]],
      [
        1,
        [
          ['ba', 3, 0, 1],
          // Turned: which of them a file has on the left says nothing.
          ['ac', 1, 0, 0],
        ],
      ],
    ]);
  });

  it('is without questions where none is named', () => {
    const { base, baseQuestions, judged } = judgedBeforeRun(tableOf([[null, 'a', 'b', left]]), []);
    expect([base.byQuestion, baseQuestions]).toEqual([undefined, []]);
    expect(judged).toEqual({ here: 0, elsewhere: 0, unknown: 1 });
  });
});

describe('a plan on questions that were judged before', () => {
  /** Each of four pairs once on every question, by a judge of the project’s. */
  const names = ['a', 'b', 'c'];
  const rows = Array.from({ length: 12 }, (_, q): Row[] => [
    [`q${String(q)}`, 'a', 'b', q % 3 === 0 ? right : left],
    [`q${String(q)}`, 'b', 'c', q % 4 === 0 ? right : left],
  ]).flat();
  const ids = Array.from({ length: 12 }, (_, q) => `q${String(q)}`);
  const others = ids.map((id) => `other ${id}`);
  /** The run's own judgments: the same pairs and winners once more. */
  const own = judgedBeforeRun(tableOf(rows), ids).base;
  const covariance = (questions: readonly string[]) => {
    const { base, baseQuestions } = judgedBeforeRun(tableOf(rows), questions);
    const counts = runCounts(names, own, base, baseQuestions);
    return strengthCovariances(beliefOf(counts, DEFAULT_MODEL), 3);
  };

  it('learns less of strengths over questions than from as many judgments on others', () => {
    const [same, apart] = [covariance(ids), covariance(others)];
    expect([...same.alone]).toEqual([...apart.alone]);
    // Twice the judgments on a question share its departures: 2² of 12 against 1 of 24.
    expect(same.perSquare[0] / apart.perSquare[0]).toBeCloseTo(2, 6);
  });

  it('asks a pair first where it was not judged yet', () => {
    const table = tableOf(ids.slice(0, 8).map((id): Row => [id, 'a', 'b', left]));
    const { base, baseQuestions } = judgedBeforeRun(table, ids);
    const run: AdaptiveRun = {
      plan: {
        ...{ kind: 'adaptive', goal: { kind: 'best' }, confidence: 0.9999 },
        ...{ randomShare: 0, most: 100, seed: 1 },
      },
      ...{ models: ['a', 'b'], answered: allAnswered(2, 12), judges: 1, model: DEFAULT_MODEL },
      ...{ counts: NO_COUNTS, base, asked: [], waiting: [] },
    };
    const questions = (of: AdaptiveRun) =>
      nextBatch(of, 4)
        .tasks.map(({ question }) => question)
        .sort((x, y) => x - y);
    expect(questions({ ...run, baseQuestions })).toEqual([8, 9, 10, 11]);
    expect(questions(run)).not.toEqual([8, 9, 10, 11]);
  });
});
