import { NARROW_DESIGN_EFFECT, NOTABLE_DESIGN_EFFECT } from '../../limits.ts';
import type { QuestionEffect } from './question-effect.ts';

/**
 * How judgments on one question resemble one another: by as much as is worth a word, or no more than
 * others; or intervals over questions like these came out clearly narrower than over these alone. New
 * questions add doubt; but few judgments may happen to agree, ties as half a win vary less than wins
 * and losses, and both orders of a pair cancel what the order does.
 */
export type Resemblance = 'alike' | 'unlike' | 'narrower';

export function resemblanceOf({ designEffect }: Pick<QuestionEffect, 'designEffect'>): Resemblance {
  if (designEffect >= NOTABLE_DESIGN_EFFECT) return 'alike';
  return designEffect < NARROW_DESIGN_EFFECT ? 'narrower' : 'unlike';
}
