import { contrastLikelihood } from '../model/contrasts.ts';
import type { Contrasts } from '../model/contrasts.ts';
import { assembleDensity } from '../model/density.ts';
import type { LogDensity } from '../model/density.ts';
import { normalPrior } from '../model/normal-prior.ts';
import type { ModelSettings } from '../model/settings.ts';

/**
 * Standard deviation of the prior on a coefficient, in log-odds per standard deviation of its
 * contrast: weakly informative, since those that LMArena reports stay below 0.3.
 */
const COEFFICIENT_SCALE = 1;

/** The position of the first coefficient: behind the strengths and α. */
export function firstCoefficient(models: number, { order }: Pick<ModelSettings, 'order'>): number {
  return models + (order === null ? 0 : 1);
}

/** Ties as the page has them where they count half or not at all; else half. */
export function withSimpleTies(model: ModelSettings): ModelSettings {
  return { ...model, ties: model.ties === 'drop' ? 'drop' : 'half' };
}

/**
 * Strengths with their chosen priors, and a coefficient for every column of the contrasts.
 * @param model with ties half or drop
 * @throws CaravanError as createDensity
 */
export function styleDensity(
  names: readonly string[],
  contrasts: Contrasts,
  model: ModelSettings,
  rounding: Float64Array | null = null,
): LogDensity {
  return assembleDensity(names, model, rounding, {
    further: contrasts.width,
    terms: ({ order }, further) => [
      contrastLikelihood(contrasts, order, further),
      normalPrior(further, further + contrasts.width, 0, COEFFICIENT_SCALE),
    ],
  });
}
