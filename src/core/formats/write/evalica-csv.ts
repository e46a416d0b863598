import { csvLine } from '../../csv.ts';
import { UNKNOWN } from '../../judgments.ts';
import type { JudgmentTable } from '../../judgments.ts';
import { judgmentsOf } from './judgments-of.ts';

/** By Outcome: left, right, tie, unparsed. */
const WINNERS = ['left', 'right', 'tie', ''] as const;

/** Judgments as evalica's CSV, with what else is known in further columns. */
export function* writeEvalicaCsv(table: JudgmentTable): Generator<string> {
  const isWeighted = table.weight !== null;
  const header = ['left', 'right', 'winner', 'question_id', 'judge', 'turn'];
  yield csvLine(isWeighted ? [...header, 'weight'] : header);
  for (const { left, right, outcome, question, judge, turn, weight } of judgmentsOf(table)) {
    const shownTurn = turn === UNKNOWN ? null : turn;
    const cells = [left, right, WINNERS[outcome], question, judge, shownTurn];
    yield csvLine(isWeighted ? [...cells, weight] : cells);
  }
}
