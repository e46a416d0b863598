import type { ModelIndex } from '../../table/judgments.ts';
import type { FitWarning } from './summary.ts';

/** Warnings that are each about one model, and alike but for it, as one; the others by themselves. */
export function alikeWarnings(
  warnings: readonly FitWarning[],
): readonly { readonly warning: FitWarning; readonly models: readonly ModelIndex[] }[] {
  const groups: { warning: FitWarning; models: ModelIndex[] }[] = [];
  for (const warning of warnings) {
    const isOfModel = 'model' in warning;
    const same = groups.find((group) => isOfModel && group.warning.kind === warning.kind);
    if (same && isOfModel) same.models.push(warning.model);
    else groups.push({ warning, models: isOfModel ? [warning.model] : [] });
  }
  return groups;
}
