import { CaravanError } from '../failure.ts';
import type { PairCounts } from '../table/judgments.ts';
import { hierarchicalPrior } from './hierarchical-prior.ts';
import { laplacePrior, roundedLaplacePrior } from './laplace-prior.ts';
import { likelihood } from './likelihood.ts';
import { normalPrior } from './normal-prior.ts';
import type { ModelSettings } from './settings.ts';
import { studentTPrior } from './student-t-prior.ts';
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

/** Where a density has its parameters. */
export interface Places extends Pick<
  LogDensity,
  'models' | 'order' | 'tie' | 'tau' | 'parameters'
> {
  /** Position of the first of the further parameters, which stand before log τ. */
  readonly further: number;
}

/** The part of a density that is about data, which may have further parameters of its own. */
export interface DataPart {
  readonly further: number;
  readonly terms: (places: Places) => readonly Term[];
}

/**
 * The posterior of a model given its counts. `evaluate` does not look at the bounds: samplers
 * stay inside them by themselves.
 * @param rounding for a Laplace prior, by how much its kinks are rounded off (laplace-prior.ts);
 *   what is sampled has none
 * @throws CaravanError bad-setting, too-few-models, not-finite (a count below 0 or not finite)
 */
export function createDensity(
  counts: PairCounts,
  settings: ModelSettings,
  rounding: Float64Array | null = null,
): LogDensity {
  const data: DataPart = {
    further: 0,
    terms: (places) => [likelihood(counts, settings.ties, places)],
  };
  requireCounts(counts);
  return assembleDensity(counts.models, settings, rounding, data);
}

/**
 * The priors of a model with any likelihood of its strengths.
 * @throws CaravanError bad-setting, too-few-models
 */
export function assembleDensity(
  names: readonly string[],
  settings: ModelSettings,
  rounding: Float64Array | null,
  data: DataPart,
): LogDensity {
  validateSettings(settings);
  const models = names.length;
  if (models < 2) throw new CaravanError({ kind: 'too-few-models', models });
  const { further, ...places } = placesOf(models, settings, data.further);
  const terms = [
    ...data.terms({ ...places, further }),
    ...strengthPrior(settings, places, rounding),
    ...informativePriors(names, settings),
    ...otherPriors(settings, places),
  ];
  return {
    ...places,
    bounds: boundsOf(settings, places),
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

function placesOf(models: number, { order, ties, strength }: ModelSettings, more: number): Places {
  let parameters = models;
  const place = (isThere: boolean): number | null => (isThere ? parameters++ : null);
  const own = {
    order: place(order !== null),
    tie: place(ties === 'davidson' || ties === 'rao-kupper'),
  };
  const further = parameters;
  parameters += more;
  const tau = place(strength.family === 'hierarchical');
  return { models, ...own, further, tau, parameters };
}

function strengthPrior(
  { strength }: ModelSettings,
  { models, tau }: Pick<Places, 'models' | 'tau'>,
  rounding: Float64Array | null,
): Term[] {
  switch (strength.family) {
    case 'normal':
      return [normalPrior(0, models, 0, strength.scale)];
    case 'student-t':
      return [studentTPrior(models, strength.df, strength.scale)];
    case 'laplace':
      return rounding === null
        ? [laplacePrior(models, strength.scale)]
        : [roundedLaplacePrior(strength.scale, rounding)];
    case 'uniform':
      return [];
    case 'hierarchical':
      return tau === null ? [] : [hierarchicalPrior(models, tau, strength.hyper, strength.scale)];
  }
}

/** Several of one model multiply; those of models that are not in the counts are passed over. */
function informativePriors(names: readonly string[], { informative }: ModelSettings): Term[] {
  return informative.flatMap(({ model, mean, scale }) => {
    const at = names.indexOf(model);
    return at < 0 ? [] : [normalPrior(at, at + 1, mean, scale)];
  });
}

function otherPriors({ order, tie }: ModelSettings, at: Pick<Places, 'order' | 'tie'>): Term[] {
  const terms: Term[] = [];
  if (at.order !== null && order?.family === 'normal') {
    terms.push(normalPrior(at.order, at.order + 1, 0, order.scale));
  }
  if (at.tie !== null) terms.push(normalPrior(at.tie, at.tie + 1, tie.mean, tie.scale));
  return terms;
}

function boundsOf(
  { strength, order }: ModelSettings,
  at: Pick<Places, 'models' | 'order' | 'parameters'>,
): Float64Array {
  const bounds = new Float64Array(at.parameters).fill(Infinity);
  if (strength.family === 'uniform') bounds.fill(strength.bound, 0, at.models);
  if (at.order !== null && order?.family === 'uniform') bounds[at.order] = order.bound;
  return bounds;
}

function requireCounts(counts: PairCounts): void {
  for (const column of [counts.leftWins, counts.rightWins, counts.ties]) {
    if (!column.every((n) => n >= 0 && n < Infinity)) {
      throw new CaravanError({ kind: 'not-finite', what: 'counts' });
    }
  }
}
