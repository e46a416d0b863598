import { swapped } from '../../table/judgments.ts';
import type { JudgmentTable } from '../../table/judgments.ts';
import type { NewJudgment } from '../../table/table-builder.ts';
import { gradeField, judgeParts, judgmentsOf, optionalFields } from './judgments-of.ts';

/** By Outcome: left, right, tie, unparsed. */
const WINNERS = ['model_1', 'model_2', 'tie', 'error'] as const;

/**
 * Judgments as lines of FastChat pair judgments. A judgment and one of the same pair, question,
 * judge, turn and weight in the other order share a line, as games 1 and 2; a line without its
 * second game, as one of unknown sides, has no g2_winner.
 */
export function* writeFastchatPair(table: JudgmentTable): Generator<string> {
  const waiting = new Map<string, NewJudgment[]>();
  const all = [...judgmentsOf(table)];
  const partner = new Map<NewJudgment, NewJudgment>();
  const isSecond = new Set<NewJudgment>();
  for (const judgment of all) {
    const { left, right } = judgment;
    if (judgment.sides !== undefined) continue;
    const other = waiting.get(keyOf(judgment, right, left))?.shift();
    if (other !== undefined) {
      partner.set(other, judgment);
      isSecond.add(judgment);
      continue;
    }
    const key = keyOf(judgment, left, right);
    const list = waiting.get(key);
    if (list === undefined) waiting.set(key, [judgment]);
    else list.push(judgment);
  }
  for (const first of all) {
    if (isSecond.has(first)) continue;
    const second = partner.get(first);
    const record = {
      question_id: first.question,
      model_1: first.left,
      model_2: first.right,
      g1_winner: WINNERS[first.outcome],
      ...(second === undefined ? {} : { g2_winner: WINNERS[swapped(second.outcome)] }),
      judge: judgeParts(first.judge),
      ...optionalFields(first),
      ...gradeField(first.grade, 'g1_grade'),
      ...gradeField(second?.grade, 'g2_grade'),
    };
    yield `${JSON.stringify(record)}\n`;
  }
}

function keyOf(
  { question, judge, turn, weight }: NewJudgment,
  left: string,
  right: string,
): string {
  return JSON.stringify([left, right, question, judge, turn, weight]);
}
