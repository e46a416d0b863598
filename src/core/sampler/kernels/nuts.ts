import { log } from '../../numerics/elementary.ts';
import type { LogDensity } from '../../model/density.ts';
import type { Random } from '../../numerics/random.ts';
import { solveLower } from '../../numerics/matrices/cholesky.ts';
import { DualAveraging } from './dual-averaging.ts';
import type { GaussianApproximation } from '../approximation/laplace.ts';
import { metricWindows, rewhiten, Scatter } from './metric.ts';
import type { Place } from './trajectory.ts';
import { emptyPlace, Trajectory } from './trajectory.ts';
import type { MovableTransition, StepReport } from './transition.ts';
import type { Whitening } from '../approximation/whitening.ts';
import { whiten } from '../approximation/whitening.ts';

/**
 * Acceptance that the step size is tuned to, if nothing else is said. NUTS is for densities far
 * from normal, where 0.8, Stan's, now and then diverges; on others 0.9 costs a tenth more.
 */
const TARGET = 0.9;
/**
 * The leapfrog of a standard normal is unstable from 2 on; a density bends more here and less
 * there. One that is all but flat between walls accepts any step, and would tempt the search to go
 * on for ever.
 */
const LARGEST_STEP = 1.5;
/**
 * How many draws the whitening counts for when the metric is learnt, per dimension: a covariance
 * learnt from fewer than that is noise. Where walls cut the posterior, learning makes a draw two
 * to six times as cheap; where the whitening fits, it must not spoil it.
 */
const TRUST_PER_DIMENSION = 4;
/** Doublings or halvings of the first step, at most. */
const MAX_DOUBLINGS = 60;

/**
 * The no-U-turn sampler in the whitened coordinates of the Gaussian approximation: a dense
 * metric, learnt further from the warm-up's draws in growing windows. Walls are mirrors
 * (drift.ts).
 */
export class Nuts implements MovableTransition {
  readonly #density: LogDensity;
  readonly #windows: number[];
  readonly #warmup: number;
  readonly #target: number;
  readonly #place: Place;
  readonly #scatter: Scatter;
  readonly #averaging: DualAveraging;
  readonly #random: Random;
  readonly #firstFrame: Whitening;
  /** What the metric has learnt: y = factor⁻¹·z, one after another. */
  readonly #factors: Float64Array[] = [];
  #frame: Whitening;
  #trajectory: Trajectory;
  #earlierGradients = 0;
  #step = 1;
  #adapted = 0;

  /**
   * Starts from a draw twice as far out as the approximation's own, inside the bounds.
   * @param warmup how often `adapt` will be called
   */
  constructor(
    density: LogDensity,
    frame: GaussianApproximation,
    random: Random,
    warmup: number,
    target = TARGET,
  ) {
    const size = frame.start.length;
    this.#density = density;
    this.#firstFrame = this.#frame = frame;
    this.#random = random;
    this.#warmup = warmup;
    this.#target = target;
    this.#windows = metricWindows(warmup);
    this.#scatter = new Scatter(size);
    this.#trajectory = new Trajectory(density, frame);
    this.#place = emptyPlace(size, density.parameters);
    this.#startFrom(frame.start);
    this.#step = this.#crossing();
    this.#averaging = new DualAveraging(this.#step, target);
  }

  get point(): Float64Array {
    return this.#place.point;
  }

  get gradients(): number {
    return this.#earlierGradients + this.#trajectory.gradients;
  }

  /** The step size in whitened coordinates. */
  get stepSize(): number {
    return this.#step;
  }

  step(random: Random): StepReport {
    if (this.#density.moving) {
      this.#density.moving.renew(this.point, random);
      this.#trajectory.locate(this.#place);
    }
    const report = this.#trajectory.run(this.#place, this.#step, random);
    return { ...report, energy: this.#place.energy };
  }

  adapt({ acceptance }: StepReport): void {
    this.#averaging.update(acceptance);
    this.#step = Math.min(this.#averaging.step, LARGEST_STEP);
    const done = ++this.#adapted;
    const windows = this.#windows;
    if (done > windows[0] && done <= windows[windows.length - 1]) this.#scatter.add(this.#place.z);
    if (done > windows[0] && windows.includes(done)) this.#learnMetric();
    if (done === this.#warmup) this.#step = Math.min(this.#averaging.mean, LARGEST_STEP);
  }

  moveTo(point: Float64Array): void {
    const { z } = this.#place;
    whiten(this.#density, this.#firstFrame, point, z);
    for (const factor of this.#factors) solveLower(factor, z.length, z);
    this.#trajectory.locate(this.#place);
  }

  #learnMetric(): void {
    const factor = this.#scatter.takeFactor(TRUST_PER_DIMENSION * this.#place.z.length);
    if (factor === null) return;
    this.#factors.push(factor);
    this.#frame = rewhiten(this.#frame, factor, this.#place.z);
    this.#earlierGradients += this.#trajectory.gradients;
    this.#trajectory = new Trajectory(this.#density, this.#frame);
    this.#trajectory.locate(this.#place);
    this.#step = this.#crossing();
    this.#averaging.restart(this.#step);
  }

  #startFrom(start: Float64Array): void {
    const place = this.#place;
    const velocity = new Float64Array(start.length);
    for (let c = 0; c < start.length; c++) velocity[c] = 2 * this.#random.normal();
    place.z.set(start);
    this.#trajectory.locate(place);
    place.slope.fill(0);
    if (this.#trajectory.leap(place, velocity, 1) && isFinite(place.logDensity)) return;
    place.z.set(start);
    this.#trajectory.locate(place);
  }

  /** The step, among the doublings of the present one, where one leap's acceptance crosses the target. */
  #crossing(): number {
    const least = log(this.#target);
    const isAbove = (step: number): boolean =>
      this.#trajectory.gainOf(this.#place, step, this.#random) > least;
    let step = Math.min(this.#step, LARGEST_STEP / 2);
    const isSmall = isAbove(step);
    for (let count = 0; count < MAX_DOUBLINGS && step < LARGEST_STEP; count++) {
      step *= isSmall ? 2 : 0.5;
      if (isAbove(step) !== isSmall) break;
    }
    return step;
  }
}
