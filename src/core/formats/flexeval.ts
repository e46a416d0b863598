import { Outcome } from '../judgments.ts';
import { isObject } from './containers/json-record.ts';
import { nameOfText } from './fields.ts';
import type { Format } from './format.ts';
import { addVerdict } from './verdict.ts';

const WORDS: ReadonlyMap<string, Outcome> = new Map([
  ['model1', Outcome.left],
  ['model2', Outcome.right],
  ['draw', Outcome.tie],
  ['tie', Outcome.tie],
]);

/** Pairwise judgments of flexeval; the question is a field of the items that were compared. */
export const flexeval: Format = {
  id: 'flexeval',
  claims: (has) => has('model1') && has('model2') && has('winner'),
  read: (row, { table }) =>
    addVerdict(row, table, {
      left: 'model1',
      right: 'model2',
      verdict: 'winner',
      judge: 'judge',
      words: WORDS,
      mayNameWinner: true,
      questionName: questionOf(row.get('model1_item')),
    }),
};

/** Its id or text: beside the answer, or among the data of the question in `extra_info`. */
function questionOf(item: unknown): string | null {
  return isObject(item) ? (namedIn(item) ?? namedIn(item['extra_info'])) : null;
}

function namedIn(item: unknown): string | null {
  if (!isObject(item)) return null;
  for (const field of ['question_id', 'id', 'question', 'instruction', 'input', 'text']) {
    const name = nameOfText(item[field]);
    if (name !== null) return name;
  }
  const messages = item['messages'];
  const first: unknown = Array.isArray(messages) ? messages[0] : undefined;
  return isObject(first) ? nameOfText(first['content']) : null;
}
