import type { RowReason } from '../../file/file-failure.ts';
import { Outcome } from '../../../table/judgments.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { RecordTexts } from '../../../table/record-texts.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, optionalName, readName, readPair, readTurn } from '../../record/fields.ts';
import type { ModelPair } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';
import { usualTexts } from '../../record/record-texts.ts';
import { outcomeOf } from '../../record/verdict.ts';

/** What users say of an answer to one message. */
const CHOICES: ReadonlyMap<string, Outcome> = new Map([
  ['a_better', Outcome.left],
  ['b_better', Outcome.right],
  ['both_good', Outcome.tie],
  ['both_bad', Outcome.tie],
  ['both_equal', Outcome.tie],
  ['tie', Outcome.tie],
]);
const NAME: ReadonlyMap<string, Outcome> = new Map();
const TIES = ['both_equal', 'both_good', 'both_bad'];

/**
 * Votes of compar:IA, the chatbot arena of the French ministry of culture: the name of the model
 * that was chosen, or a flag that both are equal; in newer sets one `choice` for each message. Two
 * kinds of ties stay distinct as what the user said of the answers, among the reasons.
 */
export const comparia: Format = {
  id: 'comparia',
  claims: (has) =>
    (has('model_a_name') && has('model_b_name') && has('chosen_model_name')) ||
    (has('model_a') && has('model_b') && has('choice') && has('comparison_id')),
  read: addVote,
  texts: (row) => [{ ...conversationTexts(row), reasoning: tieOf(row) }],
};

/**
 * Reactions of compar:IA: a thumb for the answer of one model to one message. Where both answers
 * got one, they are compared.
 */
export const compariaReactions: Format = {
  id: 'comparia-reactions',
  claims: (has) => has('refers_to_model') && has('liked') && has('disliked'),
  read: addReaction,
  texts: (row) => [
    {
      ...NO_TEXTS,
      question: textAt(row, 'question_content'),
      left: textAt(row, 'response_content'),
      reasoning: textAt(row, 'comment'),
    },
  ],
};

function addVote(row: Row, { table }: FileContent): RowReason | null {
  const isByChoice = row.get('choice') !== undefined;
  const pair = isByChoice
    ? readPair(row, 'model_a', 'model_b')
    : readPair(row, 'model_a_name', 'model_b_name');
  if ('kind' in pair) return pair;
  const outcome = isByChoice ? chosen(row, pair, 'choice', CHOICES) : votedFor(row, pair);
  if (typeof outcome === 'object') return outcome;
  const ids = isByChoice ? ['comparison_id'] : ['conversation_pair_id', 'id'];
  table.add({
    ...{ ...pair, outcome, judge: null, weight: 1 },
    question: ids.map((id) => optionalName(row.get(id))).find((id) => id !== null) ?? null,
    turn: readTurn(row.get('turn')),
  });
  return null;
}

/** A vote that names a model and calls both equal is none. */
function votedFor(row: Row, pair: ModelPair): Outcome | RowReason {
  const outcome = chosen(row, pair, 'chosen_model_name', NAME);
  const isTie = TIES.some((field) => isTrue(row.get(field)));
  if (typeof outcome === 'object' || !isTie) return outcome;
  return outcome === Outcome.unparsed ? Outcome.tie : badValue('both_equal', true);
}

function chosen(
  row: Row,
  pair: ModelPair,
  field: string,
  words: ReadonlyMap<string, Outcome>,
): Outcome | RowReason {
  const value = row.get(field) ?? null;
  const outcome = outcomeOf(value, pair, { words, mayNameWinner: words === NAME });
  return outcome ?? badValue(field, value);
}

function tieOf(row: Row): string | null {
  const choice = optionalName(row.get('choice'));
  if (choice !== null) return CHOICES.get(choice) === Outcome.tie ? choice : null;
  const said = TIES.filter((field) => isTrue(row.get(field)));
  return said.length === 0 ? null : said.join(', ');
}

function isTrue(value: unknown): boolean {
  return value === true || /^(true|1(\.0+)?)$/i.test(String(value).trim());
}

function conversationTexts(row: Row): RecordTexts {
  const [texts] = usualTexts(row);
  return { ...texts, question: texts.question ?? textAt(row, 'opening_msg') };
}

function addReaction(row: Row, { scores }: FileContent): RowReason | null {
  const model = readName(row, 'refers_to_model');
  if (typeof model !== 'string') return model;
  const chat = readName(row, 'conversation_pair_id');
  if (typeof chat !== 'string') return chat;
  const place = optionalName(row.get('msg_rank') ?? row.get('msg_index'));
  const [isLiked, isDisliked] = [isTrue(row.get('liked')), isTrue(row.get('disliked'))];
  if (isLiked && isDisliked) return badValue('disliked', true);
  const score = isLiked ? 1 : isDisliked ? 0 : null;
  const question = place === null ? chat : `${chat} #${place}`;
  scores.add({ model, question, judge: null, turn: readTurn(undefined), score });
  return null;
}

function textAt(row: Row, field: string): string | null {
  const value = row.get(field);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}
