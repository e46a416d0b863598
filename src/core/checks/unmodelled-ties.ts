import { judgmentTotal, tieTotal } from '../table/counts.ts';
import type { PairCounts } from '../table/judgments.ts';
import { hasTieOutcome } from '../model/settings.ts';
import type { TieModel } from '../model/settings.ts';
import { MANY_TIES } from '../limits.ts';

/** Share of the judgments that are ties, where they are many and no outcome of the model. */
export function unmodelledTies(counts: PairCounts, ties: TieModel): number | null {
  if (hasTieOutcome(ties)) return null;
  const share = tieTotal(counts) / judgmentTotal(counts);
  return share > MANY_TIES ? share : null;
}
