import { exp, log } from '../../../numerics/elementary.ts';
import type { LogOdds } from '../../../table/judgments.ts';
import { marginalShare } from '../../../posterior/draws/marginal.ts';
import type { QuestionScatter } from './scatter.ts';

/** What is believed of ω, by which strengths depart from question to question. */
export interface OmegaBelief {
  /** Ascending, with the probability of each. */
  readonly values: Float64Array;
  readonly chances: Float64Array;
}

/** Standard deviation of the half-normal prior, as model Q has it by default. */
const SCALE = 1;
const MOST = 4 * SCALE;
const VALUES = 80;

/**
 * The half-normal prior on ω, and about it what scores on one question have in common, as a normal
 * variate of a mean and variance that ω gives it. While no two judgments are on one question that
 * is the prior.
 */
export function omegaBelief({ excess, information, growth }: QuestionScatter): OmegaBelief {
  const values = Float64Array.from({ length: VALUES }, (_, at) => ((at + 0.5) * MOST) / VALUES);
  const logs = values.map((omega) => {
    const prior = -0.5 * (omega / SCALE) ** 2;
    if (information === 0) return prior;
    const square = onMarginalScale(omega) ** 2;
    const variance = information * (1 + growth[0] * square + growth[1] * square * square);
    return prior - 0.5 * log(variance) - (excess - square * information) ** 2 / (2 * variance);
  });
  const top = Math.max(...logs);
  const chances = logs.map((x) => exp(x - top));
  const total = chances.reduce((sum, x) => sum + x, 0);
  return { values, chances: chances.map((x) => x / total) };
}

/** ω where strengths are log-odds of winning on a new question, as those of the plain model are. */
export function onMarginalScale(omega: LogOdds): LogOdds {
  return omega * marginalShare(omega);
}

/** E ω², on the marginal scale. */
export function meanSquare({ values, chances }: OmegaBelief): number {
  return values.reduce((sum, omega, at) => sum + chances[at] * onMarginalScale(omega) ** 2, 0);
}

/** The least of the values that ω is not above with a probability. */
export function omegaQuantiles({ values, chances }: OmegaBelief): (share: number) => LogOdds {
  let held = 0;
  const sums = chances.map((chance) => (held += chance));
  return (share) => {
    let [below, above] = [0, sums.length - 1];
    while (below < above) {
      const middle = (below + above) >> 1;
      if (sums[middle] < share) below = middle + 1;
      else above = middle;
    }
    return values[below];
  };
}
