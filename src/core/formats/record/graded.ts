import { Grade, Outcome } from '../../table/judgments.ts';
import { GRADE_NAMES } from '../../table/grades.ts';
import { judgmentOf } from '../../table/table-builder.ts';
import type { NewJudgment } from '../../table/table-builder.ts';
import type { Grades } from '../file/way.ts';
import type { FileContent } from './content.ts';
import type { Row } from '../containers/container.ts';
import { optionalName } from './fields.ts';

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
  if (isStrong === null) {
    content.table.add(judgment);
    return;
  }
  const as = asked === 'as-published' && published === undefined ? 'collapse' : asked;
  const isWin = judgment.outcome === Outcome.left || judgment.outcome === Outcome.right;
  const grade = isStrong ? Grade.strong : Grade.plain;
  const { outcome, question, judge, turn, sides, isCount } = judgment;
  const weight = isStrong && as === 'as-published' ? (published ?? 1) : judgment.weight;
  const kept = isWin && as === 'ordinal' ? grade : undefined;
  const rest = { question, judge, turn, sides, grade: kept, isCount };
  content.table.add(judgmentOf(judgment, outcome, rest, weight));
  if (!isStrong) return;
  const verdicts = (content.strong?.verdicts ?? 0) + judgment.weight;
  content.strong = { verdicts, as, ...(published !== undefined && { published }) };
}

/** Whether a record says, as our own files do, that a win is strong; null where it does not say. */
export function readGrade(row: Row, field: string): boolean | null {
  const grade = optionalName(row.get(field));
  return grade === GRADE_NAMES[Grade.strong]
    ? true
    : grade === GRADE_NAMES[Grade.plain]
      ? false
      : null;
}
