import type { ModelSettings } from '../../model/settings.ts';
import type { Draws } from '../../posterior/draws/draws.ts';
import type { JudgmentTable, ModelIndex, PairCounts } from '../../table/judgments.ts';
import { namesOfQuestions } from './question-names.ts';
import { questionReport } from './question-report.ts';
import type { QuestionReport } from './question-report.ts';

/** The report, and what its questions are called; null where nothing says so. */
export interface NamedQuestionReport extends QuestionReport {
  readonly names: readonly string[] | null;
}

/**
 * As `questionReport`, with names.
 * @param table as the edits leave it, which the counts were made of; null where only they are known
 * @throws CaravanError as `approximate`
 */
export function namedQuestionReport(
  draws: Draws,
  counts: PairCounts,
  settings: ModelSettings,
  tier: readonly ModelIndex[],
  table: JudgmentTable | null,
  seed: number,
  onProgress?: (done: number, total: number) => void,
): NamedQuestionReport | null {
  const report = questionReport(draws, counts, settings, tier, seed, onProgress);
  return report && { ...report, names: table && namesOfQuestions(table, counts) };
}
