import type { BootstrapFacts } from './maximum-likelihood/bootstrap.ts';

/** One chain's kept draws and how they came about. Plain data; transfer `draws.buffer`. */
export interface ChainResult {
  readonly chain: number;
  /** `draws[draw * parameters + parameter]`, parameters as in posterior/draws/draws.ts. */
  readonly draws: Float64Array<ArrayBuffer>;
  readonly perChain: number;
  readonly parameters: number;
  /** Mean acceptance probability of the kept draws, 0 … 1. */
  readonly acceptance: number;
  /** Divergent trajectories among the kept draws. */
  readonly divergences: number;
  /** Gradients of the log density, warm-up included. */
  readonly gradients: number;
  /** Of every kept draw the Hamiltonian it was reached with, where the sampler has one. */
  readonly energy?: Float64Array<ArrayBuffer>;
  /** Numbers of the kept draws that a divergence led to, where the sampler knows. */
  readonly divergent?: Uint32Array<ArrayBuffer>;
  /** Of every kept draw how often its trajectory was doubled, where the sampler builds trees. */
  readonly depth?: Uint8Array<ArrayBuffer>;
  /** Of maximum likelihood only. */
  readonly bootstrap?: BootstrapFacts;
}

export type Progress = (done: number, total: number) => void;
