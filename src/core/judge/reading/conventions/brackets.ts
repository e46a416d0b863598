import { Outcome } from '../../../table/judgments.ts';
import { onlyOutcome } from './only-outcome.ts';

const MARKS: ReadonlyMap<string, Outcome> = new Map([
  ['A', Outcome.left],
  ['B', Outcome.right],
  ['C', Outcome.tie],
]);

/**
 * [[A]] the first answer, [[B]] the second, [[C]] neither, wherever it stands and however often.
 * A reply with different marks is unparsed. FastChat (llm_judge/common.py) takes the first of A,
 * B, C that occurs anywhere, so that a judge who weighs "[[A]] or [[B]]" always says A; nothing
 * but its code says so, and it leans to the answer shown first.
 */
export function readBrackets(text: string): Outcome {
  return onlyOutcome(text, /\[\[([ABC])\]\]/g, MARKS);
}
