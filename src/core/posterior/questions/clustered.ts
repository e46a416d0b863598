import { CHANCE_DESIGN_EFFECT, NOTABLE_DESIGN_EFFECT } from '../../limits.ts';
import type { QuestionEffect } from './question-effect.ts';

/** Whether judgments on one question resemble one another by as much as is worth a word. */
export function isClustered({ designEffect }: Pick<QuestionEffect, 'designEffect'>): boolean {
  return designEffect >= NOTABLE_DESIGN_EFFECT;
}

/**
 * Whether intervals over questions like these came out clearly narrower than over these alone: new
 * questions add doubt, so it is mostly few judgments that happen to agree.
 */
export function isByChance({ designEffect }: Pick<QuestionEffect, 'designEffect'>): boolean {
  return designEffect < CHANCE_DESIGN_EFFECT;
}
