import { cosineSine, exp, log } from '../../numerics/elementary.ts';
import { gammaVariate } from '../../numerics/gamma.ts';
import type { HyperPrior, ModelSettings, StrengthPrior } from '../../model/settings.ts';
import { hasTieOutcome, isGraded } from '../../model/settings.ts';
import type { Random } from '../../numerics/random.ts';

/** Parameters drawn from the prior, the truth of one replication. */
export interface Truth {
  readonly strengths: Float64Array;
  readonly order: number;
  /** log ν or log κ; 0 where there is none. */
  readonly tie: number;
  /** What grades add to it; not there where there are none. */
  readonly strong?: number;
  readonly tau: number;
  /** Not there without departures by question. */
  readonly omega?: number;
}

/**
 * An exact draw from the prior, by rejection: K − 1 strengths from their own prior are taken with
 * probability f(β_K)/f(0), which puts the last, minus their sum, under the prior too; and what is
 * known of a model is another such factor.
 */
export function drawFromPrior(
  models: readonly string[],
  { strength, order, ties, tie, informative, questions }: ModelSettings,
  random: Random,
): Truth {
  const strengths = new Float64Array(models.length);
  for (;;) {
    const tau = strength.family === 'hierarchical' ? drawTau(strength.hyper, random) : 1;
    const family: StrengthPrior =
      strength.family === 'hierarchical'
        ? { family: 'normal', scale: tau * strength.scale }
        : strength;
    const last = models.length - 1;
    // The constrained prior of a hierarchical model is proper for every τ, so τ itself must not
    // be favoured by the rejection: strengths are redrawn until taken.
    do {
      let sum = 0;
      for (let k = 0; k < last; k++) {
        strengths[k] = drawStrength(family, random);
        sum += strengths[k];
      }
      strengths[last] = -sum;
    } while (random.uniform() >= relativeDensity(family, strengths[last]));
    const known = informative.every(({ model, mean, scale }) => {
      const z = (strengths[models.indexOf(model)] - mean) / scale;
      return random.uniform() < exp(-0.5 * z * z);
    });
    if (!known) continue;
    const ofTie = () => tie.mean + tie.scale * random.normal();
    return {
      strengths,
      order: order === null ? 0 : drawStrength(order, random),
      tie: hasTieOutcome(ties) ? ofTie() : 0,
      ...(isGraded(ties) && { strong: ofTie() }),
      tau: strength.family === 'hierarchical' ? tau * strength.scale : NaN,
      ...(questions?.kind === 'random' && {
        omega: questions.scale * Math.abs(random.normal()),
      }),
    };
  }
}

function drawStrength(prior: StrengthPrior, random: Random): number {
  switch (prior.family) {
    case 'normal':
    case 'hierarchical':
      return prior.scale * random.normal();
    case 'student-t': {
      // A normal over the root of a chi-square variate per degree of freedom.
      const chiSquare = 2 * gammaVariate(random, prior.df / 2);
      return (prior.scale * random.normal()) / Math.sqrt(chiSquare / prior.df);
    }
    case 'laplace': {
      const u = random.uniform() - 0.5;
      return -prior.scale * Math.sign(u) * log(1 - 2 * Math.abs(u));
    }
    case 'uniform':
      return prior.bound * (2 * random.uniform() - 1);
  }
}

/** Density at x over density at 0, where every prior here has its top. */
function relativeDensity(prior: StrengthPrior, x: number): number {
  switch (prior.family) {
    case 'normal':
    case 'hierarchical':
      return exp(-0.5 * (x / prior.scale) ** 2);
    case 'student-t':
      return (1 + (x / prior.scale) ** 2 / prior.df) ** (-(prior.df + 1) / 2);
    case 'laplace':
      return exp(-Math.abs(x) / prior.scale);
    case 'uniform':
      return Math.abs(x) < prior.bound ? 1 : 0;
  }
}

/** τ in units of its hyperprior's scale. */
function drawTau(hyper: HyperPrior, random: Random): number {
  switch (hyper) {
    case 'half-normal':
      return Math.abs(random.normal());
    case 'half-cauchy': {
      const [cosine, sine] = cosineSine((Math.PI / 2) * random.uniform());
      return sine / cosine;
    }
    case 'exponential':
      return -log(1 - random.uniform());
  }
}
