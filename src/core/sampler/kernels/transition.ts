import type { Random } from '../../numerics/random.ts';

/** What one step of a sampler did. */
export interface StepReport {
  /** Probability with which the proposal was taken, 0 … 1. */
  readonly acceptance: number;
  /** The integration error was so large that the trajectory says nothing. */
  readonly isDivergent: boolean;
  /** The Hamiltonian of the new state, for samplers that have one. */
  readonly energy?: number;
  /** Doublings of the trajectory, for samplers that build trees. */
  readonly depth?: number;
}

/** A sampler at work: a place, and a step that moves it and leaves the posterior invariant. */
export interface Transition {
  /** The present parameter vector; good until the next step. */
  readonly point: Float64Array;
  /** Gradients of the log density so far. */
  readonly gradients: number;
  step(random: Random): StepReport;
  /** Called after every step of the warm-up, and never again after it. */
  adapt?(report: StepReport): void;
}

/** One that can be put elsewhere. */
export interface MovableTransition extends Transition {
  adapt(report: StepReport): void;
  /** Goes on from this parameter vector, which is inside the bounds. */
  moveTo(point: Float64Array): void;
}
