import type { Goal, Plan } from '../../../core/judge/setup.ts';

/** Choices of every kind of plan, so that looking at another kind loses none. */
export interface PlanChoice {
  readonly kind: Plan['kind'];
  readonly bothOrders: boolean;
  readonly judgments: number;
  /** By name; the first model where it is none of those chosen. */
  readonly baseline: string;
  /** What is asked of the run; only an adaptive plan goes by it. */
  readonly goal: Goal['kind'];
  /** By name, as `baseline`; with `k`, of the goal `top`. */
  readonly top: string;
  readonly k: number;
  readonly confidence: number;
  readonly randomShare: number;
  readonly most: number;
}

export const USUAL_PLAN: PlanChoice = {
  ...{ kind: 'all', bothOrders: false, judgments: 100, baseline: '' },
  ...{ goal: 'best', top: '', k: 3, confidence: 0.95, randomShare: 0.1, most: 1000 },
};

/** The plan that is chosen, for models by their positions. */
export function planOf(choice: PlanChoice, models: readonly string[]): Plan {
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
export function goalOf({ goal, top, k }: PlanChoice, models: readonly string[]): Goal {
  if (goal !== 'top') return { kind: goal };
  const model = Math.max(0, models.indexOf(top));
  return { kind: goal, model, k: Math.max(1, Math.min(k, models.length - 1)) };
}
