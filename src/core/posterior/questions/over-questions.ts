import { whyNoQuestions } from '../../model/questions/enough.ts';
import type { ModelSettings } from '../../model/settings.ts';
import { createRandom } from '../../numerics/random.ts';
import type { GaussianApproximation } from '../../sampler/approximation/gaussian-fit.ts';
import { canMove, moveDraws } from '../../sampler/robust/move-draws.ts';
import { resampleDraws } from '../../sampler/robust/resample-questions.ts';
import { sandwichOf } from '../../sampler/robust/sandwich.ts';
import type { Sandwich } from '../../sampler/robust/sandwich.ts';
import type { SamplerSettings } from '../../sampler/settings.ts';
import type { PairCounts, QuestionCounts } from '../../table/judgments.ts';
import type { Draws } from '../draws/draws.ts';

/** What the questions of counts say of others like them. */
export interface OverQuestions {
  readonly byQuestion: QuestionCounts;
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
): OverQuestions | null {
  const { byQuestion } = counts;
  if (byQuestion === undefined || whyNoQuestions(counts) !== null) return null;
  return { byQuestion, sandwich: sandwichOf(counts, byQuestion, model, approximation) };
}

/** The draws of a robust fit: those of the plain model, widened by how questions differ. */
export function robustDraws(
  draws: Draws,
  counts: PairCounts,
  model: ModelSettings,
  { byQuestion, sandwich }: OverQuestions,
  { seed }: SamplerSettings,
): Draws {
  // Chains have the streams before this one.
  const random = createRandom(seed, draws.chains);
  const values = canMove(sandwich)
    ? moveDraws(draws.values, sandwich, random)
    : resampleDraws(draws.values, counts, byQuestion, model, sandwich, random);
  return { ...draws, values };
}
