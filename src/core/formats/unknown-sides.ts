import type { RecordTexts } from '../texts/record-texts.ts';
import type { NewJudgment } from '../table-builder.ts';
import { swapped } from '../judgments.ts';

/**
 * A judgment of two models of which nobody knows who was shown first. Their names decide who stands
 * left, never who won: else whoever reads the table without its sides finds an order effect.
 */
export function withoutSides(judgment: Omit<NewJudgment, 'sides'>): NewJudgment {
  const { left, right, outcome } = judgment;
  if (isInOrder(left, right)) return { ...judgment, sides: 'unknown' };
  return { ...judgment, left: right, right: left, outcome: swapped(outcome), sides: 'unknown' };
}

/** The texts of such a judgment, given with the models in the same order. */
export function textsWithoutSides(left: string, right: string, texts: RecordTexts): RecordTexts {
  return isInOrder(left, right) ? texts : { ...texts, left: texts.right, right: texts.left };
}

function isInOrder(left: string, right: string): boolean {
  return left <= right;
}
