import type { PairCounts } from '../../../core/table/judgments.ts';
import { DEFAULT_MODEL } from '../../../core/model/settings.ts';
import type { FitSummary } from '../../../core/posterior/ranking/summary.ts';
import { run } from '../../../jobs.ts';
import { preferences } from '../../preferences/preferences.svelte.ts';

/** A ranking of some counts, by Laplace's approximation. */
export interface Ranking {
  readonly counts: PairCounts;
  readonly summary: FitSummary;
}

/** Null where there are no judgments. */
export async function rankingOf(counts: PairCounts): Promise<Ranking | null> {
  if (counts.left.length === 0) return null;
  const { intervals } = preferences;
  const { summary } = await run('approximate', { counts, model: DEFAULT_MODEL, intervals });
  return { counts, summary };
}
