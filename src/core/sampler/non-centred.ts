import { exp } from '../elementary.ts';
import type { LogDensity } from '../model/density.ts';
import { nonCentred, toCentred, toNonCentred } from '../model/non-centred.ts';
import type { Random } from '../random.ts';
import type { GaussianApproximation } from './laplace.ts';
import { Nuts } from './nuts.ts';
import type { MovableTransition, StepReport } from './transition.ts';
import { dot } from './whitening.ts';

/** The strengths' variance that is left to them, on average, as a share of τ²: from here on. */
const UNINFORMED = 0.3;
/** What is left of the funnel wants smaller steps than most densities. */
const TARGET = 0.95;

/** Whether the data leave the strengths so free that τ and they make a funnel. */
export function isFunnel({ models, tau }: LogDensity, frame: GaussianApproximation): boolean {
  if (tau === null) return false;
  const width = frame.start.length;
  let variance = 0;
  for (let k = 0; k < models; k++) {
    const row = frame.loadings.subarray(k * width, (k + 1) * width);
    variance += dot(row, 0, row) / models;
  }
  return variance > UNINFORMED * exp(2 * frame.center[tau]);
}

/** NUTS on the non-centred form of a hierarchical density. */
export class NonCentredNuts implements MovableTransition {
  readonly #density: LogDensity;
  readonly #tau: number;
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
    const scaled = scaledFrame(density.models, tau, frame);
    this.#nuts = new Nuts(nonCentred(density, tau), scaled, random, warmup, TARGET);
  }

  get point(): Float64Array {
    toCentred(this.#density, this.#tau, this.#nuts.point, this.#point);
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
    toNonCentred(this.#density, this.#tau, point, this.#point);
    this.#nuts.moveTo(this.#point);
  }
}

/** The approximation carried over to first order: δu = δβ/τ − u·δ log τ. */
export function scaledFrame(
  models: number,
  tau: number,
  frame: GaussianApproximation,
): GaussianApproximation {
  const { center, loadings, start } = frame;
  const width = start.length;
  const shrink = exp(-center[tau]);
  const scaled = { ...frame, center: center.slice(), loadings: loadings.slice() };
  for (let k = 0; k < models; k++) {
    scaled.center[k] *= shrink;
    for (let c = 0; c < width; c++) {
      const own = shrink * loadings[k * width + c];
      scaled.loadings[k * width + c] = own - scaled.center[k] * loadings[tau * width + c];
    }
  }
  return scaled;
}
