import { drawFromPrior } from '../../posterior/prior/prior-draw.ts';
import type { Truth } from '../../posterior/prior/prior-draw.ts';
import { judgmentTotal } from '../../table/counts.ts';
import { Outcome } from '../../table/judgments.ts';
import type { PairCounts } from '../../table/judgments.ts';
import { outcomeProbabilities } from '../../model/outcomes.ts';
import type { ModelSettings, TieModel } from '../../model/settings.ts';
import { columnsOf } from '../../posterior/draws/columns.ts';
import type { Random } from '../../numerics/random.ts';
import { approximate } from '../../sampler/approximation/laplace.ts';
import { gaussianDraws } from './gaussian-draws.ts';
import type { Comparison } from './ledger.ts';

/** Strengths that may be the true ones: from the posterior, or the prior while nothing is judged. */
export function drawTruths(
  counts: PairCounts,
  model: ModelSettings,
  size: number,
  random: Random,
): Truth[] {
  if (judgmentTotal(counts) === 0) {
    return Array.from({ length: size }, () => drawFromPrior(counts.models, model, random));
  }
  const draws = gaussianDraws(counts, model, approximate(counts, model), size);
  const { strengths, order, tie, strong, tau } = columnsOf(draws);
  return Array.from({ length: size }, (_, s) => ({
    strengths: Float64Array.from(strengths, (column) => column[s]),
    order: order?.[s] ?? 0,
    tie: tie?.[s] ?? 0,
    ...(strong && { strong: strong[s] }),
    tau: tau?.[s] ?? NaN,
  }));
}

/** One judgment by a judge to whom the models are as strong as that. */
export function judgeAs(
  { strengths, order, tie, strong }: Truth,
  ties: TieModel,
  { left, right }: Comparison,
  random: Random,
): Outcome {
  const p = new Float64Array(3);
  outcomeProbabilities(ties, order + strengths[left] - strengths[right], tie, p, strong ?? null);
  const u = random.uniform();
  if (u < p[Outcome.left]) return Outcome.left;
  return u < p[Outcome.left] + p[Outcome.right] ? Outcome.right : Outcome.tie;
}
