import type { JudgmentTable } from '../../table/judgments.ts';
import { gradeField, judgeParts, judgmentsOf, optionalFields } from './judgments-of.ts';

/** By Outcome: left, right, tie, unparsed. */
const WINNERS = [1, 2, 3, 'error'] as const;

/** Judgments as lines of Rakuda v2 pair judgments. */
export function* writeRakudaV2Pair(table: JudgmentTable): Generator<string> {
  for (const judgment of judgmentsOf(table)) {
    const record = {
      question_id: judgment.question,
      model1_id: judgment.left,
      model2_id: judgment.right,
      winner: WINNERS[judgment.outcome],
      judge: judgeParts(judgment.judge),
      ...optionalFields(judgment),
      ...gradeField(judgment.grade),
    };
    yield `${JSON.stringify(record)}\n`;
  }
}
