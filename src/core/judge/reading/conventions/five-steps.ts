import { Outcome } from '../../../table/judgments.ts';
import { onlyOutcome } from './only-outcome.ts';

const MARKS: ReadonlyMap<string, Outcome> = new Map([
  ['A>>B', Outcome.left],
  ['A>B', Outcome.left],
  ['A=B', Outcome.tie],
  ['B>A', Outcome.right],
  ['B>>A', Outcome.right],
]);

/**
 * [[A>>B]] … [[B>>A]] as Arena-Hard v0.1 reads them (gen_judgment.py): marks that contradict each
 * other, and marks of these letters that are none of the five, make a reply unparsed. How much
 * better an answer is does not count: a verdict is one judgment, not three.
 */
export function readFiveSteps(text: string): Outcome {
  return onlyOutcome(text, /\[\[([AB<>=]+)\]\]/g, MARKS);
}
