import { CaravanError } from '../../core/failure.ts';
import type { Failure } from '../../core/failure.ts';
import type { Parameter } from '../../core/checks/parameters.ts';
import { identified } from '../../core/model/order-effect.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import type { Draws } from '../../core/posterior/draws.ts';
import { REFIT_ABOVE } from '../../core/posterior/reweight.ts';
import type { ReweightedEstimate, ReweightedRow } from '../../core/posterior/reweight.ts';
import type { FitSummary, Intervals } from '../../core/posterior/summary.ts';
import type { WhatIf } from '../../core/posterior/what-if.ts';
import { latestOnly, run } from '../../jobs.ts';
import type { DataRecord } from '../../storage/records.ts';
import { failureOf } from '../work/failure.ts';
import { keyOf } from './held-draws.ts';
import { NewestAnswer } from '../work/newest-answer.svelte.ts';
import type { Progress } from '../work/progress.ts';
import { refused } from './refused-settings.svelte.ts';
import { sampleFit } from './sample-fit.ts';
import { session } from './session.svelte.ts';

/** A fit whose draws answer for other settings. */
interface Base {
  readonly data: DataRecord;
  readonly draws: Draws;
  readonly summary: FitSummary;
  readonly model: ModelSettings;
}

interface Question {
  readonly base: Base;
  readonly target: ModelSettings;
  /** The one that is looked at closely, if somebody does. */
  readonly parameter: Parameter | null;
}

/** The ranking under the settings that are tried; a FitSummary is one too. */
export interface Now {
  /** Best first. */
  readonly rows: readonly ReweightedRow[];
  readonly order: ReweightedEstimate | null;
  readonly tie: ReweightedEstimate | null;
  readonly tau: ReweightedEstimate | null;
}

/** The life of settings that are tried; `now` is null until there is an answer. */
export type Trial =
  /** Nothing is tried: the fit is what there is to see. */
  | { readonly stage: 'none'; readonly now: null }
  /** No answer yet; or there is no finished fit to ask. */
  | { readonly stage: 'asked'; readonly now: Now | null }
  | {
      readonly stage: 'reweighted';
      readonly now: Now;
      readonly k: number;
      /** What the weighted draws are worth, and how many there are. */
      readonly ess: number;
      readonly draws: number;
    }
  /** The weights can't carry this far (k), or not at all (null); the fit anew is on its way. */
  | {
      readonly stage: 'refitting';
      readonly now: Now | null;
      readonly k: number | null;
      readonly progress: Progress | null;
    }
  | { readonly stage: 'refitted'; readonly now: Now }
  | { readonly stage: 'failed'; readonly now: Now | null; readonly failure: Failure };

/** A slider is at rest when it has not moved for so long (milliseconds). */
const REST = 350;

const weigh = latestOnly('reweight');

/**
 * Other settings tried on the fit of the session, which stays as it is: its draws are reweighted
 * as a slider moves, and where weights can't carry that far the tried settings are fitted.
 */
class Laboratory {
  #tried = $state.raw<{ model: ModelSettings; data: DataRecord; from: ModelSettings } | null>(null);
  #parameter = $state.raw<Parameter | null>(null);
  #isClose = $state(false);
  #fitted = $state.raw<{ readonly base: Base; readonly from: Base } | null>(null);
  #shown = $state.raw<Now | null>(null);
  #fitting = $state.raw<{ target: ModelSettings; progress: Progress | null } | null>(null);
  #failed = $state.raw<{ target: ModelSettings; failure: Failure } | null>(null);
  #running: AbortController | null = null;
  #rest: ReturnType<typeof setTimeout> | undefined;
  readonly #answers = new NewestAnswer<Question, WhatIf>(
    (question) => this.#ask(question),
    (a, b) => a.base === b.base && a.target === b.target && a.parameter === b.parameter,
  );

  /** The settings that are tried, or null; another fit, or other data, withdraw them. */
  readonly tried = $derived.by(() => {
    const tried = this.#tried;
    if (tried === null) return null;
    return tried.data === session.data && tried.from === session.model ? tried.model : null;
  });
  /** What the controls show. */
  readonly model = $derived(this.tried ?? session.model);
  /** The same as far as the data can tell it. */
  readonly fitted = $derived(
    session.data ? identified(session.data.counts, this.model) : this.model,
  );
  /** Maximum likelihood knows no prior, so its draws say nothing of one. */
  readonly isWithoutPrior = $derived(session.summary?.diagnostics.sampler === 'mle');

  /** The fit of the session, where it is finished. */
  readonly #fit = $derived.by<Base | null>(() => {
    const { fit, data, model } = session;
    if (fit.stage !== 'done' || data === null || this.isWithoutPrior) return null;
    return { data, draws: fit.draws, summary: fit.summary, model };
  });
  /** The fit that is asked: a fit of tried settings is nearer to what is tried next. */
  readonly #base = $derived(
    this.tried !== null && this.#fitted !== null && this.#fitted.from === this.#fit
      ? this.#fitted.base
      : this.#fit,
  );

  /** The parameter that is looked at closely; at first the strength of the leader. */
  readonly parameter = $derived.by<Parameter>(() => {
    const chosen = this.#parameter;
    const { summary } = session;
    const leader: Parameter = { kind: 'strength', model: summary?.rows[0].model ?? 0 };
    if (chosen === null || summary === null) return leader;
    if (chosen.kind === 'strength') return chosen.model < summary.rows.length ? chosen : leader;
    return summary[chosen.kind] === null ? leader : chosen;
  });

  choose(parameter: Parameter): void {
    this.#parameter = parameter;
  }

  /** Whether the chosen parameter is looked at; what nobody sees is not worked out. */
  lookClosely(isClose: boolean): void {
    this.#isClose = isClose;
  }

  /** Tries settings; the answer follows. */
  move(model: ModelSettings): void {
    const { data } = session;
    if (data === null || !refused.accepts(model)) return;
    this.#halt();
    if (this.tried === null) this.#shown = null;
    this.#tried = { model, data, from: session.model };
  }

  /** Back to the fit. */
  reset(): void {
    this.#halt();
    this.#tried = null;
    this.#fitted = null;
    this.#shown = null;
  }

  /** Makes what is tried the settings of the session. */
  keep(): void {
    const { tried } = this;
    this.reset();
    if (tried !== null) session.setModel(tried);
  }

  /** What came of the newest question about the draws, if it is about the present fit. */
  readonly #answer = $derived.by(() => {
    const { model: target } = this;
    const parameter = this.#isClose ? this.parameter : null;
    if (this.#base === null) return null;
    const answer = this.#answers.look({ base: this.#base, target, parameter });
    return answer?.question.base === this.#base ? answer : null;
  });

  /** The chosen parameter's prior, and its posterior where settings are tried. */
  readonly focus = $derived.by<Omit<WhatIf, 'reweighted'> | null>(() => {
    const answer = this.#answer;
    if (answer === null || answer.failure || answer.question.parameter !== this.parameter) {
      return null;
    }
    const { prior, posterior } = answer.value;
    return { prior, posterior: this.tried === null ? null : posterior };
  });

  readonly trial = $derived.by<Trial>(() => {
    if (this.tried === null) return { stage: 'none', now: null };
    const [now, fitting, failed, answer] = [this.#shown, this.#fitting, this.#failed, this.#answer];
    if (this.#base?.model === this.tried) return { stage: 'refitted', now: this.#base.summary };
    if (failed?.target === this.tried) {
      return { stage: 'failed', now, failure: failed.failure };
    }
    if (answer?.failure) return { stage: 'failed', now, failure: answer.failure };
    const progress = fitting?.target === this.tried ? fitting.progress : null;
    if (answer === null) return { stage: 'asked', now };
    const { base } = answer.question;
    const found = answer.value.reweighted;
    if (found === null || !(found.k <= REFIT_ABOVE)) {
      return { stage: 'refitting', now: found ?? now, k: found?.k ?? null, progress };
    }
    const draws = base.draws.chains * base.draws.perChain;
    return { stage: 'reweighted', now: found, k: found.k, ess: found.ess, draws };
  });

  async #ask(question: Question): Promise<WhatIf> {
    const { base, target, parameter } = question;
    const { draws, summary, model } = base;
    const { counts } = base.data;
    const intervals = { narrow: summary.interval, wide: summary.wideInterval };
    const settings = { model: identified(counts, model), target: identified(counts, target) };
    const asked = { models: counts.models, ...settings, intervals, parameter };
    const key = keyOf(draws);
    let answer: WhatIf;
    try {
      answer = await weigh({ ...asked, held: { key, draws: null } });
    } catch (error) {
      if (!(error instanceof CaravanError) || error.failure.kind !== 'draws-not-held') throw error;
      answer = await weigh({ ...asked, held: { key, draws } });
    }
    this.#take(question, answer);
    return answer;
  }

  #take({ base, target }: Question, { reweighted }: WhatIf): void {
    if (this.tried !== target) return;
    if (reweighted !== null) this.#shown = reweighted;
    if (target === base.model || (reweighted !== null && reweighted.k <= REFIT_ABOVE)) return;
    clearTimeout(this.#rest);
    const from = this.#fit;
    this.#rest = setTimeout(() => {
      if (this.tried === target && from !== null) void this.#refit(target, base.data.counts, from);
    }, REST);
  }

  async #refit(target: ModelSettings, counts: Base['data']['counts'], from: Base): Promise<void> {
    const controller = new AbortController();
    const { signal } = controller;
    this.#running = controller;
    this.#fitting = { target, progress: null };
    const { summary, data } = from;
    const intervals: Intervals = { narrow: summary.interval, wide: summary.wideInterval };
    const job = { counts, model: identified(counts, target), intervals };
    const { sampler } = session;
    try {
      const { approximation } = await run('approximate', job, { signal });
      const result = await sampleFit({ ...job, sampler, approximation, signal }, (progress) => {
        this.#fitting = { target, progress };
      });
      if (signal.aborted) return;
      this.#fitted = { base: { data, model: target, ...result }, from };
      this.#shown = result.summary;
    } catch (error) {
      if (!signal.aborted) this.#failed = { target, failure: failureOf(error) };
    }
    if (!signal.aborted) this.#fitting = null;
  }

  #halt(): void {
    clearTimeout(this.#rest);
    this.#running?.abort();
    this.#running = null;
    this.#fitting = null;
    this.#failed = null;
  }
}

export const laboratory = new Laboratory();
