import { identified } from '../../core/model/order-effect.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import type { SamplerSettings } from '../../core/sampler/settings.ts';
import { intervalsOf } from '../../core/posterior/ranking/summary.ts';
import { IDLE, Task } from '../work/task.svelte.ts';
import type { FitLife, FitProgress, Fitted } from './fit-life.ts';
import { fitModel } from './fitting/fit-model.ts';
import { REST } from './screen-fit.svelte.ts';
import type { Base } from './trial.ts';

/** A fit of settings that are tried, beside the fit of the session. */
export class TriedFit {
  readonly #task = new Task<Fitted, FitProgress>();
  #target = $state.raw<ModelSettings | null>(null);
  #last = $state.raw<{ readonly base: Base; readonly from: Base } | null>(null);
  #rest: ReturnType<typeof setTimeout> | undefined;

  /** The last that came of a trial beside this fit: nearer to what is tried next than itself. */
  lastFrom(from: Base | null): Base | null {
    return this.#last !== null && this.#last.from === from ? this.#last.base : null;
  }

  /** The life of the fit of these settings. */
  lifeOf(target: ModelSettings): FitLife {
    return this.#target === target ? this.#task.life : IDLE;
  }

  /** Fits settings once the controls rest, unless they are no longer wanted then. */
  whenAtRest(
    target: ModelSettings,
    from: Base,
    sampler: SamplerSettings,
    isWanted: () => boolean,
  ): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      if (isWanted()) void this.#begin(target, from, sampler);
    }, REST);
  }

  /** Ends what is under way; the last fit stays. */
  halt(): void {
    clearTimeout(this.#rest);
    this.#task.settle(IDLE);
  }

  /** The same, and forgets the last fit. */
  clear(): void {
    this.halt();
    this.#last = null;
  }

  async #begin(target: ModelSettings, from: Base, sampler: SamplerSettings): Promise<void> {
    const { data, summary } = from;
    const { counts } = data;
    const intervals = intervalsOf(summary);
    const job = { counts, model: identified(counts, target), sampler, intervals };
    this.#target = target;
    const end = await this.#task.begin((options) => fitModel(job, options));
    if (end?.stage === 'done') {
      this.#last = { base: { data, model: target, ...end.result }, from };
    }
  }
}
