import { jsonErrorAt } from '../../../formats/containers/json/json-error.ts';
import { parseObject } from '../../../formats/containers/json/json-record.ts';
import { Outcome } from '../../../table/judgments.ts';

/** What a judge is asked for where the provider can hold it to a JSON Schema. */
export const VERDICT_SCHEMA = {
  type: 'object',
  properties: {
    reason: { type: 'string' },
    winner: { type: 'string', enum: ['A', 'B', 'tie'] },
  },
  required: ['reason', 'winner'],
  additionalProperties: false,
} as const;

const WINNERS: ReadonlyMap<string, Outcome> = new Map([
  ['a', Outcome.left],
  ['b', Outcome.right],
  ['tie', Outcome.tie],
]);

/**
 * An object whose `winner` is A, B or tie, in any case. Text around it, such as a code fence, is
 * passed over where exactly one such object stands in it; an object inside another is none, and
 * one that names `winner` twice says nothing.
 */
export function readJson(text: string): Outcome {
  let only: Outcome | null = null;
  for (const object of objectsIn(text)) {
    const outcome = outcomeOf(object);
    if (outcome === Outcome.unparsed) continue;
    if (only !== null) return Outcome.unparsed;
    only = outcome;
  }
  return only ?? Outcome.unparsed;
}

/**
 * The outermost JSON objects of a text, as they stand. What is no JSON is passed over up to the
 * place where it fails, so that the cost is linear whatever a reply holds.
 */
function* objectsIn(text: string): Generator<string> {
  let from = text.indexOf('{');
  while (from >= 0) {
    const rest = text.slice(from);
    const end = Math.max(1, jsonErrorAt(rest));
    const object = rest.slice(0, end).trimEnd();
    // Most of what fails is known by its end: to have JSON.parse throw is dear.
    if (object.endsWith('}')) yield object;
    from = text.indexOf('{', from + end);
  }
}

function outcomeOf(object: string): Outcome {
  const winner = parseObject(object)?.['winner'];
  if (typeof winner !== 'string') return Outcome.unparsed;
  // JSON.parse keeps the last of two values; inside a string the quotes would be escaped.
  if (object.match(/(?<!\\)"winner"\s*:/g)?.length !== 1) return Outcome.unparsed;
  return WINNERS.get(winner.trim().toLowerCase()) ?? Outcome.unparsed;
}
