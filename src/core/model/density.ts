import { CaravanError } from '../failure.ts';
import type { PairCounts } from '../judgments.ts';
import { pairLikelihood } from './half-ties.ts';
import { normalPrior } from './normal-prior.ts';
import type { ModelSettings } from './settings.ts';
import type { Term } from './term.ts';
import { validateSettings } from './validate.ts';

/** A posterior on the parameter vector of term.ts, in natural log-odds. */
export interface LogDensity extends Term {
  /** K, the number of strengths. */
  readonly models: number;
  /** Position of α, of log ν or log κ, and of log τ; null where the model does not have it. */
  readonly order: number | null;
  readonly tie: number | null;
  readonly tau: number | null;
  /** Length of the parameter vector. */
  readonly parameters: number;
  /** Per parameter the c of uniform(−c, c), or Infinity. Outside, the density is zero. */
  readonly bounds: Float64Array;
}

/**
 * The posterior of a model given its counts. `evaluate` does not look at the bounds: samplers
 * stay inside them by themselves.
 * @throws CaravanError bad-setting, too-few-models, not-finite (a count below 0 or not finite)
 */
export function createDensity(counts: PairCounts, settings: ModelSettings): LogDensity {
  validateSettings(settings);
  const models = counts.models.length;
  if (models < 2) throw new CaravanError({ kind: 'too-few-models', models });
  requireCounts(counts);
  const { strength, order, ties } = settings;
  let parameters = models;
  const place = (isThere: boolean): number | null => (isThere ? parameters++ : null);
  const at = {
    order: place(order !== null),
    tie: place(ties === 'davidson' || ties === 'rao-kupper'),
    tau: place(strength.family === 'hierarchical'),
  };
  if (at.tie !== null || at.tau !== null) {
    throw new CaravanError({ kind: 'bad-setting', setting: 'ties', value: ties });
  }

  const terms = [pairLikelihood(counts, ties, at.order)];
  const bounds = new Float64Array(parameters).fill(Infinity);
  if (strength.family === 'uniform') bounds.fill(strength.bound, 0, models);
  else terms.push(normalPrior(0, models, strength.scale));
  if (at.order !== null && order !== null) {
    if (order.family === 'uniform') bounds[at.order] = order.bound;
    else terms.push(normalPrior(at.order, at.order + 1, order.scale));
  }

  return {
    models,
    ...at,
    parameters,
    bounds,
    evaluate(point, gradient) {
      gradient.fill(0);
      let value = 0;
      for (const term of terms) value += term.evaluate(point, gradient);
      return value;
    },
    curvature(point, out) {
      out.fill(0);
      for (const term of terms) term.curvature(point, out);
    },
  };
}

function requireCounts(counts: PairCounts): void {
  for (const column of [counts.leftWins, counts.rightWins, counts.ties]) {
    if (!column.every((n) => n >= 0 && n < Infinity)) {
      throw new CaravanError({ kind: 'not-finite', what: 'counts' });
    }
  }
}
