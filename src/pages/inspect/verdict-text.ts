import { Outcome } from '../../core/table/judgments.ts';
import type { JudgmentLine } from '../../core/overview/judgment-list.ts';
import { shownName } from '../../core/names/shown-name.ts';
import type { inspect } from '../../words/en/inspect.ts';

/** What the judge decided, in words. */
export function verdictText(
  { outcome, left, right }: Pick<JudgmentLine, 'outcome' | 'left' | 'right'>,
  words: (typeof inspect)['verdict'],
): string {
  if (outcome === Outcome.tie) return words.tie;
  if (outcome === Outcome.unparsed) return words.unparsed;
  return words.better(shownName(outcome === Outcome.left ? left : right));
}

/** Whether the judge said the opposite with the answers in the other order. */
export function isOpposite({ outcome, swapped }: JudgmentLine): boolean {
  const isDecided = outcome === Outcome.left || outcome === Outcome.right;
  // The same side won both times, so another model did.
  return isDecided && swapped?.outcome === outcome;
}

/** Whether the verdict is the same with the answers in the other order. */
export function isSame({ outcome, swapped }: JudgmentLine): boolean {
  if (outcome === Outcome.left) return swapped?.outcome === Outcome.right;
  if (outcome === Outcome.right) return swapped?.outcome === Outcome.left;
  return swapped?.outcome === outcome;
}
