import type { ModelIndex } from '../../table/judgments.ts';
import { SEPARATED } from '../../limits.ts';
import type { FitSummary, IndistinctRun } from './summary.ts';

/** What is said of a whole ranking in a few sentences; the words are the UI's. */
export interface Headline {
  readonly first: ModelIndex;
  readonly second: ModelIndex;
  /** P(first is stronger than second). */
  readonly probability: number;
  /** Whether that reaches 95%, by itself. */
  readonly isAhead: boolean;
  /** The lowest model but the second that the first is not ahead of at 95%, or null. */
  readonly rival: { readonly model: ModelIndex; readonly rank: number } | null;
  /** So many models at the top are each separated from every model below; 0: none said. */
  readonly clearOfRest: number;
  /**
   * Every model, best first: those of different tiers are separated, and no tier can be cut
   * so that this stays true. Within one, some are not, though others may be.
   */
  readonly tiers: readonly (readonly ModelIndex[])[];
  /** Ranks, 1-based, of the tiers of more than one model. */
  readonly unsettled: readonly { readonly from: number; readonly to: number }[];
}

/** @param summary of at least two models */
export function headline({ rows, indistinct, joint }: FitSummary): Headline {
  const [first, second] = rows;
  const probability = first.strongerThanNext ?? 1;
  const last = joint ? joint.rival : (indistinct.find(({ from }) => from === 0)?.to ?? null);
  const tiers = tiersOf(
    rows.map(({ model }) => model),
    indistinct,
  );
  return {
    first: first.model,
    second: second.model,
    probability,
    isAhead: probability >= SEPARATED,
    rival: last === null || last < 2 ? null : { model: rows[last].model, rank: last + 1 },
    clearOfRest: clearOfRest(rows.length, tiers),
    tiers,
    unsettled: unsettledRanks(tiers),
  };
}

/** Of each row, best first, the tier that its model is in; the best one is 1. */
export function tierNumbers({ rows, indistinct }: FitSummary): readonly number[] {
  const tiers = tiersOf(
    rows.map(({ model }) => model),
    indistinct,
  );
  return tiers.flatMap((tier, at) => tier.map(() => at + 1));
}

/** The rows, cut wherever no run crosses. */
function tiersOf(
  rows: readonly ModelIndex[],
  indistinct: readonly IndistinctRun[],
): readonly (readonly ModelIndex[])[] {
  const starts = rows
    .map((_, at) => at)
    .filter((at) => !indistinct.some(({ from, to }) => from < at && at <= to));
  return starts.map((start, tier) => rows.slice(start, starts[tier + 1]));
}

/** The first tier, with the single models that follow it; but never the last tier. */
function clearOfRest(size: number, tiers: Headline['tiers']): number {
  if (size < 3 || tiers.length < 2) return 0;
  const below = tiers.slice(1, -1);
  const crowd = below.findIndex((tier) => tier.length > 1);
  return tiers[0].length + (crowd < 0 ? below.length : crowd);
}

function unsettledRanks(tiers: Headline['tiers']): Headline['unsettled'] {
  let above = 0;
  return tiers.flatMap(({ length }) => {
    const from = above + 1;
    above += length;
    return length > 1 ? [{ from, to: above }] : [];
  });
}
