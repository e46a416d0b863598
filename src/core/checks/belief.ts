import { CaravanError } from '../failure.ts';
import type { ModelIndex, PairCounts } from '../table/judgments.ts';
import type { LogDensity } from '../model/density.ts';
import { likelihood } from '../model/likelihood.ts';
import { hasTieOutcome, isGraded } from '../model/settings.ts';
import type { TieModel } from '../model/settings.ts';
import { expand, freeDimension, reduceCurvature, reduceGradient } from '../model/sum-to-zero.ts';
import type { Term } from '../model/term.ts';
import { factorise, solve } from '../numerics/matrices/cholesky.ts';
import { maximise } from '../sampler/approximation/newton.ts';

/**
 * A Gaussian belief on the parameters of a model: strengths that sum to zero, then the order
 * effect, the tie parameter and what grades add to it where the model has them.
 */
export interface Belief {
  readonly models: number;
  readonly hasOrder: boolean;
  readonly ties: TieModel;
  /** Parameter vector. */
  readonly mean: Float64Array;
  /** Row-major; the last strength, which is minus the sum of the others, has no part in it. */
  readonly precision: Float64Array;
}

/** @param covariance of all parameters, row-major @throws CaravanError not-finite where singular */
export function beliefOf(
  shape: Pick<Belief, 'models' | 'hasOrder' | 'ties'>,
  mean: Float64Array,
  covariance: Float64Array,
): Belief {
  const width = mean.length;
  const last = shape.models - 1;
  const free = Array.from({ length: width }, (_, p) => p).filter((p) => p !== last);
  const factor = new Float64Array(free.length * free.length);
  free.forEach((row, a) => {
    free.forEach((col, b) => {
      factor[a * free.length + b] = covariance[row * width + col];
    });
  });
  if (!factorise(factor, free.length)) {
    throw new CaravanError({ kind: 'not-finite', what: 'covariance' });
  }
  const precision = new Float64Array(width * width);
  const column = new Float64Array(free.length);
  free.forEach((row, a) => {
    column.fill(0);
    column[a] = 1;
    solve(factor, free.length, column);
    free.forEach((col, b) => (precision[row * width + col] = column[b]));
  });
  return { ...shape, mean, precision };
}

/** Belief as a summand of a log density. */
function termOf({ mean, precision }: Belief): Term {
  const width = mean.length;
  return {
    evaluate(point, gradient) {
      let value = 0;
      for (let row = 0; row < width; row++) {
        let pull = 0;
        for (let col = 0; col < width; col++) {
          pull += precision[row * width + col] * (point[col] - mean[col]);
        }
        gradient[row] -= pull;
        value -= 0.5 * pull * (point[row] - mean[row]);
      }
      return value;
    },
    curvature(_, out) {
      for (let i = 0; i < out.length; i++) out[i] += precision[i];
    },
  };
}

/** Belief and the likelihood of new judgments together. */
function densityAfter(belief: Belief, counts: PairCounts): LogDensity {
  const { models, hasOrder, ties, mean } = belief;
  const last = mean.length - 1;
  const strong = isGraded(ties) ? last : null;
  const tie = hasTieOutcome(ties) ? (strong === null ? last : last - 1) : null;
  const places = { order: hasOrder ? models : null, tie, strong };
  const terms = [termOf(belief), likelihood(counts, ties, places)];
  return {
    models,
    ...places,
    omega: null,
    tau: null,
    parameters: mean.length,
    bounds: new Float64Array(mean.length).fill(Infinity),
    evaluate(point, gradient) {
      gradient.fill(0);
      return terms.reduce((sum, term) => sum + term.evaluate(point, gradient), 0);
    },
    curvature(point, out) {
      out.fill(0);
      for (const term of terms) term.curvature(point, out);
    },
  };
}

/** Squared distance to the mode, in standard deviations, that shifts no probability by 0.001. */
const CLOSE = 1e-6;

/**
 * Mean and standard deviation of the difference of two strengths once judgments have come in, by
 * Laplace's approximation.
 * @param counts the new judgments alone, of the belief's models
 * @throws CaravanError not-finite
 */
export function differenceAfter(
  belief: Belief,
  counts: PairCounts,
  [a, b]: readonly [ModelIndex, ModelIndex],
): { readonly mean: number; readonly sd: number } {
  const density = densityAfter(belief, counts);
  const { point } = maximise(density, 0, belief.mean, CLOSE);
  const size = freeDimension(density);
  const curvature = new Float64Array(density.parameters ** 2);
  const factor = new Float64Array(size * size);
  density.curvature(point, curvature);
  reduceCurvature(density, curvature, factor);
  if (!factorise(factor, size)) throw new CaravanError({ kind: 'not-finite', what: 'curvature' });
  const direction = new Float64Array(density.parameters);
  direction[a] = 1;
  direction[b] = -1;
  const free = new Float64Array(size);
  reduceGradient(density, direction, free);
  solve(factor, size, free);
  const spread = new Float64Array(density.parameters);
  expand(density, free, spread);
  return { mean: point[a] - point[b], sd: Math.sqrt(spread[a] - spread[b]) };
}
