import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doubtfulTasks, secondJudges } from '../../../../src/core/judge/plan/escalation.ts';
import type { JudgeTask } from '../../../../src/core/judge/setup.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import { judge } from '../runs.ts';

const { left, right, tie, unparsed } = Outcome;
const task = (question: number, a: number, b: number): JudgeTask => ({
  ...{ judge: 0, question, left: a, right: b },
});

describe('pairs in doubt', () => {
  it.each([
    ['one order, decided', [left], false],
    ['one order, a tie', [tie], true],
    ['one order, unread', [unparsed], true],
    ['both orders, the same winner', [left, right], false],
    ['both orders, always the first', [left, left], true],
    ['both orders, half a tie', [left, tie], true],
    ['both orders, a tie twice', [tie, tie], true],
    ['not yet asked in the other order', [left, undefined], false],
    ['not yet asked in the other order, but a tie', [tie, undefined], false],
  ] as const)('%s', (_, outcomes, isDoubtful) => {
    const tasks = [task(0, 1, 2), task(0, 2, 1)].slice(0, outcomes.length);
    const doubtful = doubtfulTasks(tasks, (one) => outcomes[tasks.indexOf(one)]);
    expect(doubtful).toEqual(isDoubtful ? [tasks[0]] : []);
  });

  it('are none of a judge who goes by strength alone, in whatever order', () => {
    const tasks = fc.array(
      fc
        .tuple(fc.nat(3), fc.nat(4), fc.nat(4))
        .filter(([, a, b]) => a !== b)
        .map(([question, a, b]) => task(question, a, b)),
    );
    fc.assert(
      fc.property(tasks, (all) => {
        expect(doubtfulTasks(all, (one) => (one.left < one.right ? left : right))).toEqual([]);
        const pairs = new Set(
          all.map((one) => [one.question, ...[one.left, one.right].sort()].join()),
        );
        expect(doubtfulTasks(all, () => tie)).toHaveLength(pairs.size);
      }),
    );
  });

  it('go to judges over the network', () => {
    const judges = [
      judge({ provider: 'human' }),
      judge({ provider: 'lexical' }),
      judge(),
      judge({ provider: 'anthropic' }),
    ];
    expect(secondJudges({ judges })).toEqual([2, 3]);
  });
});
