import { exp } from '../../numerics/elementary.ts';
import type { LogDensity } from '../../model/density.ts';
import type { Random } from '../../numerics/random.ts';
import type { GaussianApproximation } from '../approximation/laplace.ts';
import type { MovableTransition, StepReport } from './transition.ts';
import { logVolume, toParameters, whiten } from '../approximation/whitening.ts';

/**
 * A sampler that after every step tries to jump from one mode to the other: to the place that
 * has there the whitened coordinates which the present one has here (Tjelmeland & Hegstad 2001,
 * deterministic jumps). Which way is drawn, so that every jump has its reverse; volumes differ by
 * those of the two approximations.
 */
export class ModeJump implements MovableTransition {
  readonly #density: LogDensity;
  readonly #inner: MovableTransition;
  readonly #modes: readonly [GaussianApproximation, GaussianApproximation];
  /** Of the second mode's volume over the first's, the logarithm. */
  readonly #growth: number;
  readonly #z: Float64Array;
  readonly #to: Float64Array;
  readonly #gradient: Float64Array;
  #gradients = 0;

  constructor(
    density: LogDensity,
    inner: MovableTransition,
    first: GaussianApproximation,
    second: GaussianApproximation,
  ) {
    const width = first.start.length;
    this.#density = density;
    this.#inner = inner;
    this.#modes = [first, second];
    this.#growth = logVolume(density, second, width) - logVolume(density, first, width);
    this.#z = new Float64Array(width);
    this.#to = new Float64Array(density.parameters);
    this.#gradient = new Float64Array(density.parameters);
  }

  get point(): Float64Array {
    return this.#inner.point;
  }

  get gradients(): number {
    return this.#inner.gradients + this.#gradients;
  }

  step(random: Random): StepReport {
    const report = this.#inner.step(random);
    this.#jump(random.uniform() < 0.5, random.uniform());
    return report;
  }

  adapt(report: StepReport): void {
    this.#inner.adapt(report);
  }

  moveTo(point: Float64Array): void {
    this.#inner.moveTo(point);
  }

  #jump(isForth: boolean, threshold: number): void {
    const { bounds } = this.#density;
    const [from, to] = isForth ? this.#modes : [this.#modes[1], this.#modes[0]];
    const { point } = this.#inner;
    whiten(this.#density, from, point, this.#z);
    toParameters(to, this.#z, this.#to);
    for (let k = 0; k < this.#to.length; k++) {
      this.#to[k] += to.center[k];
      if (!(Math.abs(this.#to[k]) <= bounds[k])) return;
    }
    this.#gradients += 2;
    const before = this.#density.evaluate(point, this.#gradient);
    const gain = this.#density.evaluate(this.#to, this.#gradient) - before;
    if (threshold < exp(Math.min(0, gain + (isForth ? this.#growth : -this.#growth)))) {
      this.#inner.moveTo(this.#to);
    }
  }
}
