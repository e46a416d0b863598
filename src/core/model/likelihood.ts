import type { PairCounts } from '../judgments.ts';
import { davidson } from './davidson.ts';
import { halfTies } from './half-ties.ts';
import type { LikelihoodPlaces } from './pairwise.ts';
import { raoKupper } from './rao-kupper.ts';
import type { TieModel } from './settings.ts';
import type { Term } from './term.ts';

/** The log-likelihood of the outcomes as they came, without the number of their orders. */
export function likelihood(
  counts: PairCounts,
  ties: TieModel,
  { order, tie }: LikelihoodPlaces,
): Term {
  if (tie !== null) {
    return ties === 'davidson' ? davidson(counts, order, tie) : raoKupper(counts, order, tie);
  }
  return halfTies(counts, ties === 'half' ? 0.5 : 0, order);
}
