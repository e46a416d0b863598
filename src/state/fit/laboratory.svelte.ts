import type { Parameter } from '../../core/posterior/draws/parameters.ts';
import { identified } from '../../core/model/order-effect.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import type { WhatIf } from '../../core/posterior/prior/what-if.ts';
import { intervalsOf } from '../../core/posterior/ranking/summary.ts';
import type { FitSummary } from '../../core/posterior/ranking/summary.ts';
import { run } from '../../jobs.ts';
import type { DataRecord } from '../../storage/records.ts';
import { NewestAnswer } from '../work/newest-answer.svelte.ts';
import { newestOnly } from '../work/newest-only.ts';
import { numbersOf } from './fitting/fit-model.ts';
import { runOnDraws } from './held-draws.ts';
import { refused } from './refused-settings.svelte.ts';
import { session } from './session.svelte.ts';
import { isCarried, trialOf } from './trial.ts';
import type { Base, Now, Trial, Tried } from './trial.ts';
import { TriedFit } from './tried-fit.svelte.ts';

export type { Now, Trial };

interface Question {
  readonly base: Base;
  readonly target: ModelSettings;
  /** The one that is looked at closely, if somebody does. */
  readonly parameter: Parameter | null;
}

/** Weighs the draws of a fit anew; each answer is quick, and a slider asks many questions. */
const weigh = newestOnly(({ base, target, parameter }: Question) => {
  const { draws, summary, model, data } = base;
  const { counts } = data;
  const intervals = intervalsOf(summary);
  const settings = { model: identified(counts, model), target: identified(counts, target) };
  const asked = { models: counts.models, ...settings, intervals, parameter };
  return runOnDraws('reweight', draws, (held) => ({ ...asked, held }));
});

/** The same by Laplace's approximation, for what weights can't give. */
const approximate = newestOnly(async ({ base, target }: Question): Promise<FitSummary | null> => {
  const { counts } = base.data;
  const about = { counts, model: identified(counts, target), intervals: intervalsOf(base.summary) };
  return numbersOf(await run('approximate', about));
});

async function weighOrApproximate(question: Question): Promise<Tried> {
  const answer = await weigh(question);
  return { ...answer, approximated: answer.reweighted ? null : await approximate(question) };
}

/**
 * Other settings tried on the fit of the session, which stays as it is: its draws are reweighted
 * as a slider moves, and where weights can't carry that far the tried settings are fitted.
 */
class Laboratory {
  #tried = $state.raw<{ model: ModelSettings; data: DataRecord; from: ModelSettings } | null>(null);
  #parameter = $state.raw<Parameter | null>(null);
  #isClose = $state(false);
  #shown = $state.raw<Now | null>(null);
  readonly #refit = new TriedFit();
  readonly #answers = new NewestAnswer<Question, Tried>(
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
  /** The same as far as the data identify it. */
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
  readonly #base = $derived((this.tried !== null && this.#refit.lastFrom(this.#fit)) || this.#fit);

  /** The parameter that is looked at closely; at first the strength of the leader. */
  readonly parameter = $derived.by<Parameter>(() => {
    const chosen = this.#parameter;
    const { summary } = session;
    const leader: Parameter = { kind: 'strength', model: summary?.rows[0].model ?? 0 };
    if (chosen === null || summary === null) return leader;
    if (chosen.kind === 'strength') return chosen.model < summary.rows.length ? chosen : leader;
    return (summary[chosen.kind] ?? null) === null ? leader : chosen;
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
    this.#refit.halt();
    this.#shown = this.trial.now;
    this.#tried = { model, data, from: session.model };
  }

  /** Back to the fit. */
  reset(): void {
    this.#refit.clear();
    this.#tried = null;
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
    const { prior, posterior, approximated } = answer.value;
    const row = approximated?.rows.find(({ model }) => {
      return this.parameter.kind === 'strength' && model === this.parameter.model;
    });
    return { prior, posterior: this.tried === null ? null : (posterior ?? row?.density ?? null) };
  });

  readonly trial = $derived.by<Trial>(() => {
    const target = this.tried;
    if (target === null) return { stage: 'none', now: null };
    const refit = this.#refit.lifeOf(target);
    return trialOf({ target, base: this.#base, now: this.#shown, refit, answer: this.#answer });
  });

  async #ask(question: Question): Promise<Tried> {
    const answer = await weighOrApproximate(question);
    this.#take(question, answer);
    return answer;
  }

  #take({ base, target }: Question, { reweighted, approximated }: Tried): void {
    if (this.tried !== target) return;
    this.#shown = reweighted ?? approximated;
    const from = this.#fit;
    if (target === base.model || isCarried(reweighted) || from === null) return;
    this.#refit.whenAtRest(target, from, session.sampler, () => this.tried === target);
  }
}

export const laboratory = new Laboratory();
