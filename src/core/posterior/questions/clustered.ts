import { NOTABLE_DESIGN_EFFECT } from '../../limits.ts';
import type { QuestionEffect } from './question-effect.ts';

/** Whether judgments on one question resemble one another by as much as is worth a word. */
export function isClustered({ designEffect }: Pick<QuestionEffect, 'designEffect'>): boolean {
  return designEffect >= NOTABLE_DESIGN_EFFECT;
}
