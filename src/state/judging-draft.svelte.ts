import type { Failure } from '../core/failure.ts';
import { answeredOf } from '../core/judge/plan/answered.ts';
import { planTasks } from '../core/judge/plan/tasks.ts';
import type { PlannedTasks } from '../core/judge/plan/tasks.ts';
import type { JudgeSetup, JudgingSetup, Plan } from '../core/judge/setup.ts';
import { failureOf } from './failure.ts';
import { JudgingMaterial } from './judging-material.svelte.ts';

/** A judge who needs no key. The name is what the judgments carry. */
export const HUMAN: JudgeSetup = {
  ...{ name: 'human', provider: 'human', baseUrl: '', model: '' },
  template: { name: '', system: '', user: '', convention: 'json' },
  sampling: { temperature: null, maxTokens: 0, seed: null },
};

/** Choices of every kind of plan, so that looking at another kind loses none. */
export interface PlanChoice {
  readonly kind: 'all' | 'random' | 'baseline';
  readonly bothOrders: boolean;
  readonly judgments: number;
  /** By name; the first model where it is none of those chosen. */
  readonly baseline: string;
}

/** What the plan comes to, or why it can't be carried out. */
export type Planned = (PlannedTasks & { readonly failure?: never }) | { readonly failure: Failure };

/** A run that is being put together. */
export class JudgingDraft {
  readonly material = new JudgingMaterial();
  #judges = $state.raw<readonly JudgeSetup[]>([HUMAN]);
  #plan = $state.raw<PlanChoice>({
    ...{ kind: 'all', bothOrders: false, judgments: 100, baseline: '' },
  });

  readonly judges = $derived(this.#judges);
  readonly plan = $derived(this.#plan);

  /** Null while the material is looked for. */
  readonly planned = $derived.by<Planned | null>(() => {
    const { found } = this.material;
    if (found === null) return null;
    const { models, questions } = found.chosen;
    try {
      const answered = answeredOf(questions, models.length);
      return planTasks(this.planFor(models), answered, this.#judges.length);
    } catch (error) {
      return { failure: failureOf(error) };
    }
  });

  /** Whether it can be begun. */
  readonly isReady = $derived.by(() => {
    const { planned, material } = this;
    if (planned === null || planned.failure) return false;
    return planned.most > 0 && (material.preview?.questions.length ?? 0) > 0;
  });

  changePlan(part: Partial<PlanChoice>): void {
    this.#plan = { ...this.#plan, ...part };
  }

  setupFor(models: readonly string[], questions: number): JudgingSetup {
    const { judges } = this;
    return {
      ...{ models, questions, judges, plan: this.planFor(models) },
      prices: judges.map(() => null),
      ...{ budget: null, concurrency: 1, perMinute: null },
    };
  }

  planFor(models: readonly string[]): Plan {
    const { kind, bothOrders, judgments, baseline } = this.#plan;
    switch (kind) {
      case 'all':
        return { kind, bothOrders };
      case 'random':
        return { kind, judgments, seed: 1 };
      case 'baseline':
        return { kind, baseline: Math.max(0, models.indexOf(baseline)), bothOrders };
    }
  }
}
