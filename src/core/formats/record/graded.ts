import { Grade, Outcome } from '../../table/judgments.ts';
import type { NewJudgment } from '../../table/table-builder.ts';
import type { Grades } from '../file/way.ts';
import type { FileContent } from './content.ts';

/**
 * Adds a judgment of a file that says how clear a win is.
 * @param isStrong whether it is much better, not just better
 * @param published how often the format's own ranking counts a strong verdict; none has weights where
 *   it is not given
 */
export function addGraded(
  content: FileContent,
  judgment: NewJudgment,
  isStrong: boolean,
  asked: Grades = 'ordinal',
  published?: number,
): void {
  const as = asked === 'as-published' && published === undefined ? 'collapse' : asked;
  const isWin = judgment.outcome === Outcome.left || judgment.outcome === Outcome.right;
  const grade = isStrong ? Grade.strong : Grade.plain;
  content.table.add({
    ...judgment,
    ...(isStrong && as === 'as-published' && { weight: published ?? 1 }),
    ...(isWin && as === 'ordinal' && { grade }),
  });
  if (!isStrong) return;
  const verdicts = (content.strong?.verdicts ?? 0) + 1;
  content.strong = { verdicts, as, ...(published !== undefined && { published }) };
}
