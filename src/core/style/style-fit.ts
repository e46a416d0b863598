import { fitAll } from '../fit/fit.ts';
import type { Soundness } from '../fit/sample-soundly.ts';
import { identified } from '../model/order-effect.ts';
import { withSimpleTies } from '../model/settings.ts';
import type { ModelSettings } from '../model/settings.ts';
import type { Estimate, FitSummary, Intervals } from '../posterior/ranking/summary.ts';
import { DEFAULT_SAMPLER } from '../sampler/settings.ts';
import type { SamplerSettings } from '../sampler/settings.ts';
import type { Covariate } from './covariates.ts';
import type { StyleRows } from './style-rows.ts';

export interface Coefficient {
  readonly name: Covariate;
  /** Log-odds per standard deviation of the contrast. */
  readonly estimate: Estimate;
  /** Standard deviation of the contrast. */
  readonly sd: number;
}

/** Strengths as they are, and as they would be if all answers were alike in style. */
export interface StyleFit {
  readonly models: readonly string[];
  /** By model, of the same judgments under the same priors; natural log-odds. */
  readonly plain: readonly Estimate[];
  readonly adjusted: readonly Estimate[];
  readonly coefficients: readonly Coefficient[];
  /** The order effect in the adjusted model. */
  readonly order: Estimate | null;
  readonly constant: readonly Covariate[];
  readonly judgments: number;
  readonly withoutTexts: number;
  /** Contests, once those alike in everything are one. */
  readonly contests: number;
  readonly soundness: { readonly plain: Soundness; readonly adjusted: Soundness };
}

/**
 * Fits with and without covariates, by the default sampler, or NUTS where that fails.
 * @throws CaravanError as fitAll
 */
export function fitStyle(
  { counts, styled, contrasts, covariates, ...facts }: StyleRows,
  settings: ModelSettings,
  seed: number,
  intervals: Intervals,
  onProgress: (done: number, total: number) => void = () => undefined,
): StyleFit {
  const contested = styled ? { ...counts, styled } : counts;
  const model = identified(contested, withSimpleTies(settings));
  const sampler: SamplerSettings = { ...DEFAULT_SAMPLER, seed };
  const plain = fitAll(counts, model, sampler, intervals).summary;
  const adjusted = styled
    ? fitAll(contested, model, sampler, intervals, onProgress).summary
    : plain;
  const { style = [] } = adjusted;
  return {
    models: counts.models,
    plain: byModel(plain),
    adjusted: byModel(adjusted),
    coefficients: covariates.map(({ name, sd }, at) => ({ name, sd, estimate: style[at] })),
    order: adjusted.order,
    constant: facts.constant,
    judgments: facts.judgments,
    withoutTexts: facts.withoutTexts,
    contests: contrasts.left.length,
    soundness: { plain: plain.diagnostics, adjusted: adjusted.diagnostics },
  };
}

function byModel({ rows }: FitSummary): readonly Estimate[] {
  return [...rows].sort((a, b) => a.model - b.model);
}
