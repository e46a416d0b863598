import { askOutlook } from '../../../core/ask/forecast.ts';
import type { AskOutlook } from '../../../core/ask/forecast.ts';
import type { AskedModel, AskedQuestion, AskSetup } from '../../../core/ask/setup.ts';
import { connectionProblem } from '../../connections/connection.ts';
import type { ConnectionProblem } from '../../connections/connection.ts';
import { USUAL_LIMITS } from '../../connections/limits.ts';
import type { RunLimits } from '../../connections/limits.ts';
import { Prices } from '../../connections/prices.svelte.ts';
import type { PriceFields } from '../../connections/prices.svelte.ts';
import { EarlierAnswers } from './earlier.svelte.ts';
import { ModelsDraft } from './models.svelte.ts';
import { QuestionsDraft } from './questions.svelte.ts';

/** How every model is asked. */
export type AskSettings = Pick<AskSetup, 'system' | 'samples'>;

/** A run of asking that is being put together. */
export class AskingDraft {
  readonly questions = new QuestionsDraft();
  readonly panel = new ModelsDraft();
  readonly earlier = new EarlierAnswers();
  #settings = $state.raw<AskSettings>({ system: '', samples: 1 });
  #limits = $state.raw(USUAL_LIMITS);
  readonly #prices = new Prices();

  readonly models = $derived(this.panel.setups);
  readonly settings = $derived(this.#settings);
  readonly limits = $derived(this.#limits);
  /** Of each model, as its fields show it. */
  readonly priceFields = $derived(this.models.map((model) => this.#prices.fieldsOf(model)));

  /** Of each model, answers of earlier runs that are not asked for again; null while looked for. */
  readonly taken = $derived.by(() =>
    this.earlier.counts(this.#setup, this.questions.identity, () => this.questions.questions()),
  );

  /** What it comes to; null while the questions are looked for, and without any. */
  readonly outlook = $derived.by<AskOutlook | null>(() => {
    const { size, sample } = this.questions;
    if (size === null || size.questions === 0 || this.models.length === 0) return null;
    const answers = this.models.map(
      (_, model) => size.turns * this.#settings.samples - (this.taken?.[model] ?? 0),
    );
    return askOutlook(this.#setup, answers, sample);
  });

  /** Whether it can be begun. */
  readonly isReady = $derived(this.#lacksOnly([]));
  /** Whether it can be set up; for a batch no key is needed. */
  readonly isWhole = $derived(this.#lacksOnly(['no-key']));

  #lacksOnly(allowed: readonly ConnectionProblem[]): boolean {
    const { size, sample } = this.questions;
    const problems = this.panel.models.map(({ setup }) => connectionProblem(setup));
    return (
      (size?.questions ?? 0) > 0 &&
      // None where the texts are not kept.
      (sample?.length ?? 0) > 0 &&
      problems.length > 0 &&
      problems.every((problem) => problem === null || allowed.includes(problem))
    );
  }

  readonly #setup = $derived({
    ...{ ...this.#settings, ...this.#limits, models: this.models },
    prices: this.models.map((model) => this.#prices.of(model)),
  });

  changeSettings(part: Partial<AskSettings>): void {
    this.#settings = { ...this.#settings, ...part };
  }

  changeLimits(part: Partial<RunLimits>): void {
    this.#limits = { ...this.#limits, ...part };
  }

  changePrice(model: AskedModel, price: PriceFields): void {
    this.#prices.change(model, price);
  }

  setupFor(questions: readonly AskedQuestion[]): AskSetup {
    return { ...this.#setup, questions: questions.length };
  }
}
