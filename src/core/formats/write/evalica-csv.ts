import { csvLine } from '../../table/csv.ts';
import { GRADE_NAMES } from '../../table/grades.ts';
import { UNKNOWN } from '../../table/judgments.ts';
import type { JudgmentTable } from '../../table/judgments.ts';
import { judgmentsOf } from './judgments-of.ts';

/** By Outcome: left, right, tie, unparsed. */
const WINNERS = ['left', 'right', 'tie', ''] as const;

/** Judgments as evalica's CSV, with what else is known in further columns. */
export function* writeEvalicaCsv(table: JudgmentTable): Generator<string> {
  const isWeighted = table.weight !== null;
  const hasSides = table.sides !== undefined;
  const isGraded = table.grade !== undefined;
  const own = [
    ...(isWeighted ? ['weight'] : []),
    ...(hasSides ? ['sides'] : []),
    ...(isGraded ? ['grade'] : []),
  ];
  yield csvLine(['left', 'right', 'winner', 'question_id', 'judge', 'turn', ...own]);
  for (const judgment of judgmentsOf(table)) {
    const { left, right, outcome, question, judge, turn, weight, sides = null, grade } = judgment;
    const shownTurn = turn === UNKNOWN ? null : turn;
    const cells = [left, right, WINNERS[outcome], question, judge, shownTurn];
    const further = [
      ...(isWeighted ? [weight] : []),
      ...(hasSides ? [sides] : []),
      ...(isGraded ? [grade === undefined ? null : GRADE_NAMES[grade]] : []),
    ];
    yield csvLine([...cells, ...further]);
  }
}
