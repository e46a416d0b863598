import type { RowReason } from '../../file/file-failure.ts';
import type { Answer } from '../../../table/benchmark.ts';
import { isObject } from '../../containers/json/json-object.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { amountOf, badValue, nameOfText, optionalName } from '../../record/fields.ts';
import type { FileContext, Format } from '../../record/format.ts';
import { modelInPath } from '../../record/path-names.ts';
import { keep, turnsOf } from './questions.ts';
import { shaberiQuestion } from '../scores/shaberi.ts';

/**
 * Answers of Rakuda v1 (text), FastChat, Rakuda v2 and Arena-Hard v0.1 (choices with turns),
 * Arena-Hard v2 (messages), AlpacaEval (instruction, output, generator), shaberi, where only the
 * path names the model, and plain tables (prompt, model, response), where it may.
 */
export const answers: Format = {
  id: 'answers',
  claims: (has, row) =>
    ((has('question_id') || has('uid')) &&
      (has('model_id') || has('model')) &&
      (has('text') || has('choices') || has('messages')) &&
      !has('score')) ||
    (has('instruction') && has('output') && has('generator')) ||
    (has('Question') && has('ModelAnswer') && !has('score')) ||
    isPlain(row),
  read: addAnswer,
};

/** Columns of a plain table of answers; any other may say something of them, such as a score. */
const PLAIN: ReadonlySet<string> = new Set(['prompt', 'response', 'model', 'model_id', 'id']);

function isPlain(row: Row): boolean {
  const fields = row.fields();
  const hasBoth = fields.includes('prompt') && fields.includes('response');
  return hasBoth && fields.every((field) => PLAIN.has(field));
}

/** A plain table without a column for the model, which its file is then named after. */
function isNameless(row: Row): boolean {
  const fields = row.fields();
  return isPlain(row) && !fields.includes('model') && !fields.includes('model_id');
}

function addAnswer(row: Row, content: FileContent, { file }: FileContext): RowReason | null {
  const isShaberi = row.get('ModelAnswer') !== undefined;
  const model =
    optionalName(row.get('model_id') ?? row.get('model') ?? row.get('generator')) ??
    (isShaberi || isNameless(row) ? modelInPath(file) : null);
  if (model === null) return { kind: 'missing-field', field: 'model' };
  const question =
    optionalName(row.get('question_id') ?? row.get('uid')) ??
    (isShaberi ? shaberiQuestion(row) : nameOfText(row.get('instruction') ?? row.get('prompt')));
  if (question === null) return { kind: 'missing-field', field: 'question_id' };
  const fields = ['choices', 'messages', 'text', 'output', 'ModelAnswer', 'response'];
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
  const prompt = turnsOf(row.get('prompt')).at(0);
  if (field === 'response' && prompt !== undefined) content.ask(question, prompt);
  content.answer({ model, question, id, turns: keep(turns, content), ...spentOn(row) });
  return null;
}

/** As files of our own have it, and AlpacaEval: US dollars and seconds, where they are numbers. */
function spentOn(row: Row): Pick<Answer, 'cost' | 'seconds'> {
  const cost = amountOf(row.get('cost_usd') ?? row.get('price_per_example'));
  const seconds = amountOf(row.get('latency_seconds') ?? row.get('time_per_example'));
  return { ...(cost !== null && { cost }), ...(seconds !== null && { seconds }) };
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
