import { CaravanError } from '../failure.ts';
import type { PairCounts } from '../table/judgments.ts';
import { contrastPart, contrastsOf } from './contrasts.ts';
import { hierarchicalPrior } from './hierarchical-prior.ts';
import { laplacePrior, roundedLaplacePrior } from './laplace-prior.ts';
import { likelihood } from './likelihood.ts';
import { normalPrior } from './normal-prior.ts';
import type { DataPart, Moving, Places } from './places.ts';
import { integratedQuestions, questionsOf } from './questions/integrated.ts';
import { omegaPrior } from './questions/omega-prior.ts';
import { hasTieOutcome, isGraded, tiesFor, withSimpleTies } from './settings.ts';
import type { ModelSettings } from './settings.ts';
import { studentTPrior } from './student-t-prior.ts';
import type { Term } from './term.ts';
import { validateSettings } from './validate.ts';

/** A posterior on the parameter vector of term.ts, in natural log-odds. */
export interface LogDensity extends Term, Places {
  /** Per parameter the c of uniform(−c, c), or Infinity. Outside, the density is zero. */
  readonly bounds: Float64Array;
  /** Of a density of which something is drawn beside the parameters. */
  readonly moving?: Moving;
}

/**
 * The posterior of a model given its counts. Departures by question are integrated out by Laplace's
 * approximation; what is sampled has them exactly (questions/sampled-density.ts). Of styled contests
 * it is the one with covariates. `evaluate` does not look at the bounds: samplers
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
  requireCounts(counts);
  const { styled } = counts;
  if (styled) {
    const simple = withSimpleTies(settings);
    return assembleDensity(
      counts.models,
      simple,
      rounding,
      contrastPart(contrastsOf(styled, simple.ties)),
    );
  }
  const fitted = { ...settings, ties: tiesFor(counts, settings.ties) };
  const questions = questionsOf(counts, fitted);
  if (questions) {
    const data = integratedQuestions(counts, questions, fitted.ties);
    return assembleDensity(counts.models, fitted, rounding, data);
  }
  const known = rounding === null ? plain.get(counts)?.get(settings) : undefined;
  if (known) return known;
  const density = assembleDensity(counts.models, fitted, rounding, {
    further: 0,
    terms: (places) => [likelihood(counts, fitted.ties, places)],
  });
  if (rounding === null)
    plain.set(counts, (plain.get(counts) ?? new WeakMap()).set(settings, density));
  return density;
}

/**
 * Those without departures by question or rounding, which remember nothing of where they were
 * evaluated: an approximation and all chains of a thread ask for the same one. Neither counts nor
 * settings are changed once they are made.
 */
const plain = new WeakMap<PairCounts, WeakMap<ModelSettings, LogDensity>>();

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
  const { further, ...places } = placesOf(models, settings, data);
  const ofData = data.terms(places, further);
  const terms = [
    ...ofData,
    ...strengthPrior(settings, places, rounding),
    ...informativePriors(names, settings),
    ...otherPriors(settings, places),
  ];
  const moving = ofData.find((term) => 'noise' in term);
  const fixed = terms.filter((term) => term !== moving);
  return {
    ...places,
    ...(moving && {
      moving: {
        noise: moving.noise,
        renew: (point, random) => {
          moving.renew(point, random);
        },
        evaluateAt(point, e, gradient, push) {
          gradient.fill(0);
          let value = moving.evaluateAt(point, e, gradient, push);
          for (const term of fixed) value += term.evaluate(point, gradient);
          return value;
        },
      },
    }),
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

function placesOf(
  models: number,
  { order, ties, strength }: ModelSettings,
  data: DataPart,
): Places & { readonly further: number } {
  let parameters = models;
  const place = (isThere: boolean): number | null => (isThere ? parameters++ : null);
  const own = {
    order: place(order !== null),
    tie: place(hasTieOutcome(ties)),
    strong: place(isGraded(ties)),
  };
  const further = parameters;
  const omega = data.hasOmega === true ? further : null;
  parameters += data.further;
  const tau = place(strength.family === 'hierarchical');
  return { models, ...own, omega, further, tau, parameters };
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

function otherPriors(
  { order, tie, questions }: ModelSettings,
  at: Pick<Places, 'order' | 'tie' | 'strong' | 'omega'>,
): Term[] {
  const terms: Term[] = [];
  if (at.order !== null && order?.family === 'normal') {
    terms.push(normalPrior(at.order, at.order + 1, 0, order.scale));
  }
  if (at.tie !== null) {
    // What grades add stands behind it, and has the same prior.
    const end = (at.strong ?? at.tie) + 1;
    terms.push(normalPrior(at.tie, end, tie.mean, tie.scale));
  }
  if (at.omega !== null && questions?.kind === 'random') {
    terms.push(omegaPrior(at.omega, questions.scale));
  }
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
