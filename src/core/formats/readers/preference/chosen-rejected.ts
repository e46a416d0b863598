import type { FileFailure, RowReason } from '../../file/file-failure.ts';
import { Outcome, UNKNOWN } from '../../../table/judgments.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { RecordTexts } from '../../../table/record-texts.ts';
import { isObject } from '../../containers/json/json-object.ts';
import { JsonRow, parseValue } from '../../containers/json/json-record.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { nameOfText, optionalName } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';
import { byTurns, conversationIn, textIn } from '../../record/record-texts.ts';
import { turnsOf } from '../besides/questions.ts';

type Side = 'chosen' | 'rejected';

/** Fields that name the model of a side, by the side's name. */
const MODELS: readonly ((side: Side) => string)[] = [
  (side) => `${side}_model`,
  (side) => `${side}-model`,
  (side) => `${side}_model_name`,
  (side) => `${side}_policy`,
  (side) => `model_${side}`,
];
const IDS = ['question_id', 'prompt_id'];
const QUESTION = ['prompt', 'instruction', 'question', 'input'];

/**
 * Preferences as they train models: an answer that was chosen and one that was rejected, with the
 * models that gave them in fields of their own or inside the answers. Most such sets name none.
 */
export const chosenRejected: Format = {
  id: 'chosen-rejected',
  isNested: true,
  claims: (has) =>
    (has('chosen') && has('rejected')) ||
    MODELS.some((field) => has(field('chosen')) && has(field('rejected'))),
  refuse: refusal,
  read: addPreference,
  texts: preferenceTexts,
};

function refusal(first: readonly Row[]): FileFailure | null {
  const isNamed = first.some((row) => modelOf(row, 'chosen') ?? modelOf(row, 'rejected'));
  return isNamed
    ? null
    : { kind: 'without-models', fields: [fieldOf('chosen'), fieldOf('rejected')] };
}

function addPreference(row: Row, { table }: FileContent): RowReason | null {
  const [left, right] = [modelOf(row, 'chosen'), modelOf(row, 'rejected')];
  if (left === null) return { kind: 'missing-field', field: fieldOf('chosen') };
  if (right === null) return { kind: 'missing-field', field: fieldOf('rejected') };
  if (left === right) return { kind: 'same-model', model: left };
  table.add({
    ...{ left, right, outcome: Outcome.left, sides: 'unknown' },
    question:
      IDS.map((field) => optionalName(row.get(field))).find((id) => id !== null) ??
      nameOfText(questionOf(row)),
    judge: optionalName(row.get('judge') ?? row.get('annotator')),
    turn: UNKNOWN,
    weight: 1,
  });
  return null;
}

function fieldOf(side: Side): string {
  return MODELS[0](side);
}

function modelOf(row: Row, side: Side): string | null {
  for (const field of MODELS) {
    const name = optionalName(row.get(field(side)));
    if (name !== null) return name;
  }
  const answer = answerOf(row, side);
  if (!isObject(answer)) return null;
  const inner = JsonRow.inner(answer);
  return optionalName(inner.get('model') ?? inner.get('model_name') ?? inner.get('model_id'));
}

/** In a CSV an answer may be JSON in a cell. */
function answerOf(row: Row, side: Side): unknown {
  const value = row.get(side);
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  return parseValue(value) ?? value;
}

function questionOf(row: Row): string | null {
  return textIn(row, ...QUESTION) ?? conversationIn(answerOf(row, 'chosen')).question;
}

function preferenceTexts(row: Row): readonly RecordTexts[] {
  const [left, right] = [modelOf(row, 'chosen'), modelOf(row, 'rejected')];
  if (left === null || right === null) return [];
  return [
    {
      ...NO_TEXTS,
      question: questionOf(row),
      left: textOf(answerOf(row, 'chosen')),
      right: textOf(answerOf(row, 'rejected')),
      reasoning: textIn(row, 'reasoning', 'rationale', 'reason'),
    },
  ];
}

/** A text, a conversation that ends in the answer, or an object with the text in a field. */
function textOf(answer: unknown): string | null {
  if (!isObject(answer)) return conversationIn(answer).answer ?? byTurns(turnsOf(answer));
  const inner = JsonRow.inner(answer);
  return byTurns(
    turnsOf(
      inner.get('response') ?? inner.get('text') ?? inner.get('content') ?? inner.get('output'),
    ),
  );
}
