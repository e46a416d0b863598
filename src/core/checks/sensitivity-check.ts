import type { ModelIndex, PairCounts } from '../table/judgments.ts';
import type { ModelSettings } from '../model/settings.ts';
import type { Draws } from '../posterior/draws/draws.ts';
import { sensitivityReport } from '../posterior/prior/sensitivity.ts';
import type { SensitivityReport } from '../posterior/prior/sensitivity.ts';
import type { Thinned } from './thinned.ts';

export interface SensitivityCheck extends SensitivityReport {
  readonly thinned: Thinned;
}

/** Fewer would raise the sensitivities: noise in the weights looks like sensitivity. */
const MAX_DRAWS = 4000;

/** Power-scaling sensitivity of a fit. @param ranking models, best first */
export function sensitivityCheck(
  draws: Draws,
  counts: PairCounts,
  model: ModelSettings,
  ranking: readonly ModelIndex[],
): SensitivityCheck {
  const of = draws.chains * draws.perChain;
  const report = sensitivityReport(draws, counts, model, ranking, MAX_DRAWS);
  return { ...report, thinned: { used: Math.min(MAX_DRAWS, of), of } };
}
