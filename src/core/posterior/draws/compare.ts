import type { ModelIndex } from '../../table/judgments.ts';
import { parameterCount } from './draws.ts';
import type { Draws } from './draws.ts';

/** P(model a is stronger than model b): the share of the draws in which it is. */
export function strongerThan(draws: Draws, a: ModelIndex, b: ModelIndex): number {
  const width = parameterCount(draws);
  const total = draws.chains * draws.perChain;
  let stronger = 0;
  for (let at = 0; at < total * width; at += width)
    if (draws.values[at + a] > draws.values[at + b]) stronger++;
  return stronger / total;
}
