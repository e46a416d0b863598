import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answeredOf } from '../../../../src/core/judge/plan/answered.ts';
import type { Answered } from '../../../../src/core/judge/plan/answered.ts';
import { extentOf } from '../../../../src/core/judge/plan/extent.ts';
import { Links } from '../../../../src/core/judge/plan/links.ts';
import { ledgerOf, planSize, planTasks } from '../../../../src/core/judge/plan/tasks.ts';
import type { JudgeTask, ListPlan, OfferedPlan, Plan } from '../../../../src/core/judge/setup.ts';
import { allAnswered, anyAnswered, keyOf, tally } from './any-answered.ts';

const ALL: Plan = { kind: 'all', bothOrders: true };
const ONE_ORDER: Plan = { kind: 'all', bothOrders: false };
const random = (judgments: number, seed = 1): OfferedPlan => ({
  kind: 'random',
  judgments,
  seed,
});

const anyPlan: fc.Arbitrary<OfferedPlan> = fc.oneof(
  fc.boolean().map((bothOrders): OfferedPlan => ({ kind: 'all', bothOrders })),
  fc.boolean().map((bothOrders): OfferedPlan => ({ kind: 'baseline', baseline: 1, bothOrders })),
  fc
    .record({ judgments: fc.integer({ min: 1, max: 200 }), seed: fc.nat() })
    .map(({ judgments, seed }) => random(judgments, seed)),
);

const sorted = (tasks: readonly JudgeTask[]): string[] => tasks.map(keyOf).sort();

/** Judgments per pair, whoever is first, and how often the lower number was first. */
function pairsOf(tasks: readonly JudgeTask[], models: number) {
  const made = new Int32Array(models * models);
  const lead = new Int32Array(models * models);
  for (const { left, right } of tasks) {
    const pair = Math.min(left, right) * models + Math.max(left, right);
    made[pair]++;
    lead[pair] += left < right ? 1 : -1;
  }
  return { made, lead };
}

/** Whether both models of a pair answered. */
function isOpen({ models, has }: Answered, { question, left, right }: JudgeTask): boolean {
  return has[question * models + left] === 1 && has[question * models + right] === 1;
}

describe('the tasks of a plan', () => {
  it('are every pair on every question in both orders, worked by hand', () => {
    const { tasks, most, missing, groups } = planTasks(ALL, allAnswered(3, 2), 1);
    const pairs = ['0,1', '0,2', '1,0', '1,2', '2,0', '2,1'];
    const expected = ['0,0', '0,1'].flatMap((begin) => pairs.map((pair) => `${begin},${pair}`));
    expect(sorted(tasks)).toEqual(expected);
    expect({ most, missing, groups }).toEqual({ most: 12, missing: 0, groups: [[0, 1, 2]] });
  });

  it('leave out what was not answered, and say who cannot be linked', () => {
    const answer = ['an answer'];
    const questions = [
      { answers: [answer, answer, null, null] },
      { answers: [null, null, answer, answer] },
      { answers: [null, null, null, answer] },
    ];
    const { tasks, groups } = planTasks(ALL, answeredOf(questions, 5), 1);
    expect(sorted(tasks)).toEqual(['0,0,0,1', '0,0,1,0', '0,1,2,3', '0,1,3,2']);
    expect(groups).toEqual([[0, 1], [2, 3], [4]]);
  });

  it('are each question once in one order, the orders even', () => {
    const { tasks } = planTasks(ONE_ORDER, allAnswered(4, 6), 1);
    expect(tasks).toHaveLength(6 * 6);
    const { lead } = pairsOf(tasks, 4);
    expect([...lead]).toEqual(new Array(16).fill(0));
    const met = tally(tasks, ({ question, left, right }) =>
      [question, ...[left, right].sort()].join(),
    );
    expect(Math.max(...met.values())).toBe(1);
  });

  it('set one model against each of the others', () => {
    const plan: Plan = { kind: 'baseline', baseline: 2, bothOrders: true };
    const { tasks, groups } = planTasks(plan, allAnswered(4, 3), 1);
    expect(tasks).toHaveLength(3 * 3 * 2);
    expect(tasks.every(({ left, right }) => (left === 2) !== (right === 2))).toBe(true);
    expect(groups).toEqual([[0, 1, 2, 3]]);
  });

  it('are the same for every judge', () => {
    const { tasks, most } = planTasks(random(7), allAnswered(3, 4), 3);
    expect(tasks).toHaveLength(21);
    expect(most).toBe(21);
    const of = (judge: number) =>
      tasks.filter((task) => task.judge === judge).map((task) => ({ ...task, judge: 0 }));
    expect(of(1)).toEqual(of(0));
    expect(of(2)).toEqual(of(0));
  });

  it('are all there are where more were asked for, and say how many are missing', () => {
    const answered = allAnswered(3, 4);
    const { tasks, missing, most } = planTasks(random(100), answered, 1);
    expect(sorted(tasks)).toEqual(sorted(planTasks(ALL, answered, 1).tasks));
    expect({ missing, most }).toEqual({ missing: 76, most: 24 });
  });

  it('of an adaptive plan are not known beforehand, but how many at the most', () => {
    const plan: Plan = {
      ...{ kind: 'adaptive', goal: { kind: 'best' }, confidence: 0.95 },
      ...{ randomShare: 0.1, most: 30, seed: 1 },
    };
    const few = planTasks(plan, allAnswered(3, 4), 2);
    expect(few).toEqual({ tasks: [], most: 48, missing: 6, groups: [[0, 1, 2]] });
    expect(planTasks(plan, allAnswered(3, 40), 2)).toMatchObject({ most: 60, missing: 0 });
  });

  it('use questions about evenly where all are answered', () => {
    for (let seed = 1; seed <= 50; seed++) {
      // One comparison of each pair on half of the questions.
      const { tasks } = planTasks(random(60, seed), allAnswered(5, 12), 1);
      const uses = [...tally(tasks, ({ question }) => String(question)).values()];
      expect(uses).toHaveLength(12);
      expect(Math.max(...uses) - Math.min(...uses)).toBeLessThanOrEqual(2);
    }
  });

  it('meet on every question once before any question is asked in the other order', () => {
    const { tasks } = planTasks(random(30), allAnswered(4, 5), 1);
    const met = tally(tasks, ({ question, left, right }) =>
      [question, ...[left, right].sort()].join(),
    );
    expect(met.size).toBe(30);
  });

  it('are those that were not judged before', () => {
    const answered = allAnswered(3, 2);
    const known: JudgeTask[] = [
      { judge: 0, question: 0, left: 0, right: 1 },
      { judge: 0, question: 1, left: 2, right: 1 },
    ];
    const { tasks, most } = planTasks(ALL, answered, 1, known);
    expect(sorted([...tasks, ...known])).toEqual(sorted(planTasks(ALL, answered, 1).tasks));
    expect(most).toBe(10);
    // Once in one order is enough where each pair is wanted in one; of other models none is one.
    expect(planTasks(ONE_ORDER, answered, 1, known).most).toBe(4);
    const baseline: Plan = { kind: 'baseline', baseline: 0, bothOrders: true };
    expect(planTasks(baseline, answered, 1, known).most).toBe(7);
    expect(planTasks(random(11), answered, 1, known)).toMatchObject({ most: 10, missing: 1 });
  });

  it('are for each judge those that it did not judge before', () => {
    const answered = allAnswered(2, 1);
    const known: JudgeTask[] = [
      { judge: 0, question: 0, left: 0, right: 1 },
      { judge: 1, question: 0, left: 0, right: 1 },
      { judge: 1, question: 0, left: 1, right: 0 },
    ];
    const { tasks, most } = planTasks(ALL, answered, 2, known);
    expect(tasks).toEqual([{ judge: 0, question: 0, left: 1, right: 0 }]);
    expect(most).toBe(1);
  });

  it('even out what was judged before', () => {
    const known = planTasks(random(12), allAnswered(3, 20), 1)
      .tasks.filter(({ left, right }) => left !== 2 && right !== 2)
      .slice(0, 4);
    const { tasks } = planTasks(random(8), allAnswered(3, 20), 1, known);
    const { made } = pairsOf([...known, ...tasks], 3);
    expect([made[1], made[2], made[5]]).toEqual([4, 4, 4]);
  });

  it('differ by seed and by nothing else', () => {
    const answered = allAnswered(5, 6);
    const { tasks } = planTasks(random(40, 7), answered, 1);
    expect(planTasks(random(40, 7), answered, 1).tasks).toEqual(tasks);
    expect(planTasks(random(40, 8), answered, 1).tasks).not.toEqual(tasks);
  });

  it.each<[Plan, string]>([
    [random(0), 'judgments'],
    [random(1.5), 'judgments'],
    [{ kind: 'random', judgments: 5, seed: -1 }, 'seed'],
    [{ kind: 'baseline', baseline: 3, bothOrders: true }, 'baseline'],
  ])('refuse a plan that can’t be: %o', (plan, setting) => {
    expect(() => planTasks(plan, allAnswered(3, 2), 1)).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ setting }) as unknown }),
    );
    expect(() => planTasks(ALL, allAnswered(1, 2), 1)).toThrow('too-few-models');
  });
});

describe('a list', () => {
  const list: ListPlan = {
    kind: 'list',
    comparisons: [
      { question: 2, left: 1, right: 0 },
      { question: 0, left: 0, right: 1 },
    ],
  };

  it('is asked of every judge as it is, but for what was judged before', () => {
    const all = planTasks(list, allAnswered(3, 3), 2);
    expect(
      all.tasks.map(({ judge, question, left, right }) => [judge, question, left, right]),
    ).toEqual([
      [0, 2, 1, 0],
      [1, 2, 1, 0],
      [0, 0, 0, 1],
      [1, 0, 0, 1],
    ]);
    expect(all).toMatchObject({ most: 4, missing: 0, groups: [[0, 1], [2]] });
    const known = [{ judge: 1, question: 2, left: 1, right: 0 }];
    expect(planTasks(list, allAnswered(3, 3), 2, known).tasks).toEqual(all.tasks.toSpliced(1, 1));
    expect(planSize(list, allAnswered(3, 3), 2, known).most).toBe(3);
  });

  it('is refused with a model that is not there, or against itself', () => {
    const of = (left: number, right: number): Plan => ({
      kind: 'list',
      comparisons: [{ question: 0, left, right }],
    });
    expect(() => planTasks(of(0, 3), allAnswered(3, 1), 1)).toThrow('bad-setting');
    expect(() => planTasks(of(1, 1), allAnswered(3, 1), 1)).toThrow('bad-setting');
  });
});

describe('whatever was answered, a plan', () => {
  it('comes to all that its ledger has', () => {
    fc.assert(
      fc.property(anyAnswered, anyPlan, (answered, plan) => {
        const ledger = ledgerOf(plan, answered);
        const links = new Links(answered.models);
        ledger.left.forEach((left, pair) => {
          if (left > 0) links.join(ledger.lower[pair], ledger.higher[pair]);
        });
        const groups = links.groups();
        expect(extentOf(plan, answered)).toEqual({ exist: ledger.exist, groups });
      }),
    );
  });

  it('asks nothing twice and nothing without answers', () => {
    fc.assert(
      fc.property(
        anyAnswered,
        anyPlan,
        fc.integer({ min: 1, max: 3 }),
        (answered, plan, judges) => {
          const { tasks, most } = planTasks(plan, answered, judges);
          expect(new Set(tasks.map(keyOf)).size).toBe(tasks.length);
          expect(tasks.every((task) => isOpen(answered, task))).toBe(true);
          expect(tasks).toHaveLength(most);
        },
      ),
    );
  });

  it('asks nothing that was judged before, and all else', () => {
    fc.assert(
      fc.property(anyAnswered, anyPlan, fc.integer({ min: 1, max: 3 }), fc.nat(), (...those) => {
        const [answered, plan, judges, seed] = those;
        const all = planTasks({ kind: 'all', bothOrders: true }, answered, judges).tasks;
        const known = all.filter((_, at) => ((at + 1) * (seed + 7)) % 5 < 2);
        const names = new Set(known.map(keyOf));
        const { tasks, most } = planTasks(plan, answered, judges, known);
        expect(tasks.some((task) => names.has(keyOf(task)))).toBe(false);
        expect(tasks).toHaveLength(most);
        const size = planSize(plan, answered, judges, known);
        if (judges === 1) expect(size.most).toBe(most);
        else expect(size.most).toBeGreaterThanOrEqual(most);
        if (plan.kind === 'all' && plan.bothOrders) {
          expect(sorted([...tasks, ...known])).toEqual(sorted(all));
        }
      }),
    );
  });

  it('has each pair’s orders within one whenever it ends', () => {
    fc.assert(
      fc.property(anyAnswered, anyPlan, fc.nat(100), (answered, plan, end) => {
        const { lead } = pairsOf(planTasks(plan, answered, 1).tasks.slice(0, end), answered.models);
        expect(lead.every((n) => Math.abs(n) <= 1)).toBe(true);
      }),
    );
  });

  it('has pairs within one of each other while they last', () => {
    fc.assert(
      fc.property(anyAnswered, anyPlan, fc.nat(100), (answered, plan, end) => {
        const { models } = answered;
        const whole = plan.kind === 'random' ? ALL : plan;
        const there = pairsOf(planTasks(whole, answered, 1).tasks, models).made;
        const { made } = pairsOf(planTasks(plan, answered, 1).tasks.slice(0, end), models);
        const most = Math.max(...made);
        const open = [...made].filter((n, pair) => n < there[pair]);
        expect(open.every((n) => n >= most - 1)).toBe(true);
      }),
    );
  });

  it('links all models that can be linked before anything else', () => {
    fc.assert(
      fc.property(anyAnswered, anyPlan, (answered, plan) => {
        const { tasks, groups } = planTasks(plan, answered, 1);
        const links = answered.models - groups.length;
        const group = Array.from({ length: answered.models }, (_, m) => m);
        for (const { left, right } of tasks.slice(0, links)) {
          const [kept, merged] = [group[left], group[right]];
          group.forEach((of, m) => (group[m] = of === merged ? kept : of));
        }
        const expected = Math.max(groups.length, answered.models - tasks.length);
        expect(new Set(group).size).toBe(expected);
      }),
    );
  });

  it('permutes with the models', () => {
    fc.assert(
      fc.property(anyAnswered, fc.boolean(), (answered, bothOrders) => {
        const { models, questions, has } = answered;
        // Models told backwards.
        const mirror = (m: number): number => models - 1 - m;
        const mirrored = {
          ...{ models, questions },
          has: has.map((_, at) => has[at - (at % models) + mirror(at % models)]),
        };
        const there = (tasks: readonly JudgeTask[]) =>
          tasks.map((task) => ({
            ...task,
            left: mirror(task.left),
            right: mirror(task.right),
          }));
        const unordered = (tasks: readonly JudgeTask[]) =>
          sorted(
            tasks.map(({ left, right, ...rest }) => ({
              ...rest,
              left: bothOrders ? left : Math.min(left, right),
              right: bothOrders ? right : Math.max(left, right),
            })),
          );
        for (const [plan, same] of [
          [
            { kind: 'all', bothOrders },
            { kind: 'all', bothOrders },
          ],
          [
            { kind: 'baseline', baseline: 0, bothOrders },
            { kind: 'baseline', baseline: mirror(0), bothOrders },
          ],
        ] as const) {
          const { tasks } = planTasks(plan, answered, 1);
          expect(unordered(there(tasks))).toEqual(unordered(planTasks(same, mirrored, 1).tasks));
        }
      }),
    );
  });
});
