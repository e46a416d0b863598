import { positionsOf, strongParameterOf } from '../posterior/draws/draws.ts';
import type { Draws } from '../posterior/draws/draws.ts';

/**
 * Names of a draw's parameters in the Stan program, in their order; elements of a vector by `at`.
 * Coefficients of style, which that program does not have, are `gamma`.
 */
export function drawColumns(draws: Draws, at: (vector: string, index: number) => string): string[] {
  const { models, tie } = draws;
  const { order, strong, tau, omega } = positionsOf(draws);
  const { coefficients = 0 } = draws;
  return [
    ...Array.from({ length: models }, (_, model) => at('beta', model + 1)),
    ...(order === null ? [] : ['alpha']),
    ...(tie === null ? [] : [tie]),
    ...(tie === null || strong === null ? [] : [strongParameterOf(tie)]),
    ...Array.from({ length: coefficients }, (_, c) => at('gamma', c + 1)),
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

/** What the draws do not say of themselves. */
export interface DrawsFacts {
  /** Names, in the order of `PairCounts.models`. */
  readonly models: readonly string[];
  /** Of the coefficients of style, in their order; not there where there are none. */
  readonly covariates?: readonly string[];
  /** Whether they are as wide as results vary from question to question, or from rater to rater. */
  readonly isWidened: boolean;
  /** Log density of every draw, chain after chain, as `logDensities` has it; null or not there: unknown. */
  readonly logDensity?: Float64Array | null;
}
