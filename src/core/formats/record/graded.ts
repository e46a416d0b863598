import { Grade, Outcome } from '../../table/judgments.ts';
import type { NewJudgment } from '../../table/table-builder.ts';
import type { Grades } from '../file/way.ts';
import type { FileContent } from './content.ts';

/**
 * Adds a judgment of a file that says how clear a win is.
 * @param isStrong whether it is much better, not just better; null where the record does not say
 * @param published how often the format's own ranking counts a strong verdict; none has weights where
 *   it is not given
 */
export function addGraded(
  content: FileContent,
  judgment: NewJudgment,
  isStrong: boolean | null,
  asked: Grades = 'ordinal',
  published?: number,
): void {
  const as = asked === 'as-published' && published === undefined ? 'collapse' : asked;
  const isWin = judgment.outcome === Outcome.left || judgment.outcome === Outcome.right;
  const grade = isStrong === true ? Grade.strong : Grade.plain;
  content.table.add({
    ...judgment,
    ...(isStrong === true && as === 'as-published' && { weight: published ?? 1 }),
    ...(isWin && isStrong !== null && as === 'ordinal' && { grade }),
  });
  if (isStrong !== true) return;
  const verdicts = (content.strong?.verdicts ?? 0) + 1;
  content.strong = { verdicts, as, ...(published !== undefined && { published }) };
}
