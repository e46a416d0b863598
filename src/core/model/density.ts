import { CaravanError } from '../failure.ts';
import type { PairCounts } from '../judgments.ts';
import { pairLikelihood } from './half-ties.ts';
import { normalPrior } from './normal-prior.ts';
import type { ModelSettings } from './settings.ts';
import type { Term } from './term.ts';
import { validateSettings } from './validate.ts';

/** A posterior on the parameter vector [β₁ … β_K, α], in natural log-odds. */
export interface LogDensity extends Term {
  /** K, the number of strengths. */
  readonly models: number;
  readonly hasOrder: boolean;
  /** Length of the parameter vector: K, or K + 1 with an order effect. */
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
  const hasOrder = order !== null;
  const parameters = models + (hasOrder ? 1 : 0);

  const terms = [pairLikelihood(counts, ties, hasOrder ? models : null)];
  const bounds = new Float64Array(parameters).fill(Infinity);
  if (strength.family === 'normal') terms.push(normalPrior(0, models, strength.scale));
  else bounds.fill(strength.bound, 0, models);
  if (order?.family === 'normal') terms.push(normalPrior(models, parameters, order.scale));
  else if (order?.family === 'uniform') bounds[models] = order.bound;

  return {
    models,
    hasOrder,
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
