import type { JudgmentTable } from '../../table/judgments.ts';
import { gradeField, judgmentsOf, optionalFields } from './judgments-of.ts';

/** By Outcome: left, right, tie, unparsed. */
const WINNERS = ['model_a', 'model_b', 'tie', null] as const;

/** Judgments as lines of battles, as Chatbot Arena and MT-bench have them. */
export function* writeArenaJsonl(table: JudgmentTable): Generator<string> {
  for (const judgment of judgmentsOf(table)) {
    const record = {
      question_id: judgment.question,
      model_a: judgment.left,
      model_b: judgment.right,
      winner: WINNERS[judgment.outcome],
      judge: judgment.judge,
      ...optionalFields(judgment),
      ...gradeField(judgment.grade),
    };
    yield `${JSON.stringify(record)}\n`;
  }
}
