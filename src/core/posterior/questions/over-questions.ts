import { clustersOf } from '../../model/questions/clusters.ts';
import type { Clusters } from '../../model/questions/clusters.ts';
import { clusterKindOf } from '../../model/settings.ts';
import type { ModelSettings } from '../../model/settings.ts';
import { createRandom } from '../../numerics/random.ts';
import type { GaussianApproximation } from '../../sampler/approximation/gaussian-fit.ts';
import type { OnShare } from '../../sampler/approximation/share.ts';
import { canMove, moveDraws } from '../../sampler/robust/move-draws.ts';
import { resampleDraws } from '../../sampler/robust/resample-questions.ts';
import { sandwichOf } from '../../sampler/robust/sandwich.ts';
import type { Sandwich } from '../../sampler/robust/sandwich.ts';
import type { SamplerSettings } from '../../sampler/settings.ts';
import type { PairCounts } from '../../table/judgments.ts';
import type { Draws } from '../draws/draws.ts';

/** What questions, raters or both say of others like them. */
export interface OverQuestions {
  readonly clusters: Clusters;
  readonly sandwich: Sandwich;
}

/**
 * Null where the counts tell too few questions apart.
 * @param approximation of the plain model, where it is known
 * @throws CaravanError as `approximate`
 */
export function overQuestions(
  counts: PairCounts,
  model: ModelSettings,
  approximation?: GaussianApproximation,
  onShare?: OnShare,
): OverQuestions | null {
  const clusters = clustersOf(counts, clusterKindOf(model) ?? 'questions');
  if (clusters === null) return null;
  return { clusters, sandwich: sandwichOf(counts, clusters, model, approximation, onShare) };
}

/** The draws of a robust fit: those of the plain model, widened by how questions differ. */
export function robustDraws(
  draws: Draws,
  counts: PairCounts,
  model: ModelSettings,
  { clusters, sandwich }: OverQuestions,
  { seed }: SamplerSettings,
  onShare?: OnShare,
): Draws {
  // Chains have the streams before this one.
  const random = createRandom(seed, draws.chains);
  const values = canMove(sandwich)
    ? moveDraws(draws.values, sandwich, random, onShare)
    : resampleDraws(draws.values, counts, clusters.fewest, model, sandwich, random, onShare);
  return { ...draws, values };
}
