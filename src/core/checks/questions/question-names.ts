import { countChoices } from '../../table/choices/count-choices.ts';
import type { JudgmentTable, PairCounts } from '../../table/judgments.ts';
import { questionNames } from '../../table/questions/question-counts.ts';
import { oriented } from '../../table/sides.ts';

/**
 * What the questions of counts are called, by number.
 * @param table as the edits leave it
 * @returns null where it is not what these counts were made of
 */
export function namesOfQuestions(
  table: JudgmentTable,
  counts: PairCounts,
): readonly string[] | null {
  const turned = oriented(table);
  const picks = counts.choices === undefined ? null : countChoices(turned, counts);
  return questionNames(turned, counts, picks);
}
