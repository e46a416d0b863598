import type { Failure } from '../../../core/failure.ts';
import { isLocal } from '../../../core/judge/kinds.ts';
import { answeredOf } from '../../../core/judge/plan/answered.ts';
import type { Answered } from '../../../core/judge/plan/answered.ts';
import { secondJudges } from '../../../core/judge/plan/escalation.ts';
import { planSize } from '../../../core/judge/plan/tasks.ts';
import type { PlanSize } from '../../../core/judge/plan/tasks.ts';
import type { TemplateLanguage } from '../../../core/judge/prompt/templates.ts';
import type { Goal, JudgeSetup, JudgingSetup, Plan } from '../../../core/judge/setup.ts';
import { USUAL_LIMITS } from '../../connections/limits.ts';
import type { RunLimits } from '../../connections/limits.ts';
import { Prices } from '../../connections/prices.svelte.ts';
import type { PriceFields } from '../../connections/prices.svelte.ts';
import { failureOf } from '../../work/failure.ts';
import { USUAL_PLAN, goalOf, planOf } from './plan-choice.ts';
import type { PlanChoice } from './plan-choice.ts';
import { JudgesDraft, problemOf } from './judges.svelte.ts';
import type { JudgeProblem } from './judges.svelte.ts';
import { JudgedBefore } from './before.svelte.ts';
import { KnownTasks } from './known.svelte.ts';
import { JudgingMaterial } from './material.svelte.ts';

/** What the plan comes to, or why it can't be carried out. */
/** Probability that a model is where it is said to be. */
const PLACED_AT = 0.9;

export type Planned = (PlanSize & { readonly failure?: never }) | { readonly failure: Failure };

/** A run that is being put together. */
export class JudgingDraft {
  readonly material = new JudgingMaterial();
  readonly panel = new JudgesDraft();
  readonly #known = new KnownTasks();
  readonly #before = new JudgedBefore();
  #plan = $state.raw(USUAL_PLAN);
  #limits = $state.raw(USUAL_LIMITS);
  /** Whether judges over the network are asked only where one on this device is in doubt. */
  #escalates = $state(false);
  readonly #prices = new Prices();

  readonly judges = $derived(this.panel.setups);
  readonly plan = $derived(this.#plan);
  readonly limits = $derived(this.#limits);
  /** Of each judge, as its fields show it. */
  readonly priceFields = $derived(this.judges.map((judge) => this.#prices.fieldsOf(judge)));
  /** Of each judge; null where it is not known, and of a human, who has none. */
  readonly prices = $derived(this.judges.map((judge) => this.#prices.of(judge)));

  /** Which answers there are; null while the material is looked for. */
  readonly answered = $derived.by<Answered | null>(() => {
    const chosen = this.material.found?.chosen;
    return chosen ? answeredOf(chosen.questions, chosen.models.length) : null;
  });

  /** What these judges have judged already, which is not asked again. */
  readonly known = $derived.by(() => {
    const chosen = this.material.found?.chosen;
    return chosen ? this.#known.of(chosen, this.judges) : [];
  });

  /** What the project's judgments say of its questions; null while they are counted. */
  readonly before = $derived.by(() => {
    const chosen = this.material.found?.chosen;
    return chosen ? this.#before.of(chosen) : null;
  });

  /** Null while the material is looked for. */
  readonly planned = $derived.by<Planned | null>(() => {
    const { answered, material } = this;
    if (answered === null) return null;
    try {
      const plan = this.planFor(material.found?.chosen.models ?? []);
      return planSize(plan, answered, this.judges.length, this.known);
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

  /** Sets out to find where a model ranks, by a model as judge. @param language of its template */
  place(model: string, language: TemplateLanguage): void {
    this.changePlan({ kind: 'adaptive', goal: 'place', model, confidence: PLACED_AT });
    if (this.panel.models.length === 0) this.addModel(language);
  }

  /** A model as judge, of those of the project where it can be. @param language of its template */
  addModel(language: TemplateLanguage): void {
    this.panel.addModel(language, this.material.source?.outline.judges);
  }

  changePlan(part: Partial<PlanChoice>): void {
    this.#plan = { ...this.#plan, ...part };
  }

  changeLimits(part: Partial<RunLimits>): void {
    this.#limits = { ...this.#limits, ...part };
  }

  changePrice(judge: JudgeSetup, price: PriceFields): void {
    this.#prices.change(judge, price);
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
