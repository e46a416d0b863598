import { exp, log1p } from '../numerics/elementary.ts';
import { isOrderKnown } from '../table/judgments.ts';
import type { StyledContests } from '../table/judgments.ts';
import { normalPrior } from './normal-prior.ts';
import { logistic } from './pairwise.ts';
import type { Places } from './places.ts';
import type { TieModel } from './settings.ts';
import type { Term } from './term.ts';

/**
 * Judgments of two things that differ in more than their models: contest r is of `left[r]` shown
 * first against `right[r]`, whose answers differ by the `width` numbers from `x[r * width]` on.
 */
export interface Contrasts {
  readonly left: Uint32Array;
  readonly right: Uint32Array;
  /** As in PairCounts. */
  readonly sides?: Uint8Array;
  /** Of the left model, and both sides'; with the share of ties that counts. */
  readonly wins: Float64Array;
  readonly total: Float64Array;
  readonly x: Float64Array;
  readonly width: number;
}

/**
 * Standard deviation of the prior on a coefficient, in log-odds per standard deviation of its
 * contrast: weakly informative, since those that LMArena reports stay below 0.3.
 */
const COEFFICIENT_SCALE = 1;

/** Contests as the likelihood takes them: ties as half a win for each, or not there. */
export function contrastsOf(
  { left, right, sides, leftWins, rightWins, ties, x, covariates }: StyledContests,
  model: TieModel,
): Contrasts {
  const share = model === 'drop' ? 0 : 0.5;
  return {
    ...{ left, right, x, width: covariates.length },
    ...(sides && { sides }),
    wins: leftWins.map((wins, r) => wins + share * ties[r]),
    total: leftWins.map((wins, r) => wins + rightWins[r] + 2 * share * ties[r]),
  };
}

/** The part of a density that is about such contests: a coefficient for every column, with its prior. */
export function contrastPart(contrasts: Contrasts) {
  return {
    further: contrasts.width,
    terms: ({ order }: Pick<Places, 'order'>, further: number): readonly Term[] => [
      contrastLikelihood(contrasts, order, further),
      normalPrior(further, further + contrasts.width, 0, COEFFICIENT_SCALE),
    ],
  };
}

/** The position of the first coefficient: behind the strengths and α, since ties are no outcome here. */
export function firstCoefficient(models: number, { order }: { readonly order: unknown }): number {
  return models + (order === null ? 0 : 1);
}

/**
 * The Bradley–Terry likelihood with covariates, η = α + β_left − β_right + Σ γ·x
 * (Springall 1973; what LMArena calls style control).
 * @param order position of α, or null
 * @param first position of the first γ
 */
export function contrastLikelihood(
  contrasts: Contrasts,
  order: number | null,
  first: number,
): Term {
  const { left, right, wins, total, x, width } = contrasts;
  const hasOrder = (r: number): boolean => order !== null && isOrderKnown(contrasts, r);
  const etaOf = (point: Float64Array, r: number): number => {
    let eta = point[left[r]] - point[right[r]] + (order !== null && hasOrder(r) ? point[order] : 0);
    for (let c = 0; c < width; c++) eta += point[first + c] * x[r * width + c];
    return eta;
  };
  return {
    evaluate(point, gradient) {
      let value = 0;
      for (let r = 0; r < left.length; r++) {
        const eta = etaOf(point, r);
        // log(1 + e^η) and 1/(1 + e^−η) of one exponential, which is most of the cost.
        const odds = exp(-Math.abs(eta));
        value += wins[r] * eta - total[r] * ((eta > 0 ? eta : 0) + log1p(odds));
        const slope = wins[r] - total[r] * ((eta >= 0 ? 1 : odds) / (1 + odds));
        gradient[left[r]] += slope;
        gradient[right[r]] -= slope;
        if (order !== null && hasOrder(r)) gradient[order] += slope;
        for (let c = 0; c < width; c++) gradient[first + c] += slope * x[r * width + c];
      }
      return value;
    },
    curvature(point, out) {
      const size = point.length;
      // The few parameters that a contest's η is made of, and how much of each.
      const places = new Uint32Array(3 + width);
      const shares = new Float64Array(3 + width);
      for (let r = 0; r < left.length; r++) {
        const eta = etaOf(point, r);
        const weight = total[r] * logistic(eta) * logistic(-eta);
        places.set([left[r], right[r], order ?? 0]);
        shares.set([1, -1, hasOrder(r) ? 1 : 0]);
        for (let c = 0; c < width; c++) {
          places[3 + c] = first + c;
          shares[3 + c] = x[r * width + c];
        }
        for (let a = 0; a < places.length; a++) {
          const own = weight * shares[a];
          for (let b = 0; b < places.length; b++) {
            out[places[a] * size + places[b]] += own * shares[b];
          }
        }
      }
    },
  };
}
