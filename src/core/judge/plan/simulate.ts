import { drawFromPrior } from '../../posterior/prior/prior-draw.ts';
import type { Truth } from '../../posterior/prior/prior-draw.ts';
import { judgmentTotal } from '../../table/counts.ts';
import { Outcome } from '../../table/judgments.ts';
import type { LogOdds } from '../../table/judgments.ts';
import { outcomeProbabilities } from '../../model/outcomes.ts';
import type { ModelSettings, TieModel } from '../../model/settings.ts';
import { columnsOf } from '../../posterior/draws/columns.ts';
import type { Random } from '../../numerics/random.ts';
import { marginalShare } from '../../posterior/draws/marginal.ts';
import type { Comparison } from './ledger.ts';
import { beliefDraws, beliefOf } from './questions/belief.ts';
import { omegaQuantiles } from './questions/omega-belief.ts';
import type { RunCounts } from './run-counts.ts';

/** What may be true: strengths on the marginal scale, and by how much they differ by question. */
export interface QuestionTruth extends Truth {
  readonly omega: LogOdds;
}

/** From the posterior, or the prior while nothing is judged. */
export function drawTruths(
  counts: RunCounts,
  model: ModelSettings,
  size: number,
  random: Random,
): QuestionTruth[] {
  const belief = beliefOf(counts, model);
  const omegaOf = omegaQuantiles(belief.omega);
  if (judgmentTotal(counts) === 0) {
    return Array.from({ length: size }, () => ({
      ...drawFromPrior(counts.models, model, random),
      omega: omegaOf(random.uniform()),
    }));
  }
  const { draws, omegas } = beliefDraws(belief, counts, model, size);
  const { strengths, order, tie, strong, tau } = columnsOf(draws);
  return Array.from({ length: size }, (_, s) => ({
    strengths: Float64Array.from(strengths, (column) => column[s]),
    order: order?.[s] ?? 0,
    tie: tie?.[s] ?? 0,
    ...(strong && { strong: strong[s] }),
    tau: tau?.[s] ?? NaN,
    omega: omegas[s],
  }));
}

/**
 * A judge to whom the models are as strong as that over all questions, and on each by ω stronger or
 * weaker, which is drawn when the question first comes.
 */
export function judgeOver(
  { strengths, omega, ...truth }: QuestionTruth,
  ties: TieModel,
  random: Random,
): (comparison: Comparison) => Outcome {
  const known = new Map<number, Float64Array>();
  const share = marginalShare(omega);
  const order = truth.order / share;
  return (comparison) => {
    const on =
      known.get(comparison.question) ?? strengths.map((x) => x / share + omega * random.normal());
    known.set(comparison.question, on);
    return judgeAs({ ...truth, order, strengths: on }, ties, comparison, random);
  };
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
