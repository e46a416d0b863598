import { NO_TEXTS } from '../../table/record-texts.ts';
import type { RecordTexts } from '../../table/record-texts.ts';
import type { Row } from '../containers/container.ts';
import { isObject } from '../containers/json/json-object.ts';
import { parseValue } from '../containers/json/json-record.ts';
import { turnsOf } from '../readers/besides/questions.ts';

/** The text of the first of these fields that has one: a text, or turns of a conversation. */
export function textIn(row: Row, ...fields: readonly string[]): string | null {
  for (const field of fields) {
    const text = byTurns(turnsOf(row.get(field)));
    if (text !== null) return text;
  }
  return null;
}

/** Turns as one text: one alone as it is, several each below its number. */
export function byTurns(turns: readonly string[]): string | null {
  if (turns.length < 2) return turns.at(0) ?? null;
  return turns.map((turn, at) => `[${String(at + 1)}]\n${turn}`).join('\n\n');
}

/** What the user and the model say in a list of messages, each as one text. */
export function conversationIn(value: unknown): {
  readonly question: string | null;
  readonly answer: string | null;
} {
  const messages: readonly unknown[] = Array.isArray(value) ? value : [];
  const said = (isWanted: (role: unknown) => boolean) =>
    byTurns(turnsOf(messages.filter((message) => isObject(message) && isWanted(message['role']))));
  return {
    question: said((role) => role === 'user' || role === 'human'),
    answer: said((role) => role === 'assistant' || role === 'model' || role === 'gpt'),
  };
}

/** A list of texts written as JSON in a cell, as turns; any other text as it is. */
export function jsonTurns(value: unknown): string | null {
  if (typeof value !== 'string') return byTurns(turnsOf(value));
  if (!value.trimStart().startsWith('[')) return byTurns(turnsOf(value));
  const list = parseValue(value);
  return list === undefined ? value : byTurns(turnsOf(list));
}

const QUESTION = ['question', 'question_text', 'prompt', 'instruction', 'input', 'Question'];
const ANSWERS = ['answer', 'response', 'output'];
const LEFT = ANSWERS.flatMap((name) => [`${name}_a`, `${name}_1`, `${name}_left`, `left_${name}`]);
const RIGHT = ANSWERS.flatMap((name) => [
  ...[`${name}_b`, `${name}_2`, `${name}_right`, `right_${name}`],
]);
const REASONING = ['judgment', 'judgement', 'rationale', 'reasoning', 'reason', 'explanation'];

/** The texts of a table that has them under the names that most have. */
export function usualTexts(row: Row): readonly RecordTexts[] {
  const a = conversationIn(parsed(row.get('conversation_a')));
  const b = conversationIn(parsed(row.get('conversation_b')));
  return [
    {
      ...NO_TEXTS,
      question: a.question ?? b.question ?? textIn(row, ...QUESTION),
      left: a.answer ?? textIn(row, ...LEFT),
      right: b.answer ?? textIn(row, ...RIGHT),
      reasoning: textIn(row, ...REASONING),
    },
  ];
}

/** The same of a table that scores answers one by one. */
export function scoredTexts(row: Row): readonly RecordTexts[] {
  const left = textIn(row, ...ANSWERS);
  return [
    { ...NO_TEXTS, question: textIn(row, ...QUESTION), left, reasoning: textIn(row, ...REASONING) },
  ];
}

/** The question alone, of a table in which each answer is a number. */
export function questionTexts(row: Row): readonly RecordTexts[] {
  return [{ ...NO_TEXTS, question: textIn(row, ...QUESTION) }];
}

/** In a CSV a conversation is JSON in a cell. */
function parsed(value: unknown): unknown {
  return typeof value === 'string' ? parseValue(value) : value;
}

/** What several judges said of one answer, each below its name. */
export function reasonsIn(
  judges: readonly Record<string, unknown>[],
  field: string,
): string | null {
  const reasons = judges.flatMap(({ name, [field]: reason }) =>
    typeof reason === 'string' && reason.trim() !== '' ? [`[${String(name)}]\n${reason}`] : [],
  );
  return reasons.length > 0 ? reasons.join('\n\n') : null;
}
