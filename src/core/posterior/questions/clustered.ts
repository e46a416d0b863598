import { NARROW_DESIGN_EFFECT, NOTABLE_DESIGN_EFFECT } from '../../limits.ts';
import type { QuestionEffect } from './question-effect.ts';

/** Whether judgments on one question resemble one another by as much as is worth a word. */
export function isClustered({ designEffect }: Pick<QuestionEffect, 'designEffect'>): boolean {
  return designEffect >= NOTABLE_DESIGN_EFFECT;
}

/**
 * Whether intervals over questions like these came out clearly narrower than over these alone. New
 * questions add doubt; but few judgments may happen to agree, ties as half a win vary less than wins
 * and losses, and both orders of a pair cancel what the order does.
 */
export function isNarrower({ designEffect }: Pick<QuestionEffect, 'designEffect'>): boolean {
  return designEffect < NARROW_DESIGN_EFFECT;
}
