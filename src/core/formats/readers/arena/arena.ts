import { Outcome } from '../../../table/judgments.ts';
import type { Row } from '../../containers/container.ts';
import type { Format } from '../../record/format.ts';
import { usualTexts } from '../../record/record-texts.ts';
import { arenaTags } from './arena-tags.ts';
import { verdictReader } from '../../record/verdict.ts';
import type { VerdictFields } from '../../record/verdict-fields.ts';

/** How a tie came about (both bad, two orders that disagree) is for the common words. */
const WORDS: ReadonlyMap<string, Outcome> = new Map([
  ['model_a', Outcome.left],
  ['model_b', Outcome.right],
  ['tie', Outcome.tie],
]);

const FIELDS: VerdictFields = {
  left: 'model_a',
  right: 'model_b',
  verdict: 'winner',
  question: 'question_id',
  judge: 'judge',
  words: WORDS,
  mayNameWinner: true,
};
const FIELDS_140K: VerdictFields = { ...FIELDS, question: 'id' };

/**
 * Battles of Chatbot Arena (its sets of 33 thousand, 100 thousand and 140 thousand too) and votes
 * of MT-bench: model_a, model_b, winner. In the set of 140 thousand, `id` names the battle.
 */
export const arena: Format = {
  id: 'arena',
  verdicts: ['winner'],
  claims: (has) => has('model_a') && has('model_b') && has('winner'),
  ...verdictReader((row) => (has140kShape(row) ? FIELDS_140K : FIELDS)),
  reads: ['category_tag'],
  tagsIn: arenaTags,
  texts: usualTexts,
};

function has140kShape(row: Row): boolean {
  return row.get('evaluation_session_id') !== undefined && row.get('question_id') === undefined;
}
