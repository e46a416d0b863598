import { exp, log } from '../../numerics/elementary.ts';
import { marginalShare } from '../draws/marginal.ts';
import type { Parameter } from '../draws/parameters.ts';
import type { ModelIndex } from '../../table/judgments.ts';
import type { HyperPrior, ModelSettings } from '../../model/settings.ts';
import { createRandom } from '../../numerics/random.ts';
import type { Random } from '../../numerics/random.ts';
import { normal, truncatedNormal, uniform } from '../../numerics/distribution.ts';
import type { Distribution } from '../../numerics/distribution.ts';
import { drawBetween, lastUnbelieved } from './prior-draws.ts';
import { beliefsOf, conditioned, drawPiece, isNormal, normalised } from './prior-pieces.ts';
import type { Beliefs, MixturePrior } from './prior-pieces.ts';

/**
 * Parts that a mixture is made of, where it is no single distribution; fewer of many models, of
 * which each part holds all.
 */
const MAX_PARTS = 400;
const MIN_PARTS = 100;
const partsOf = (models: number): number =>
  Math.max(MIN_PARTS, Math.min(MAX_PARTS, Math.floor(12_000 / models)));
const SEED = 1;

/**
 * The prior of one parameter by itself, with strengths that sum to zero: exact where the prior is
 * normal, and for the order effect, the tie parameter, τ and ω; elsewhere a mixture of so many exact
 * parts (of a strength given the variances, or the sum, of the others). Natural log-odds; where there
 * is ω, strengths and order effect on the scale that posteriors are shown on.
 * @param models names, in the order of `PairCounts.models`; at least two
 * @returns null where the settings do not have the parameter, or leave it nothing
 */
export function priorMarginal(
  models: readonly string[],
  settings: ModelSettings,
  parameter: Parameter,
): Distribution | null {
  const { questions } = settings;
  const own = onQuestion(models, settings, parameter);
  if (own === null || questions?.kind !== 'random' || questions.isConditional) return own;
  if (parameter.kind !== 'strength' && parameter.kind !== 'order') return own;
  const omega = omegaPrior(questions.scale);
  return mixture(
    Array.from({ length: SHARES }, (_, at) =>
      scaledBy(own, marginalShare(omega.quantile((at + 0.5) / SHARES))),
    ),
    new Float64Array(SHARES).fill(1 / SHARES),
  );
}

/** Equal parts of the prior on ω, each as its middle. */
const SHARES = 12;

function omegaPrior(scale: number): Distribution {
  return truncatedNormal(0, scale, 0, Infinity);
}

function scaledBy({ density, below, quantile }: Distribution, factor: number): Distribution {
  return {
    density: (x) => density(x / factor) / factor,
    below: (x) => below(x / factor),
    quantile: (p) => factor * quantile(p),
  };
}

/** The same on one question of average departures, as the model has it. */
function onQuestion(
  models: readonly string[],
  settings: ModelSettings,
  parameter: Parameter,
): Distribution | null {
  const { strength, order, tie, informative, questions } = settings;
  switch (parameter.kind) {
    case 'order':
      if (order === null) return null;
      return order.family === 'normal'
        ? normal(0, order.scale)
        : uniform(-order.bound, order.bound);
    case 'tie':
    case 'strong':
      return normal(tie.mean, tie.scale);
    case 'tau':
      return strength.family === 'hierarchical' ? hyperprior(strength.hyper, strength.scale) : null;
    case 'omega':
      return questions?.kind === 'random' ? omegaPrior(questions.scale) : null;
    case 'strength': {
      const beliefs = beliefsOf(models, informative);
      const random = createRandom(SEED);
      return strength.family === 'uniform'
        ? withinBounds(strength.bound, beliefs, parameter.model, random)
        : ofPieces(
            strength,
            beliefs,
            parameter.model,
            isNormal(settings) ? 1 : partsOf(models.length),
            random,
          );
    }
  }
}

function ofPieces(
  prior: MixturePrior,
  beliefs: Beliefs,
  k: ModelIndex,
  parts: number,
  random: Random,
): Distribution {
  const logWeights = new Float64Array(parts);
  const pieces = Array.from(logWeights, (_, at) => {
    const piece = drawPiece(prior, beliefs, random);
    logWeights[at] = piece.logWeight;
    const { mean, sd } = conditioned(piece, k);
    return normal(mean, sd);
  });
  return mixture(pieces, normalised(logWeights));
}

/**
 * A strength between bounds: given the sum of all others but one, it and that one must make the
 * sum zero, both from within their bounds. Each sum is used with both signs where nothing is
 * believed, so that the mixture is as even as the prior is.
 */
function withinBounds(
  bound: number,
  beliefs: Beliefs,
  k: ModelIndex,
  random: Random,
): Distribution | null {
  const models = beliefs.precision.length;
  const last = lastUnbelieved(beliefs, k);
  const parts: { distribution: Distribution; weight: number }[] = [];
  for (let at = 0; at < partsOf(models); at++) {
    let sum = 0;
    for (let other = 0; other < models; other++) {
      if (other !== k && other !== last) sum += drawBetween(bound, beliefs, other, random);
    }
    for (const others of beliefs.isEmpty ? [sum, -sum] : [sum]) {
      const low = Math.max(-bound, -others - bound);
      const high = Math.min(bound, -others + bound);
      if (low < high) parts.push(between(low, high, beliefs, k, last, others));
    }
  }
  const most = Math.max(...parts.map(({ weight }) => weight));
  if (parts.length === 0 || most === -Infinity) return null;
  const weights = normalised(Float64Array.from(parts, ({ weight }) => weight));
  return mixture(
    parts.map(({ distribution }) => distribution),
    weights,
  );
}

/** What is believed of the strength itself, and of the last one, which is minus it and the others. */
function between(
  low: number,
  high: number,
  { precision, pull }: Beliefs,
  k: ModelIndex,
  last: ModelIndex,
  others: number,
): { distribution: Distribution; weight: number } {
  const total = precision[k] + precision[last];
  if (total === 0) return { distribution: uniform(low, high), weight: log(high - low) };
  const pulled = pull[k] - pull[last] - others * precision[last];
  const [mean, sd] = [pulled / total, 1 / Math.sqrt(total)];
  const distribution = truncatedNormal(mean, sd, low, high);
  // Both priors at one point, over the density there: their product.
  const at = Math.min(high, Math.max(low, mean));
  const believed = squareOf(precision[k], pull[k], at);
  const implied = squareOf(precision[last], pull[last], -at - others);
  const weight = -0.5 * (believed + implied) - log(distribution.density(at));
  return { distribution, weight };
}

function squareOf(precision: number, pull: number, x: number): number {
  return precision === 0 ? 0 : (precision * x - pull) ** 2 / precision;
}

function hyperprior(hyper: HyperPrior, scale: number): Distribution {
  switch (hyper) {
    case 'half-normal':
      return truncatedNormal(0, scale, 0, Infinity);
    case 'half-cauchy':
      return {
        density: (x) => (x < 0 ? 0 : 2 / (Math.PI * scale * (1 + (x / scale) ** 2))),
        below: (x) => (x < 0 ? 0 : (2 / Math.PI) * Math.atan(x / scale)),
        quantile: (p) => scale * Math.tan((Math.PI / 2) * p),
      };
    case 'exponential':
      return {
        density: (x) => (x < 0 ? 0 : exp(-x / scale) / scale),
        below: (x) => (x < 0 ? 0 : 1 - exp(-x / scale)),
        quantile: (p) => -scale * log(1 - p),
      };
  }
}

/** @param weights sum 1 */
function mixture(parts: readonly Distribution[], weights: Float64Array): Distribution {
  if (parts.length === 1) return parts[0];
  const sum = (of: (part: Distribution) => number): number =>
    parts.reduce((total, part, at) => total + weights[at] * of(part), 0);
  const below = (x: number): number => sum((part) => part.below(x));
  return {
    density: (x) => sum((part) => part.density(x)),
    below,
    quantile: (p) => {
      const ends = parts.map((part) => part.quantile(p));
      let [low, high] = [Math.min(...ends), Math.max(...ends)];
      for (let step = 0; step < 60 && high - low > 1e-7 * (1 + Math.abs(low)); step++) {
        const middle = (low + high) / 2;
        if (below(middle) < p) low = middle;
        else high = middle;
      }
      return (low + high) / 2;
    },
  };
}
