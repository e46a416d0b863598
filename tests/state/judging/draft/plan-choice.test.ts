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
  const first = (k: number) => goalOf(choose({ goal: 'top-set', k }), MODELS);
  expect([first(0), first(1), first(9)]).toEqual([1, 1, 2].map((k) => ({ kind: 'top-set', k })));
});

it('places the model that is chosen', () => {
  expect(goalOf(choose({ goal: 'place', model: 'c' }), MODELS)).toEqual({
    ...{ kind: 'place', model: 2 },
  });
});

it.each([
  ['a', 'c', 0, 2],
  ['c', 'a', 2, 0],
  // Whoever is no longer chosen gives way to the first that is another.
  ['gone', 'b', 0, 1],
  ['b', 'gone', 1, 0],
  ['a', 'a', 0, 1],
  ['', '', 0, 1],
])('compares %j with %j, two that differ', (model, other, first, second) => {
  const goal = goalOf(choose({ goal: 'pair', model, other }), MODELS);
  expect(goal).toEqual({ kind: 'pair', model: first, other: second });
});
