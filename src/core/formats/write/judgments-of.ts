import { Grade, UNKNOWN, isOrderKnown } from '../../table/judgments.ts';
import type { JudgmentTable, Outcome } from '../../table/judgments.ts';
import { GRADE_NAMES } from '../../table/grades.ts';
import { oriented } from '../../table/sides.ts';
import type { NewJudgment } from '../../table/table-builder.ts';

const OUTCOMES: readonly Outcome[] = [0, 1, 2, 3];
const GRADES: readonly Grade[] = [0, 1, 2];

/**
 * The rows of a table by names. Those of unknown sides are `oriented`: in a file that names whoever
 * won first, programs that know no such sides would find an order effect.
 */
export function* judgmentsOf(judgments: JudgmentTable): Generator<NewJudgment> {
  const table = oriented(judgments);
  const { models, questions, judges, left, right, outcome, question, judge, turn, weight } = table;
  const { grade = null } = table;
  for (let row = 0; row < left.length; row++) {
    yield {
      left: models[left[row]],
      right: models[right[row]],
      outcome: OUTCOMES[outcome[row]],
      question: question[row] === UNKNOWN ? null : questions[question[row]],
      judge: judge[row] === UNKNOWN ? null : judges[judge[row]],
      turn: turn[row],
      weight: weight === null ? 1 : weight[row],
      ...(isOrderKnown(table, row) ? {} : { sides: 'unknown' }),
      ...(grade !== null && grade[row] !== Grade.open && { grade: GRADES[grade[row]] }),
    };
  }
}

/** Fields that are written only where they say something; `weight` and `sides` are our own. */
export function optionalFields({ turn, weight, sides }: NewJudgment) {
  return {
    ...(turn === UNKNOWN ? {} : { turn }),
    ...(weight === 1 ? {} : { weight }),
    ...(sides === undefined ? {} : { sides }),
  };
}

/** How clear a win is, where something says so, in a field of our own. */
export function gradeField(
  grade: Grade | undefined,
  field = 'grade',
): Readonly<Record<string, string>> {
  return grade === undefined ? {} : { [field]: GRADE_NAMES[grade] };
}

/** The two parts of a judge such as "gpt-4, pair-v2", as FastChat and Rakuda list them. */
export function judgeParts(judge: string | null): readonly string[] | null {
  if (judge === null) return null;
  const parts = judge.split(', ');
  const isPair = parts.length === 2 && parts.every((part) => part !== '' && part === part.trim());
  return isPair ? parts : [judge];
}
