import type { ModelIndex, PairCounts } from '../table/judgments.ts';
import { posteriorDraws } from '../fit/posterior-draws.ts';
import type { ModelSettings } from '../model/settings.ts';
import type { Draws } from '../posterior/draws/draws.ts';
import { sensitivityReport } from '../posterior/prior/sensitivity.ts';
import type { SensitivityReport } from '../posterior/prior/sensitivity.ts';
import { DEFAULT_SAMPLER } from '../sampler/settings.ts';
import type { SamplerSettings } from '../sampler/settings.ts';
import type { Thinned } from './thinned.ts';

export interface SensitivityCheck extends SensitivityReport {
  readonly thinned: Thinned;
}

/** Fewer would raise the sensitivities: noise in the weights looks like sensitivity. */
const MAX_DRAWS = 4000;
/** Integrals over a question's departures, one a draw: seconds. Draws are no fewer than these. */
const MAX_INTEGRALS = 80_000;
const MIN_DRAWS = 500;

/** Models from which on sampling takes too long for what a page asks by itself: seconds. */
const MANY_MODELS = 200;
/** Draws of Laplace's approximation, which their posterior is close to. */
const NORMAL: SamplerSettings = {
  sampler: 'laplace',
  chains: 1,
  draws: MAX_DRAWS,
  warmup: 0,
  seed: 1,
};

/**
 * Power-scaling sensitivity of a fit: of the posterior itself, where its draws are widened by how
 * questions differ, and of its approximation where models are many.
 * @param settings identified by the counts
 * @param ranking models, best first
 * @throws CaravanError as `fitAll`
 */
export function sensitivityCheck(
  shown: Draws,
  counts: PairCounts,
  settings: ModelSettings,
  ranking: readonly ModelIndex[],
  seed: number,
): SensitivityCheck {
  const isMany = counts.models.length > MANY_MODELS;
  const sampler = { ...(isMany ? NORMAL : DEFAULT_SAMPLER), seed };
  const { draws, model } = posteriorDraws(shown, counts, settings, sampler);
  const of = draws.chains * draws.perChain;
  const integrals = draws.hasOmega ? (counts.byQuestion?.questions ?? 0) : 0;
  const affordable = integrals === 0 ? MAX_DRAWS : Math.floor(MAX_INTEGRALS / integrals);
  const most = Math.max(MIN_DRAWS, Math.min(MAX_DRAWS, affordable));
  const report = sensitivityReport(draws, counts, model, ranking, most);
  return { ...report, thinned: { used: Math.min(most, of), of } };
}
