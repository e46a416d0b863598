import { Outcome } from '../../../table/judgments.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { RecordTexts } from '../../../table/record-texts.ts';
import type { Row } from '../../containers/container.ts';
import { isObject } from '../../containers/json/json-object.ts';
import { nameOfText } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';
import { byTurns, conversationIn, textIn } from '../../record/record-texts.ts';
import { turnsOf } from '../besides/questions.ts';
import { addVerdict } from '../../record/verdict.ts';

const WORDS: ReadonlyMap<string, Outcome> = new Map([
  ['model1', Outcome.left],
  ['model2', Outcome.right],
  ['draw', Outcome.tie],
]);

/** Pairwise judgments of flexeval; the question is a field of the items that were compared. */
export const flexeval: Format = {
  id: 'flexeval',
  verdicts: ['winner'],
  claims: (has) => has('model1') && has('model2') && has('winner'),
  read: (row, content, context) =>
    addVerdict(row, content, context, {
      left: 'model1',
      right: 'model2',
      verdict: 'winner',
      judge: 'judge',
      words: WORDS,
      mayNameWinner: true,
      questionName: questionOf(row.get('model1_item')),
    }),
  texts: itemTexts,
};

function itemTexts(row: Row): readonly RecordTexts[] {
  const [one, two] = [row.get('model1_item'), row.get('model2_item')];
  const answerIn = (item: unknown): string | null =>
    isObject(item) ? byTurns(turnsOf(item['lm_output'] ?? item['output'] ?? item['answer'])) : null;
  return [
    {
      ...NO_TEXTS,
      question: questionTextOf(one) ?? questionTextOf(two),
      left: answerIn(one),
      right: answerIn(two),
      reasoning: textIn(row, 'rationale'),
    },
  ];
}

function questionTextOf(item: unknown): string | null {
  return isObject(item) ? (questionTextIn(item) ?? questionTextIn(item['extra_info'])) : null;
}

function questionTextIn(item: unknown): string | null {
  if (!isObject(item)) return null;
  const text = item['question'] ?? item['instruction'] ?? item['input'] ?? item['text'];
  return conversationIn(item['messages']).question ?? byTurns(turnsOf(text));
}

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
