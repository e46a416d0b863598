import type { Parameter } from '../../core/posterior/draws/parameters.ts';
import type { PairCounts } from '../../core/table/judgments.ts';
import type { ModelSettings, TieModel } from '../../core/model/settings.ts';
import { observedOf } from '../../core/posterior/prior/observed.ts';
import type { Observed } from '../../core/posterior/prior/observed.ts';
import { designOf } from '../../core/posterior/prior/prior-predictive.ts';
import type { Design, PriorPredictive } from '../../core/posterior/prior/prior-predictive.ts';
import type { Profile } from '../../core/posterior/prior/profile.ts';
import type { FitSummary } from '../../core/posterior/ranking/summary.ts';
import { pairsAlone } from '../../core/sampler/chain-counts.ts';
import { run } from '../../jobs.ts';
import { nextTask } from '../../next-task.ts';
import { laboratory } from './laboratory.svelte.ts';
import { NewestAnswer } from '../work/newest-answer.svelte.ts';
import { newestOnly } from '../work/newest-only.ts';
import { session } from './session.svelte.ts';

interface AboutData {
  readonly counts: PairCounts;
  readonly model: ModelSettings;
  readonly parameter: Parameter;
}

interface AboutFit {
  readonly counts: PairCounts;
  readonly ties: TieModel;
  readonly summary: FitSummary;
}

/** The prior without data, and the data without prior, of what the laboratory shows. */
class PriorViews {
  readonly #predictions = new NewestAnswer<
    { readonly design: Design; readonly model: ModelSettings },
    PriorPredictive | null
  >(
    newestOnly((question) => run('priorPredictive', question)),
    (a, b) => a.design === b.design && a.model === b.model,
  );
  readonly #observations = new NewestAnswer<AboutFit, Observed>(
    async ({ counts, ties, summary }) => {
      // In a task of its own: what asks for it is drawn in the present one.
      await nextTask();
      return observedOf(counts, ties, summary);
    },
    isSameFit,
  );
  readonly #profiles = new NewestAnswer<AboutData, Profile | null>(
    newestOnly((question) => run('profile', { ...question, counts: pairsAlone(question.counts) })),
    isSameLikelihood,
  );

  readonly #design = $derived(session.data && designOf(session.data.counts));

  /** What the settings say before any data: undefined until known, null where they exclude all. */
  readonly predicted = $derived.by<PriorPredictive | null | undefined>(() => {
    const { fitted: model } = laboratory;
    if (this.#design === null) return undefined;
    const answer = this.#predictions.look({ design: this.#design, model });
    return answer?.failure ? undefined : answer?.value;
  });

  /** What the data and the fit have to hold against it: null until known. */
  readonly observed = $derived.by<Observed | null>(() => {
    const { data, summary, model } = session;
    if (data === null || summary === null) return null;
    const question = { counts: data.counts, ties: model.ties, summary };
    const answer = this.#observations.look(question);
    if (answer === null || !isSameFit(answer.question, question)) return null;
    return answer.failure ? null : answer.value;
  });

  /** What the data alone say of the chosen parameter: undefined until known, null where nothing. */
  readonly profile = $derived.by<Profile | null | undefined>(() => {
    const { fitted: model, parameter } = laboratory;
    if (session.data === null) return undefined;
    const question = { counts: session.data.counts, model, parameter };
    const answer = this.#profiles.look(question);
    if (answer === null || !isSameLikelihood(answer.question, question)) return undefined;
    return answer.failure ? null : answer.value;
  });
}

export const priorViews = new PriorViews();

function isSameFit(a: AboutFit, b: AboutFit): boolean {
  return a.counts === b.counts && a.ties === b.ties && a.summary === b.summary;
}

/** Priors make no difference to what the data alone say. */
function isSameLikelihood(a: AboutData, b: AboutData): boolean {
  return (
    a.counts === b.counts &&
    a.parameter === b.parameter &&
    a.model.ties === b.model.ties &&
    (a.model.order === null) === (b.model.order === null)
  );
}
