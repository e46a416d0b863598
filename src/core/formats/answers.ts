import type { RowReason } from '../failure.ts';
import { isObject } from './containers/json-record.ts';
import type { Row } from './containers/container.ts';
import type { FileContent } from './content.ts';
import { badValue, nameOfText, optionalName } from './fields.ts';
import type { FileContext, Format } from './format.ts';
import { modelInPath } from './path-names.ts';
import { keep, turnsOf } from './questions.ts';
import { shaberiQuestion } from './shaberi.ts';

/**
 * Answers of Rakuda v1 (text), FastChat, Rakuda v2 and Arena-Hard v0.1 (choices with turns),
 * Arena-Hard v2 (messages), AlpacaEval (instruction, output, generator) and shaberi, where only
 * the path names the model.
 */
export const answers: Format = {
  id: 'answers',
  claims: (has) =>
    ((has('question_id') || has('uid')) &&
      (has('model_id') || has('model')) &&
      (has('text') || has('choices') || has('messages')) &&
      !has('score')) ||
    (has('instruction') && has('output') && has('generator')) ||
    (has('Question') && has('ModelAnswer') && !has('score')),
  read: addAnswer,
};

function addAnswer(row: Row, content: FileContent, { file }: FileContext): RowReason | null {
  const isShaberi = row.get('ModelAnswer') !== undefined;
  const model =
    optionalName(row.get('model_id') ?? row.get('model') ?? row.get('generator')) ??
    (isShaberi ? modelInPath(file) : null);
  if (model === null) return { kind: 'missing-field', field: 'model' };
  const question =
    optionalName(row.get('question_id') ?? row.get('uid')) ??
    (isShaberi ? shaberiQuestion(row) : nameOfText(row.get('instruction')));
  if (question === null) return { kind: 'missing-field', field: 'question_id' };
  const fields = ['choices', 'messages', 'text', 'output', 'ModelAnswer'];
  const field = fields.find((name) => row.get(name) !== undefined);
  if (field === undefined) return { kind: 'missing-field', field: 'text' };
  const value = row.get(field);
  const turns =
    field === 'choices'
      ? turnsOf(firstTurns(value))
      : field === 'messages'
        ? turnsOf(ofAssistant(value))
        : typeof value === 'string'
          ? [value]
          : turnsOf(value);
  if (turns.length === 0) return badValue(field, value);
  const id = optionalName(row.get('answer_id') ?? row.get('ans_id'));
  content.answer({ model, question, id, turns: keep(turns, content) });
  return null;
}

/** Of several samples the first is the answer. */
function firstTurns(choices: unknown): unknown {
  const first: unknown = Array.isArray(choices) ? choices[0] : undefined;
  return isObject(first) ? first['turns'] : undefined;
}

function ofAssistant(messages: unknown): unknown {
  if (!Array.isArray(messages)) return messages;
  return messages.filter(
    (message) => isObject(message) && message['role'] !== 'user' && message['role'] !== 'system',
  );
}
