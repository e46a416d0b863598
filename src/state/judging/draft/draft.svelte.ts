import type { Failure } from '../../../core/failure.ts';
import { isLocal } from '../../../core/judge/kinds.ts';
import { answeredOf } from '../../../core/judge/plan/answered.ts';
import type { Answered } from '../../../core/judge/plan/answered.ts';
import { secondJudges } from '../../../core/judge/plan/escalation.ts';
import { planSize } from '../../../core/judge/plan/tasks.ts';
import type { PlanSize } from '../../../core/judge/plan/tasks.ts';
import { usualPrice } from '../../../core/judge/money/prices.ts';
import type { Goal, JudgeSetup, JudgingSetup, Plan, Price } from '../../../core/judge/setup.ts';
import { failureOf } from '../../work/failure.ts';
import { USUAL_PLAN, goalOf, planOf } from './plan-choice.ts';
import type { PlanChoice } from './plan-choice.ts';
import { JudgesDraft, problemOf } from './judges.svelte.ts';
import type { JudgeProblem } from './judges.svelte.ts';
import { JudgingMaterial } from './material.svelte.ts';

/** What a run must keep to. */
export type RunLimits = Pick<JudgingSetup, 'budget' | 'concurrency' | 'perMinute'>;

/** US dollars for a million tokens; null where the field is empty. */
export interface PriceFields {
  readonly input: number | null;
  readonly output: number | null;
}

/** What the plan comes to, or why it can't be carried out. */
export type Planned = (PlanSize & { readonly failure?: never }) | { readonly failure: Failure };

/** A run that is being put together. */
export class JudgingDraft {
  readonly material = new JudgingMaterial();
  readonly panel = new JudgesDraft();
  #plan = $state.raw(USUAL_PLAN);
  #limits = $state.raw<RunLimits>({ budget: null, concurrency: 4, perMinute: null });
  /** Whether judges over the network are asked only where one on this device is in doubt. */
  #escalates = $state(false);
  /** Prices that the user wrote, by what they are the price of. */
  #prices = $state.raw<Readonly<Partial<Record<string, PriceFields>>>>({});

  readonly judges = $derived(this.panel.setups);
  readonly plan = $derived(this.#plan);
  readonly limits = $derived(this.#limits);
  /** Of each judge, as its fields show it. */
  readonly priceFields = $derived(
    this.judges.map(
      (judge) =>
        (isLocal(judge.provider) ? FREE : this.#prices[priceKey(judge)]) ??
        usualPrice(judge.model) ??
        NO_PRICE,
    ),
  );
  /** Of each judge; null where it is not known, and of a human, who has none. */
  readonly prices = $derived(
    this.priceFields.map(({ input, output }): Price | null =>
      input === null || output === null ? null : { input, output },
    ),
  );

  /** Which answers there are; null while the material is looked for. */
  readonly answered = $derived.by<Answered | null>(() => {
    const chosen = this.material.found?.chosen;
    return chosen ? answeredOf(chosen.questions, chosen.models.length) : null;
  });

  /** Null while the material is looked for. */
  readonly planned = $derived.by<Planned | null>(() => {
    const { answered, material } = this;
    if (answered === null) return null;
    try {
      const plan = this.planFor(material.found?.chosen.models ?? []);
      return planSize(plan, answered, this.judges.length);
    } catch (error) {
      return { failure: failureOf(error) };
    }
  });

  /** A human is given pairs from a list that is fixed beforehand, which an adaptive plan is not. */
  readonly needsModels = $derived(
    this.#plan.kind === 'adaptive' && this.judges.some(({ provider }) => provider === 'human'),
  );

  /** Of the judges the one whose doubts could decide whom else to ask; −1 where none could. */
  readonly #first = $derived.by(() => {
    const isAble = this.#plan.kind !== 'adaptive' && secondJudges(this).length > 0;
    return isAble ? this.judges.findIndex(({ provider }) => isLocal(provider)) : -1;
  });
  readonly canEscalate = $derived(this.#first >= 0);
  readonly escalates = $derived(this.canEscalate && this.#escalates);

  /** Whether it can be begun. */
  readonly isReady = $derived(this.#lacksOnly([]));
  /** Whether it can be set up; for a batch no key is needed. */
  readonly isWhole = $derived(this.#lacksOnly(['no-key']));

  #lacksOnly(allowed: readonly JudgeProblem[]): boolean {
    const { planned, material, panel } = this;
    if (planned === null || planned.failure || this.needsModels) return false;
    const problems = panel.models.map(problemOf);
    if (problems.some((problem) => problem !== null && !allowed.includes(problem))) return false;
    // None without judges.
    return planned.most > 0 && (material.preview?.questions.length ?? 0) > 0;
  }

  setEscalates(escalates: boolean): void {
    this.#escalates = escalates;
  }

  changePlan(part: Partial<PlanChoice>): void {
    this.#plan = { ...this.#plan, ...part };
  }

  changeLimits(part: Partial<RunLimits>): void {
    this.#limits = { ...this.#limits, ...part };
  }

  /** Holds for every judge that is the same model at the same address. */
  changePrice(judge: JudgeSetup, price: PriceFields): void {
    this.#prices = { ...this.#prices, [priceKey(judge)]: price };
  }

  setupFor(models: readonly string[], questions: number): JudgingSetup {
    const { judges, prices } = this;
    const escalation = this.escalates ? { escalation: { from: this.#first } } : {};
    const plan = this.planFor(models);
    return { models, questions, judges, plan, prices, ...escalation, ...this.#limits };
  }

  planFor(models: readonly string[]): Plan {
    return planOf(this.#plan, models);
  }

  goalFor(models: readonly string[]): Goal {
    return goalOf(this.#plan, models);
  }
}

const NO_PRICE: PriceFields = { input: null, output: null };
const FREE: PriceFields = { input: 0, output: 0 };

function priceKey({ provider, baseUrl, model }: JudgeSetup): string {
  return JSON.stringify([provider, baseUrl, model]);
}
