import { expect, it } from 'vitest';
import { USUAL_PLAN, goalOf, planOf } from '../../../../src/state/judging/draft/plan-choice.ts';
import type { PlanChoice } from '../../../../src/state/judging/draft/plan-choice.ts';

const MODELS = ['a', 'b', 'c'];
const choose = (part: Partial<PlanChoice>): PlanChoice => ({ ...USUAL_PLAN, ...part });

it.each([
  [
    { kind: 'all', bothOrders: true },
    { kind: 'all', bothOrders: true },
  ],
  [
    { kind: 'random', judgments: 7 },
    { kind: 'random', judgments: 7, seed: 1 },
  ],
  [
    { kind: 'baseline', baseline: 'c' },
    { kind: 'baseline', baseline: 2, bothOrders: false },
  ],
  // Of a model that is not chosen any more.
  [
    { kind: 'baseline', baseline: 'gone' },
    { kind: 'baseline', baseline: 0, bothOrders: false },
  ],
] as const)('makes a plan of %j', (part, plan) => {
  expect(planOf(choose(part), MODELS)).toEqual(plan);
});

it('asks an adaptive plan for the goal that is chosen', () => {
  const plan = planOf(choose({ kind: 'adaptive', goal: 'ranking', most: 50 }), MODELS);
  expect(plan).toMatchObject({ kind: 'adaptive', goal: { kind: 'ranking' }, most: 50 });
});

it('asks for no more places than there are models to leave out', () => {
  const top = (k: number) => goalOf(choose({ goal: 'top', top: 'b', k }), MODELS);
  expect([top(0), top(1), top(9)]).toEqual([1, 1, 2].map((k) => ({ kind: 'top', model: 1, k })));
});
