import { Outcome } from '../judgments.ts';
import type { Row } from './containers/container.ts';
import type { Format } from './format.ts';
import { usualTexts } from './record-texts.ts';
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

/**
 * Battles of Chatbot Arena (its sets of 33 thousand, 100 thousand and 140 thousand too) and votes
 * of MT-bench: model_a, model_b, winner. In the set of 140 thousand, `id` names the battle.
 */
export const arena: Format = {
  id: 'arena',
  claims: (has) => has('model_a') && has('model_b') && has('winner'),
  read: (row, { table }) =>
    addVerdict(row, table, {
      left: 'model_a',
      right: 'model_b',
      verdict: 'winner',
      question: has140kShape(row) ? 'id' : 'question_id',
      judge: 'judge',
      words: WORDS,
      mayNameWinner: true,
    }),
  texts: usualTexts,
};

function has140kShape(row: Row): boolean {
  return row.get('question_id') === undefined && row.get('evaluation_session_id') !== undefined;
}
