import { exp, log } from '../../numerics/elementary.ts';
import type { LogDensity } from '../../model/density.ts';
import type { GaussianApproximation } from './gaussian-fit.ts';
import { fitGaussian, logMass, touchingPoint } from './gaussian-fit.ts';
import { joinModes } from './modes.ts';
import type { Mode } from './modes.ts';
import { within } from './share.ts';
import type { OnShare } from './share.ts';
import { toParameters, toWhite } from './whitening.ts';

/**
 * The density of strengths and τ has no maximum: it grows without limit as strengths and τ
 * shrink together. The marginal density of log τ has one, and Laplace's approximation given τ
 * integrates the rest out (Tierney & Kadane 1986; INLA, Rue, Martino & Chopin 2009, takes the
 * same step). The joint Gaussian has that marginal's mean and variance and, given log τ, the
 * conditional approximation, whose centre moves linearly with log τ.
 *
 * Where data and hyperprior disagree, that marginal has a second top near the hyperprior's scale.
 * @param scale of the hyperprior
 */
export function fitHierarchical(
  density: LogDensity,
  scale: number,
  onShare?: OnShare,
): GaussianApproximation {
  const { tau, models } = density;
  if (tau === null) throw new RangeError('the density has no τ');
  const given = new Conditional(density, tau, onShare);
  const byData = momentsOf(given, log(given.spreadAt(0)));
  const mode = (moments: Moments): Mode => ({
    approximation: jointGaussian(density, tau, given, moments),
    logMass: moments.logMass,
  });
  const low = log(scale);
  if (low > byData.mean - APART * byData.sd) return mode(byData).approximation;
  return joinModes(models, [mode(byData), mode(momentsOf(given, low))]);
}

/** Standard deviations below the one top from which a search might find another. */
const APART = 3;

/** @param tau position of log τ, the last */
function jointGaussian(
  density: LogDensity,
  tau: number,
  given: Conditional,
  { mean, sd }: Moments,
): GaussianApproximation {
  const fitted = given.fit(mean);
  const { center, loadings, start } = fitted;

  // d center / d log τ = −covariance · (minus the mixed second derivatives).
  const point = new Float64Array(tau + 1);
  point.set(touchingPoint(fitted));
  point[tau] = mean;
  const curvature = new Float64Array(point.length * point.length);
  density.curvature(point, curvature);
  const white = new Float64Array(start.length);
  toWhite(fitted, curvature.subarray(tau * point.length, tau * (point.length + 1)), white);
  const shift = new Float64Array(tau);
  toParameters(fitted, white, shift);

  const width = start.length + 1;
  const joint = new Float64Array(point.length * width);
  for (let k = 0; k < tau; k++) {
    joint.set(loadings.subarray(k * start.length, (k + 1) * start.length), k * width);
    joint[k * width + start.length] = -sd * shift[k];
  }
  joint[joint.length - 1] = sd;
  const firsts = Uint32Array.of(...(fitted.firsts ?? new Uint32Array(tau)), start.length);
  return {
    center: Float64Array.of(...center, mean),
    loadings: joint,
    start: Float64Array.of(...start, 0),
    firsts,
  };
}

/** Laplace's approximation given τ, with what it says of τ. Remembers where it was last. */
class Conditional {
  readonly models: number;
  readonly #point: Float64Array;
  readonly #given: LogDensity;
  readonly #onShare: OnShare | undefined;
  #from: Float64Array;
  #fits = 0;

  constructor(density: LogDensity, tau: number, onShare?: OnShare) {
    const point = new Float64Array(density.parameters);
    const gradient = new Float64Array(density.parameters);
    const curvature = new Float64Array(density.parameters * density.parameters);
    this.models = density.models;
    this.#point = point;
    this.#onShare = onShare;
    this.#from = new Float64Array(tau);
    this.#given = {
      ...density,
      tau: null,
      parameters: tau,
      bounds: density.bounds.slice(0, tau),
      evaluate(others, out) {
        point.set(others);
        const value = density.evaluate(point, gradient);
        out.set(gradient.subarray(0, tau));
        return value;
      },
      curvature(others, out) {
        point.set(others);
        density.curvature(point, curvature);
        for (let k = 0; k < tau; k++) {
          out.set(curvature.subarray(k * (tau + 1), k * (tau + 1) + tau), k * tau);
        }
      },
    };
  }

  fit(logTau: number): GaussianApproximation {
    this.#point[this.#point.length - 1] = logTau;
    const fits = this.#fits++;
    const all = Math.max(FITS, fits + 2);
    const part = within(this.#onShare, fits / all, (fits + 1) / all);
    const fitted = fitGaussian(this.#given, this.#from, part);
    this.#from = touchingPoint(fitted);
    return fitted;
  }

  /** Log of the approximate marginal density of log τ, up to a constant. */
  marginal(logTau: number): number {
    return logMass(this.#given, this.fit(logTau));
  }

  /** Root mean square of the strengths where the approximation given τ touches. */
  spreadAt(logTau: number): number {
    this.fit(logTau);
    let squares = 0;
    for (let k = 0; k < this.models; k++) squares += this.#from[k] * this.#from[k];
    return Math.sqrt(squares / (this.models - 1));
  }
}

/** How many approximations given τ it takes, most often. */
const FITS = 13;
const MAX_STEPS = 30;
/** Bounds of the search; beyond them the arithmetic of e^log τ gets no better. */
const MIN_LOG_TAU = -12;
const MAX_LOG_TAU = 12;
/** Gauss–Hermite nodes and weights for a standard normal. */
const NODES = [0, 1.355626179974266, -1.355626179974266, 2.856970013872806, -2.856970013872806];
const WEIGHTS = [
  0.533333333333333, 0.222075922005613, 0.222075922005613, 0.011257411327721, 0.011257411327721,
];

/** Of log τ near a top of its marginal. */
interface Moments {
  readonly mean: number;
  readonly sd: number;
  readonly logMass: number;
}

/** Newton's steps to the marginal's top, then quadrature. */
function momentsOf(given: Conditional, from: number): Moments {
  let at = Math.max(MIN_LOG_TAU, Math.min(MAX_LOG_TAU, from));
  // So wide the marginal is where data are plentiful.
  const gap = 1 / Math.sqrt(2 * given.models);
  let sd = gap;
  for (let step = 0; step < MAX_STEPS; step++) {
    const [low, middle, high] = [at - gap, at, at + gap].map((x) => given.marginal(x));
    const bend = (2 * middle - low - high) / (gap * gap);
    const slope = (high - low) / (2 * gap);
    sd = bend > 1 ? 1 / Math.sqrt(bend) : 1;
    const move = Math.max(-1, Math.min(1, slope * sd * sd));
    at = Math.max(MIN_LOG_TAU, Math.min(MAX_LOG_TAU, at + move));
    if (Math.abs(move) < 0.2 * sd) break;
  }
  const values = NODES.map((node) => given.marginal(at + sd * node) + 0.5 * node * node);
  const most = Math.max(...values);
  const weights = values.map((value, i) => WEIGHTS[i] * exp(value - most));
  const mass = weights.reduce((a, b) => a + b, 0);
  const mean = weights.reduce((sum, w, i) => sum + w * NODES[i], 0) / mass;
  const square = weights.reduce((sum, w, i) => sum + w * NODES[i] * NODES[i], 0) / mass;
  return {
    mean: at + sd * mean,
    sd: sd * Math.sqrt(square - mean * mean),
    logMass: most + log(sd * mass),
  };
}
