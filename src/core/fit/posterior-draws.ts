import { predictingModel } from '../model/settings.ts';
import type { ModelSettings } from '../model/settings.ts';
import type { Draws } from '../posterior/draws/draws.ts';
import type { SamplerSettings } from '../sampler/settings.ts';
import { pairsAlone } from '../sampler/chain-counts.ts';
import type { PairCounts } from '../table/judgments.ts';
import { fitAll } from './fit.ts';

const INTERVALS = { narrow: 0.68, wide: 0.95 };

/**
 * Draws of a posterior, and whose: those of a fit, or, where they are widened by how questions differ
 * and so are of none, the posterior that they were widened from, drawn anew.
 * @param settings identified by the counts
 * @param sampler for draws that are made anew
 * @throws CaravanError as `fitAll`
 */
export function posteriorDraws(
  draws: Draws,
  counts: PairCounts,
  settings: ModelSettings,
  sampler: SamplerSettings,
): { readonly draws: Draws; readonly model: ModelSettings } {
  const model = predictingModel(settings);
  if (model === settings) return { draws, model };
  return { draws: fitAll(pairsAlone(counts), model, sampler, INTERVALS).draws, model };
}
