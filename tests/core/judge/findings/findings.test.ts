import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countPairs } from '../../../../src/core/table/choices/count-pairs.ts';
import { judgmentTotal } from '../../../../src/core/table/counts.ts';
import { findingsOf } from '../../../../src/core/judge/findings/findings.ts';
import { runTable } from '../../../../src/core/judge/results.ts';
import type { JudgedRun } from '../../../../src/core/judge/results.ts';
import { reread } from '../../../../src/core/judge/reading/reread.ts';
import { answerLengths, RunColumnsBuilder } from '../../../../src/core/judge/run-columns.ts';
import type { RunColumns } from '../../../../src/core/judge/run-columns.ts';
import type { JudgedQuestion, JudgeReply } from '../../../../src/core/judge/setup.ts';
import { READING_RULES, readVerdict } from '../../../../src/core/judge/reading/verdict.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import { judge, reply, runs } from '../runs.ts';

const { left: L, right: R, tie: T, unparsed: U } = Outcome;

function columnsOf({ setup, questions, replies }: JudgedRun): RunColumns {
  const columns = new RunColumnsBuilder(setup, questions.map(answerLengths));
  for (const one of replies) columns.add(one);
  return columns.build();
}

const question: JudgedQuestion = {
  ...{ id: 'same', category: null, turns: ['?'], reference: [] },
  answers: [['long', 'er'], ['brief'], null],
};

const said = (by: number, at: number, left: number, right: number, outcome: Outcome): JudgeReply =>
  reply({ judge: by, question: at, left, right }, { outcome });

describe('the findings of a run', () => {
  const setup = {
    models: ['gpt-4', 'claude-3-opus', 'mystery'],
    judges: [
      judge({ name: 'strict', model: 'gpt-4o' }),
      judge({ name: 'strict', model: 'claude-3' }),
      judge({ name: 'you', provider: 'human', model: '' }),
      judge({ name: 'late' }),
    ],
  };
  const run: JudgedRun = {
    setup,
    rules: [null, null, null, null],
    // Of one id, as two files may have them.
    questions: [question, question],
    replies: [
      said(0, 0, 0, 1, L),
      said(0, 0, 1, 0, L),
      said(0, 1, 0, 1, L),
      said(0, 1, 0, 2, R),
      said(1, 0, 0, 1, R),
      said(1, 1, 0, 1, T),
      said(2, 1, 0, 1, L),
      said(2, 1, 1, 0, U),
    ],
  };
  const { judges, agreement } = findingsOf(columnsOf(run), setup.judges.length);

  it('are of each judge by position, whatever their names', () => {
    expect(judges.map(({ bias }) => bias?.firstWins?.of)).toEqual([4, 1, 1, undefined]);
    expect(judges[0].bias?.firstWins?.value).toBe(0.75);
    expect(judges[0].bias?.swaps).toMatchObject({ both: 1, flips: 1, firstBoth: 1 });
    expect(judges.map(({ counts }) => judgmentTotal(counts))).toEqual([4, 2, 1, 0]);
    expect(judges[3].bias).toBeNull();
  });

  it('measure answers by all their turns, and leave out those that are not there', () => {
    // "long" and "er" are six characters, "brief" is five; the third has no answer.
    expect(judges[0].bias?.longerWins).toMatchObject({ of: 3, value: 2 / 3 });
  });

  it('know a judge’s family by its model', () => {
    expect(judges[0].bias?.ownFamily).toMatchObject({ family: 'OpenAI', decided: 4 });
    expect(judges[1].bias?.ownFamily).toMatchObject({ family: 'Anthropic', decided: 1 });
    expect(judges[2].bias?.ownFamily).toBeNull();
  });

  it('compare judges on what both judged, questions told apart by position', () => {
    const pairs = agreement.map(({ first, second, common, agreeing }) => [
      ...[first, second].sort(),
      ...[common, agreeing],
    ]);
    // On the first question judge 0 flips, which is a tie to the others.
    expect(pairs).toEqual([
      [0, 1, 2, 0],
      [0, 2, 1, 1],
      [1, 2, 1, 0],
    ]);
  });

  it('leave no judgment out', () => {
    fc.assert(
      fc.property(runs, (any) => {
        const found = findingsOf(columnsOf(any), any.setup.judges.length);
        const sum = found.judges.reduce((all, { counts }) => all + judgmentTotal(counts), 0);
        expect(sum).toBe(judgmentTotal(countPairs(runTable(any))));
      }),
    );
  });
});

describe('replies read once more', () => {
  it('change the verdicts of one judge alone', () => {
    fc.assert(
      fc.property(runs, fc.nat(1), (any, which) => {
        const by = which % any.setup.judges.length;
        const texts = any.replies.filter((one) => one.judge === by).map(({ text }) => text);
        const found = reread(columnsOf(any).table, by, texts);
        expect(found.stored).toEqual(countPairs(runTable(any)));
        expect(found.audit.replies).toBe(texts.length);
        READING_RULES.forEach((rule, at) => {
          const replies = any.replies.map((one) =>
            one.judge === by ? { ...one, outcome: readVerdict(one.text, rule) } : one,
          );
          expect(found.recounted[at]).toEqual(countPairs(runTable({ ...any, replies })));
        });
      }),
    );
  });

  it('count what a rule gains, by hand', () => {
    const replies = [
      reply({ judge: 0, question: 0, left: 0, right: 1 }, { outcome: U, text: '結論: 2' }),
      reply({ judge: 1, question: 0, left: 0, right: 1 }, { outcome: U, text: '結論: 2' }),
    ];
    const setup = { models: ['a', 'b', 'c'], judges: [judge(), judge()] };
    const run = { setup, rules: [null, null], questions: [question], replies };
    const { recounted, stored } = reread(columnsOf(run).table, 1, ['結論: 2']);
    expect(judgmentTotal(stored)).toBe(0);
    expect(recounted.map(judgmentTotal)).toEqual([0, 0, 0, 0, 1]);
    expect(recounted[4]).toMatchObject({ models: ['a', 'b'], rightWins: Float64Array.of(1) });
  });
});
