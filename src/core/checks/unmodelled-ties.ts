import { judgmentTotal, tieTotal } from '../table/counts.ts';
import type { PairCounts } from '../table/judgments.ts';
import { hasTieOutcome } from '../model/settings.ts';
import type { TieModel } from '../model/settings.ts';

/** From more ties than these it matters what becomes of them. */
const MANY = 0.05;

/** Share of the judgments that are ties, where they are many and no outcome of the model. */
export function unmodelledTies(counts: PairCounts, ties: TieModel): number | null {
  if (hasTieOutcome(ties)) return null;
  const share = tieTotal(counts) / judgmentTotal(counts);
  return share > MANY ? share : null;
}
