import type { ModelSettings } from '../model/settings.ts';
import type { Intervals } from '../posterior/ranking/summary.ts';
import type { JudgmentTable } from '../table/judgments.ts';
import { correctedRates } from './corrected.ts';
import type { CorrectedRates } from './corrected.ts';
import { fitJudges } from './joint-fit.ts';
import type { JointFit } from './joint-fit.ts';
import { nextLabels } from './next-labels.ts';
import type { NextLabels } from './next-labels.ts';
import { OpenComparisons } from './open-comparisons.ts';
import { judgePanel } from './panel.ts';

/** All that several judges say together; null where fewer than two judged. */
export interface JudgesReport {
  readonly fit: JointFit;
  /** Of every judge but the reference; none without one. */
  readonly corrected: readonly CorrectedRates[];
  /** Of the reference; null without one. */
  readonly next: NextLabels | null;
}

/**
 * @param table as the edits leave it
 * @param reference judges who together are the reference; none for a consensus of all
 * @throws CaravanError as `fitJudges`
 */
export function judgesReport(
  table: JudgmentTable,
  reference: readonly string[],
  model: ModelSettings,
  seed: number,
  intervals: Intervals,
  onProgress?: (done: number, total: number) => void,
): JudgesReport | null {
  const panel = judgePanel(table, reference);
  if (panel.judges.length < 2) return null;
  const { fit, known } = fitJudges(panel, model, seed, intervals, onProgress);
  const [first, ...others] = panel.judges.map(({ names }) => names);
  const corrected = panel.hasReference ? correctedRates(table, panel.models, first, others) : [];
  const ranking = fit.summary.rows.map((row) => row.model);
  const open = known && new OpenComparisons(table, panel.models, first);
  const next = known && open && nextLabels(known, open, ranking, intervals.narrow);
  return { fit, corrected, next };
}
