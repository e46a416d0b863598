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
/** With the text of a question where its id is not. */
const FIELDS_OF_TEXT = ['question', 'question_text', 'prompt', 'instruction'].map(
  (questionText) => ({ ...FIELDS, questionText }),
);

/**
 * Battles of Chatbot Arena (its sets of 33 thousand, 100 thousand and 140 thousand too) and votes
 * of MT-bench: model_a, model_b, winner. In the set of 140 thousand, `id` names the battle.
 */
export const arena: Format = {
  id: 'arena',
  verdicts: ['winner'],
  claims: (has) => has('model_a') && has('model_b') && has('winner'),
  ...verdictReader(fieldsOf),
  reads: ['category_tag'],
  tagsIn: arenaTags,
  texts: usualTexts,
};

function fieldsOf(row: Row): VerdictFields {
  if (row.get('question_id') !== undefined) return FIELDS;
  if (row.get('evaluation_session_id') !== undefined) return FIELDS_140K;
  return FIELDS_OF_TEXT.find(({ questionText }) => row.get(questionText) !== undefined) ?? FIELDS;
}
