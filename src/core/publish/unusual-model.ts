import { changedModel } from '../history/settings-change.ts';
import { defaultModelFor } from '../model/settings.ts';
import type { ModelSettings } from '../model/settings.ts';
import type { FitSummary } from '../posterior/ranking/summary.ts';
import type { PairCounts } from '../table/judgments.ts';

/** What a caption names of a model; over what its intervals are, it says by itself. */
const NAMED = ['strength', 'informative', 'order', 'ties'];

/**
 * Whether a model has other priors, or counts ties otherwise, than such data open with: who sees its
 * numbers must be told. An order effect that the data can't tell goes by itself, and maximum
 * likelihood has no priors.
 * @param model as it was fitted
 */
export function isUnusual(
  model: ModelSettings,
  counts: PairCounts,
  { diagnostics: { sampler, warnings } }: Pick<FitSummary, 'diagnostics'>,
): boolean {
  if (sampler === 'mle') return false;
  const isLeftOut = warnings.some(({ kind }) => kind === 'no-order-effect');
  return changedModel(defaultModelFor(counts), model).some(
    (name) => NAMED.includes(name) && !(name === 'order' && isLeftOut),
  );
}
