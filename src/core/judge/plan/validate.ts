import { CaravanError } from '../../failure.ts';
import type { Goal, Plan } from '../setup.ts';
import { MAX_PLANNED } from '../../limits.ts';

/** Throws `bad-setting` unless a plan can be carried out among so many models. */
export function validatePlan(plan: Plan, models: number): void {
  if (models < 2) throw new CaravanError({ kind: 'too-few-models', models });
  switch (plan.kind) {
    case 'all':
      return;
    case 'baseline':
      requireWhole('baseline', plan.baseline, 0, models - 1);
      return;
    case 'random':
      requireWhole('judgments', plan.judgments, 1, MAX_PLANNED);
      requireWhole('seed', plan.seed, 0, 2 ** 32 - 1);
      return;
    case 'adaptive':
      validateGoal(plan.goal, models);
      // Below one half a goal of two sides would hold from the beginning.
      requireBetween('confidence', plan.confidence, 0.5, 1);
      if (plan.randomShare !== 0 && plan.randomShare !== 1) {
        requireBetween('randomShare', plan.randomShare, 0, 1);
      }
      requireWhole('most', plan.most, 1, MAX_PLANNED);
      requireWhole('seed', plan.seed, 0, 2 ** 32 - 1);
      return;
    case 'list':
    case 'study':
      for (const { left, right } of plan.kind === 'list' ? plan.comparisons : plan.lists.flat()) {
        requireWhole('left', left, 0, models - 1);
        requireWhole('right', right, 0, models - 1);
        if (left === right) refuse('right', right);
      }
  }
}

/** @throws CaravanError bad-setting */
export function validateGoal(goal: Goal, models: number): void {
  switch (goal.kind) {
    case 'best':
    case 'ranking':
      return;
    case 'top-set':
      requireWhole('k', goal.k, 1, models - 1);
      return;
    case 'top':
      requireWhole('model', goal.model, 0, models - 1);
      requireWhole('k', goal.k, 1, models - 1);
      return;
    case 'pair':
      requireWhole('model', goal.model, 0, models - 1);
      requireWhole('other', goal.other, 0, models - 1);
      if (goal.other === goal.model) refuse('other', goal.other);
      return;
    case 'place':
      requireWhole('model', goal.model, 0, models - 1);
  }
}

function requireWhole(setting: string, value: number, least: number, most: number): void {
  if (!(Number.isInteger(value) && value >= least && value <= most)) refuse(setting, value);
}

function requireBetween(setting: string, value: number, above: number, below: number): void {
  if (!(value > above && value < below)) refuse(setting, value);
}

function refuse(setting: string, value: number): never {
  throw new CaravanError({ kind: 'bad-setting', setting, value: String(value) });
}
