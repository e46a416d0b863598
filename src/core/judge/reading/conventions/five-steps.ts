import { Outcome } from '../../../table/judgments.ts';
import { onlyOutcome } from './only-outcome.ts';

const MARK = /\[\[([AB<>=]+)\]\]/g;
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
 * better an answer is makes no verdict count more than once.
 */
export function readFiveSteps(text: string): Outcome {
  return onlyOutcome(text, MARK, MARKS);
}

/**
 * Whether the one answer is said to be much better; null where neither is better, or where of several
 * marks one says so and another does not.
 */
export function readStrongSteps(text: string): boolean | null {
  const steps = [...text.matchAll(MARK)].map(([, mark]) => mark);
  if (steps.length === 0 || !steps.every((mark) => MARKS.has(mark) && mark !== 'A=B')) return null;
  const isStrong = steps.map((mark) => mark.includes('>>'));
  return isStrong.every((is) => is === isStrong[0]) ? isStrong[0] : null;
}
