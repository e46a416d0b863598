import type { Failure } from '../../core/failure.ts';
import type { ModelSettings } from '../../core/model/settings.ts';
import type { Draws } from '../../core/posterior/draws/draws.ts';
import { MAX_KHAT } from '../../core/limits.ts';
import type { ReweightedEstimate, ReweightedRow } from '../../core/posterior/prior/reweight.ts';
import type { FitSummary } from '../../core/posterior/ranking/summary.ts';
import type { WhatIf } from '../../core/posterior/prior/what-if.ts';
import type { DataRecord } from '../../storage/records.ts';
import type { Progress } from '../work/progress.ts';
import type { FitLife } from './fit-life.ts';

/** A fit whose draws answer for other settings. */
export interface Base {
  readonly data: DataRecord;
  readonly draws: Draws;
  readonly summary: FitSummary;
  readonly model: ModelSettings;
}

/** The ranking under the settings that are tried; a FitSummary is one too. */
export interface Now {
  /** Best first. */
  readonly rows: readonly ReweightedRow[];
  readonly order: ReweightedEstimate | null;
  readonly tie: ReweightedEstimate | null;
  readonly strong?: ReweightedEstimate | null;
  readonly tau: ReweightedEstimate | null;
  readonly omega?: ReweightedEstimate | null;
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
  /**
   * The weights can't carry this far (k), or not at all (null): what is shown is an approximation then,
   * or nothing where none is near the posterior, and the fit anew is on its way.
   */
  | {
      readonly stage: 'refitting';
      readonly now: Now | null;
      readonly k: number | null;
      readonly progress: Progress | null;
    }
  | { readonly stage: 'refitted'; readonly now: Now }
  | { readonly stage: 'failed'; readonly now: Now | null; readonly failure: Failure };

/** Whether weights carry as far as these settings. */
export function isCarried(reweighted: WhatIf['reweighted']): boolean {
  return reweighted !== null && reweighted.k <= MAX_KHAT;
}

/** What other settings would do: by the draws of a fit or, where they can't give it, by an approximation. */
export interface Tried extends WhatIf {
  /** Null also where none is near the posterior. */
  readonly approximated: FitSummary | null;
}

/** What there is about settings that are tried. */
export interface TriedFacts {
  readonly target: ModelSettings;
  /** The fit that is asked, or null. */
  readonly base: Base | null;
  /** What was shown last. */
  readonly now: Now | null;
  /** The life of a fit of just these settings. */
  readonly refit: FitLife;
  /** What the draws of the base said last, and of which settings: null until they have answered. */
  readonly answer:
    | ({ readonly question: { readonly target: ModelSettings } } & (
        | { readonly value: Tried; readonly failure?: never }
        | { readonly failure: Failure }
      ))
    | null;
}

export function trialOf({ target, base, now, refit, answer }: TriedFacts): Trial {
  if (base?.model === target) return { stage: 'refitted', now: base.summary };
  if (refit.stage === 'failed') return { stage: 'failed', now, failure: refit.failure };
  // Before anything was tried, what was asked is the fit itself.
  if (answer === null || base === null || answer.question.target === base.model)
    return { stage: 'asked', now };
  if (answer.failure) return { stage: 'failed', now, failure: answer.failure };
  const { reweighted, approximated } = answer.value;
  if (reweighted !== null && isCarried(reweighted)) {
    const draws = base.draws.chains * base.draws.perChain;
    return { stage: 'reweighted', now: reweighted, k: reweighted.k, ess: reweighted.ess, draws };
  }
  const running = refit.stage === 'running' ? refit.progress : null;
  const progress = running?.progress ?? null;
  return {
    stage: 'refitting',
    now: reweighted ?? approximated,
    k: reweighted?.k ?? null,
    progress,
  };
}
