import { positionsOf, strongParameterOf } from '../posterior/draws/draws.ts';
import type { Draws } from '../posterior/draws/draws.ts';

/**
 * Names of a draw's parameters in the Stan program, in their order; elements of a vector by `at`.
 * `gamma`, which no Stan program has, is what each feature of style counts for.
 */
export function drawColumns(draws: Draws, at: (vector: string, index: number) => string): string[] {
  const { models, tie, coefficients = 0 } = draws;
  const { order, strong, tau, omega } = positionsOf(draws);
  return [
    ...Array.from({ length: models }, (_, model) => at('beta', model + 1)),
    ...(order === null ? [] : ['alpha']),
    ...(tie === null ? [] : [tie]),
    ...(tie === null || strong === null ? [] : [strongParameterOf(tie)]),
    ...Array.from({ length: coefficients }, (_, own) => at('gamma', own + 1)),
    ...(tau === null ? [] : ['tau']),
    ...(omega === null ? [] : ['omega']),
  ];
}

/** Whether each draw, chain after chain, is one that a divergence led to. */
export function divergentFlags({ chains, perChain, divergent }: Draws): Uint8Array<ArrayBuffer> {
  const flags = new Uint8Array(chains * perChain);
  for (const draw of divergent ?? []) flags[draw] = 1;
  return flags;
}

/** What answers are told apart by, and in what its coefficient counts. */
export interface StyleFeature {
  readonly name: string;
  /** The standard deviation of what the answers differ by, which is one unit. */
  readonly sd: number;
}

/** What the draws do not say of themselves. */
export interface DrawsFacts {
  /** Names, in the order of `PairCounts.models`. */
  readonly models: readonly string[];
  /** Features of style that strengths are adjusted for, in the order of `gamma`; not there where they are not. */
  readonly style?: readonly StyleFeature[];
  /** Whether they are as wide as results vary from question to question, or from rater to rater. */
  readonly isWidened: boolean;
  /** Log density of every draw, chain after chain, as `logDensities` has it; null or not there: unknown. */
  readonly logDensity?: Float64Array | null;
}
