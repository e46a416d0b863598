import { nameOfTag } from '../../../core/overview/conditions.ts';
import type { JudgmentFilter } from '../../../core/overview/judgment-list.ts';
import type { SlicesReport } from '../../../core/slices/slices-report.ts';

/** Of more names an address would not be one that anybody could read. */
export const MOST_NAMES = 20;

/**
 * The judgments of a slice that say something, or those in which a model was judged or won; null
 * where it is of too many names.
 */
export function sliceFilter(
  { by, slices, models }: Pick<SlicesReport, 'by' | 'slices' | 'models'>,
  at: number,
  model: number | null = null,
  isWon = false,
): Partial<JudgmentFilter> | null {
  const { names } = slices[at];
  if (names.length > MOST_NAMES) return null;
  return {
    conditions: [{ name: nameOfTag(by), values: names }],
    finding: { what: 'judged', judge: null, other: null },
    ...(model !== null && { left: models[model] }),
    ...(isWon && { outcome: 'left' as const }),
  };
}
