import { exp } from '../numerics/elementary.ts';
import type { HyperPrior, StrengthPrior } from './settings.ts';

/**
 * Density of a prior at x, relative to its value at 0: for drawing, not for fitting. The
 * hierarchical prior is drawn with its scale τ averaged over the hyperprior.
 */
export function relativePriorDensity(prior: StrengthPrior, x: number): number {
  switch (prior.family) {
    case 'normal':
      return exp(-0.5 * (x / prior.scale) ** 2);
    case 'student-t':
      return (1 + (x / prior.scale) ** 2 / prior.df) ** (-(prior.df + 1) / 2);
    case 'laplace':
      return exp(-Math.abs(x) / prior.scale);
    case 'uniform':
      return Math.abs(x) <= prior.bound ? 1 : 0;
    case 'hierarchical':
      return mixture(prior.hyper, x / prior.scale) / mixture(prior.hyper, 0);
  }
}

/** Grid over which τ is averaged, in units of the hyperprior's scale. */
const POINTS = 60;
const MIN_TAU = 0.05;
const MAX_TAU = 20;

/** ∫ normal(x; 0, τ) p(τ) dτ over MIN_TAU … MAX_TAU on an even grid of log τ, up to a constant. */
function mixture(hyper: HyperPrior, x: number): number {
  let sum = 0;
  for (let i = 0; i < POINTS; i++) {
    const tau = MIN_TAU * (MAX_TAU / MIN_TAU) ** (i / (POINTS - 1));
    // The normal's 1/τ and the grid's dτ = τ·d(log τ) cancel.
    sum += exp(-0.5 * (x / tau) ** 2) * hyperDensity(hyper, tau);
  }
  return sum;
}

function hyperDensity(hyper: HyperPrior, tau: number): number {
  switch (hyper) {
    case 'half-normal':
      return exp(-0.5 * tau * tau);
    case 'half-cauchy':
      return 1 / (1 + tau * tau);
    case 'exponential':
      return exp(-tau);
  }
}
