import { exp } from '../../numerics/elementary.ts';
import type { LogDensity } from '../../model/density.ts';
import { formAt, nonCentred, toCentred, toNonCentred } from '../../model/non-centred.ts';
import type { StrengthData } from '../../model/non-centred.ts';
import type { Random } from '../../numerics/random.ts';
import type { GaussianApproximation } from '../approximation/laplace.ts';
import { Nuts } from './nuts.ts';
import type { MovableTransition, StepReport } from './transition.ts';
import { dot } from '../approximation/whitening.ts';

/** The strengths' variance that is left to them, on average, as a share of τ²: from here on. */
const UNINFORMED = 0.3;
/** A funnel narrows below the middle of τ: so many standard deviations of log τ are looked down. */
const BELOW = 2;
/** What is left of the funnel wants smaller steps than most densities. */
const TARGET = 0.95;

/** Whether the data leave the strengths so free that τ and they make a funnel. */
export function isFunnel({ models, tau }: LogDensity, frame: GaussianApproximation): boolean {
  if (tau === null) return false;
  const width = frame.start.length;
  const sd = frame.loadings[frame.loadings.length - 1];
  const low = frame.center[tau] - BELOW * sd;
  return meanVariance(models, frame, width) > UNINFORMED * exp(2 * low);
}

/** NUTS on the non-centred form of a hierarchical density. */
export class NonCentredNuts implements MovableTransition {
  readonly #density: LogDensity;
  readonly #tau: number;
  readonly #data: StrengthData;
  readonly #nuts: Nuts;
  readonly #point: Float64Array;

  /** @param tau position of log τ */
  constructor(
    density: LogDensity,
    tau: number,
    frame: GaussianApproximation,
    random: Random,
    warmup: number,
  ) {
    this.#density = density;
    this.#tau = tau;
    this.#point = new Float64Array(density.parameters);
    this.#data = strengthData(density.models, tau, frame);
    const scaled = scaledFrame(density.models, tau, frame, this.#data);
    this.#nuts = new Nuts(nonCentred(density, tau, this.#data), scaled, random, warmup, TARGET);
  }

  get point(): Float64Array {
    toCentred(this.#density, this.#tau, this.#nuts.point, this.#point, this.#data);
    return this.#point;
  }

  get gradients(): number {
    return this.#nuts.gradients;
  }

  step(random: Random): StepReport {
    return this.#nuts.step(random);
  }

  adapt(report: StepReport): void {
    this.#nuts.adapt(report);
  }

  moveTo(point: Float64Array): void {
    toNonCentred(this.#density, this.#tau, point, this.#point, this.#data);
    this.#nuts.moveTo(this.#point);
  }
}

/** The approximation carried over to first order: δu = (δβ − dβ/d log τ · δ log τ)/s. */
export function scaledFrame(
  models: number,
  tau: number,
  frame: GaussianApproximation,
  data?: StrengthData,
): GaussianApproximation {
  const { center, loadings, start } = frame;
  const width = start.length;
  const { scale, growth, share } = formAt(center[tau], data);
  const scaled = { ...frame, center: center.slice(), loadings: loadings.slice() };
  for (let k = 0; k < models; k++) {
    // With u held, m follows log τ at the rate 2·growth, and s·u at growth.
    const mean = data === undefined ? 0 : share * data.mean[k];
    const along = growth * (center[k] + mean);
    scaled.center[k] = (center[k] - mean) / scale;
    for (let c = 0; c < width; c++) {
      const own = loadings[k * width + c] - along * loadings[tau * width + c];
      scaled.loadings[k * width + c] = own / scale;
    }
  }
  return scaled;
}

/** What the data say of strengths, by what is left of their variance given the centre's τ. */
function strengthData(models: number, tau: number, frame: GaussianApproximation): StrengthData {
  const { center } = frame;
  const own = exp(center[tau]);
  // In the K − 1 dimensions that sum to zero.
  const left = meanVariance(models, frame, frame.start.length - 1) * (models / (models - 1));
  const precision = Math.max(0, 1 / left - 1 / (own * own));
  return { mean: center.slice(0, models), tau: own, variance: 1 / precision };
}

/** Of the strengths, by the first so many whitened coordinates; the last is log τ alone. */
function meanVariance(models: number, frame: GaussianApproximation, columns: number): number {
  const width = frame.start.length;
  let variance = 0;
  for (let k = 0; k < models; k++) {
    const row = frame.loadings.subarray(k * width, k * width + columns);
    variance += dot(row, 0, row) / models;
  }
  return variance;
}
