import type { FindingName } from '../../../core/overview/finding.ts';
import type { JudgmentFilter } from '../../../core/overview/judgment-list.ts';
import type { SlicesReport } from '../../../core/slices/slices-report.ts';
import { isTagName } from '../../../state/inspect/inspect-query.ts';

/** Of more names an address would not be one that anybody could read. */
export const MOST_NAMES = 20;

/**
 * The judgments of a slice that say something, or those in which a model was judged or won; null
 * where Inspect can't be asked for them.
 */
export function sliceFilter(
  { by, slices, models }: Pick<SlicesReport, 'by' | 'slices' | 'models'>,
  at: number,
  model: number | null = null,
  isWon = false,
): Partial<JudgmentFilter> | null {
  const { names } = slices[at];
  if (names.length > MOST_NAMES || !isTagName(by)) return null;
  const what: FindingName = 'judged';
  return {
    tags: [[by, names]],
    finding: { what, judge: null, other: null },
    ...(model !== null && { left: models[model] }),
    ...(isWon && { outcome: 'left' as const }),
  };
}
