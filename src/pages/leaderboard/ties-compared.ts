import type { TieModelComparison } from '../../core/checks/tie-models.ts';
import type { TieModel } from '../../core/model/settings.ts';
import { looVerdict } from '../../core/posterior/loo/compare-loo.ts';
import type {
  LeftOut,
  LooVerdict,
  ObservationSpace,
} from '../../core/posterior/loo/compare-loo.ts';

/** Which of two tie models predicts better, and how sure that is. */
export interface TiesCompared {
  /** Best first. */
  readonly offered: readonly TieModel[];
  /** Null where only one could be fitted. */
  readonly verdict: LooVerdict | null;
  /** By how much the first is ahead of the second, and the standard error of that. */
  readonly ahead: number;
  readonly se: number;
  readonly unit: LeftOut;
  /** Whether a fit has not converged, or a prediction is unreliable. */
  readonly isUnsure: boolean;
}

/** @returns null where none of them predicts these outcomes */
export function tiesCompared(
  { groups }: TieModelComparison,
  of: ObservationSpace,
): TiesCompared | null {
  const group = groups.find(({ space }) => space === of);
  if (group === undefined) return null;
  const { judgments, questions, rows } = group;
  const [first, second] = rows;
  const { sum, se } = rows.length < 2 ? first.difference : second.difference;
  return {
    offered: rows.map(({ ties }) => ties),
    verdict: rows.length < 2 ? null : looVerdict({ sum, se }, questions ?? judgments),
    ahead: -sum,
    se,
    unit: questions === null ? 'judgment' : 'question',
    isUnsure: rows.some((row) => !row.isConverged || row.unreliable > 0),
  };
}
