import { fitAll } from '../fit/fit.ts';
import { sampleSoundly } from '../fit/sample-soundly.ts';
import type { Soundness } from '../fit/sample-soundly.ts';
import { identified } from '../model/order-effect.ts';
import type { ModelSettings } from '../model/settings.ts';
import { describe, diagnose } from '../posterior/ranking/summarise.ts';
import type { Estimate, Intervals } from '../posterior/ranking/summary.ts';
import type { ChainResult } from '../sampler/chain-result.ts';
import { approximateDensity } from '../sampler/approximation/laplace.ts';
import { DEFAULT_SAMPLER } from '../sampler/settings.ts';
import type { SamplerSettings } from '../sampler/settings.ts';
import type { Covariate } from './covariates.ts';
import { firstCoefficient, styleDensity, withSimpleTies } from './style-density.ts';
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
  { counts, contrasts, covariates, ...facts }: StyleRows,
  settings: ModelSettings,
  seed: number,
  intervals: Intervals,
  onProgress: (done: number, total: number) => void = () => undefined,
): StyleFit {
  const model = identified(counts, withSimpleTies(settings));
  const sampler: SamplerSettings = { ...DEFAULT_SAMPLER, seed };
  const plain = fitAll(counts, model, sampler, intervals);
  const { models } = counts;
  const create = (priors: ModelSettings, rounding: Float64Array | null) =>
    styleDensity(models, contrasts, priors, rounding);
  const density = create(model, null);
  const approximation = approximateDensity(model, create);

  const adjusted = sampleSoundly(
    density,
    approximation,
    sampler,
    (chains, chosen) => {
      const parameters = Array.from({ length: density.parameters }, (_, at) =>
        describe(columnOf(chains, at), chains.length, chosen, intervals),
      );
      const soundness = diagnose(chains, parameters, chosen);
      return { estimates: parameters.map(({ estimate }) => estimate), soundness };
    },
    onProgress,
  );

  const first = firstCoefficient(models.length, model);
  const byModel = new Map(plain.summary.rows.map((row) => [row.model, row]));
  return {
    models,
    plain: models.flatMap((_, m) => byModel.get(m) ?? []),
    adjusted: adjusted.estimates.slice(0, models.length),
    coefficients: covariates.map(({ name, sd }, at) => ({
      name,
      sd,
      estimate: adjusted.estimates[first + at],
    })),
    order: density.order === null ? null : adjusted.estimates[density.order],
    constant: facts.constant,
    judgments: facts.judgments,
    withoutTexts: facts.withoutTexts,
    contests: contrasts.left.length,
    soundness: { plain: plain.summary.diagnostics, adjusted: adjusted.soundness },
  };
}

/** One parameter's draws, chain after chain. */
function columnOf(chains: readonly ChainResult[], parameter: number): Float64Array {
  const [{ perChain, parameters }] = chains;
  return Float64Array.from({ length: chains.length * perChain }, (_, at) => {
    const { draws } = chains[Math.floor(at / perChain)];
    return draws[(at % perChain) * parameters + parameter];
  });
}
