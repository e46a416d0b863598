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
