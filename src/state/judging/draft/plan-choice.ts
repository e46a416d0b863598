import type { Goal, OfferedPlan } from '../../../core/judge/setup.ts';

/** What a new run may be asked: not what only older ones were. */
export type OfferedGoal = Exclude<Goal['kind'], 'top'>;

/** Choices of every kind of plan, so that looking at another kind loses none. */
export interface PlanChoice {
  readonly kind: OfferedPlan['kind'];
  readonly bothOrders: boolean;
  readonly judgments: number;
  /** By name; the first model where it is none of those chosen. */
  readonly baseline: string;
  /** What is asked of the run; only an adaptive plan goes by it. */
  readonly goal: OfferedGoal;
  /** Which model is placed, or compared with the other; by name, as `baseline`. */
  readonly model: string;
  /** By name; the first model but that one where it is none of those chosen. */
  readonly other: string;
  /** Of the goal `top-set`. */
  readonly k: number;
  readonly confidence: number;
  readonly randomShare: number;
  readonly most: number;
}

export const USUAL_PLAN: PlanChoice = {
  ...{ kind: 'all', bothOrders: false, judgments: 100, baseline: '' },
  ...{ goal: 'best', model: '', other: '', k: 3 },
  ...{ confidence: 0.95, randomShare: 0.1, most: 1000 },
};

/** The plan that is chosen, for models by their positions. */
export function planOf(choice: PlanChoice, models: readonly string[]): OfferedPlan {
  const { kind, bothOrders, judgments, baseline } = choice;
  switch (kind) {
    case 'all':
      return { kind, bothOrders };
    case 'random':
      return { kind, judgments, seed: 1 };
    case 'baseline':
      return { kind, baseline: Math.max(0, models.indexOf(baseline)), bothOrders };
    case 'adaptive': {
      const { confidence, randomShare, most } = choice;
      return { kind, goal: goalOf(choice, models), confidence, randomShare, most, seed: 1 };
    }
  }
}

/** The goal that is chosen, whatever the plan. */
export function goalOf(choice: PlanChoice, models: readonly string[]): Goal {
  const { goal, k } = choice;
  const { model, other } = pairOf(choice, models);
  switch (goal) {
    case 'best':
    case 'ranking':
      return { kind: goal };
    case 'top-set':
      return { kind: goal, k: Math.max(1, Math.min(k, models.length - 1)) };
    case 'pair':
      return { kind: goal, model, other };
    case 'place':
      return { kind: goal, model };
  }
}

/** The models that a goal is about, by position; two different ones where there are two. */
export function pairOf(
  { model, other }: Pick<PlanChoice, 'model' | 'other'>,
  models: readonly string[],
): { readonly model: number; readonly other: number } {
  const first = Math.max(0, models.indexOf(model));
  const second = models.indexOf(other);
  return { model: first, other: second < 0 || second === first ? (first === 0 ? 1 : 0) : second };
}
