import { Outcome } from '../judgments.ts';
import type { Format } from './format.ts';
import { addVerdict } from './verdict.ts';

/** Spellings of Chatbot Arena, MT-bench and their forks. */
const WORDS: ReadonlyMap<string, Outcome> = new Map([
  ['model_a', Outcome.left],
  ['model_b', Outcome.right],
  ['tie', Outcome.tie],
  ['tie (bothbad)', Outcome.tie],
  ['tie (both bad)', Outcome.tie],
  ['bothbad', Outcome.tie],
  ['both_bad', Outcome.tie],
  ['both bad', Outcome.tie],
  // Two orders with opposite verdicts, which MT-bench counts as a tie.
  ['tie (inconsistent)', Outcome.tie],
]);

/** Battles of Chatbot Arena and votes of MT-bench: model_a, model_b, winner. */
export const arena: Format = {
  id: 'arena',
  claims: (has) => has('model_a') && has('model_b') && has('winner'),
  read: (row, table) =>
    addVerdict(row, table, {
      left: 'model_a',
      right: 'model_b',
      verdict: 'winner',
      judge: 'judge',
      words: WORDS,
      mayNameWinner: true,
    }),
};
