import type { RowReason } from '../../file/file-failure.ts';
import type { TextIndex } from '../../../table/benchmark.ts';
import { isObject } from '../../containers/json/json-object.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, optionalName } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';

/** Fields that questions do not have: the record says something of an answer or of a judgment. */
const OTHERS = ['model', 'model_id', 'answer_id', 'ans_id', 'score', 'winner', 'games', 'choices'];

/**
 * Questions of Rakuda v1 (text), FastChat and Rakuda v2 (turns, with reference), Arena-Hard v0.1
 * (turns of {content}) and v2 (uid, prompt).
 */
export const questions: Format = {
  id: 'questions',
  claims: (has) =>
    (has('question_id') || has('uid')) &&
    (has('turns') || has('text') || has('prompt') || has('question')) &&
    !OTHERS.some(has),
  read: addQuestion,
};

function addQuestion(row: Row, content: FileContent): RowReason | null {
  const idField = row.get('question_id') === undefined ? 'uid' : 'question_id';
  const id = optionalName(row.get(idField));
  if (id === null) return { kind: 'missing-field', field: idField };
  const field = ['turns', 'text', 'prompt', 'question'].find((f) => row.get(f) !== undefined);
  const turns = field === undefined ? [] : turnsOf(row.get(field));
  if (turns.length === 0 || field === undefined) {
    return field === undefined
      ? { kind: 'missing-field', field: 'turns' }
      : badValue(field, row.get(field));
  }
  content.questions.push({
    id,
    category: optionalName(row.get('subcategory') ?? row.get('cluster') ?? row.get('category')),
    turns: keep(turns, content),
    reference: keep(turnsOf(row.get('reference')), content),
  });
  return null;
}

/** Texts turn by turn: a text, a list of texts, or of objects with their text in `content`. */
export function turnsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value];
  if (!Array.isArray(value)) return [];
  return value.map((item) => textOf(item)).filter((text) => text !== null);
}

/** Messages hold their text two or three objects deep; what is deeper overflows the stack. */
const MAX_NESTING = 20;

function textOf(value: unknown, depth = 0): string | null {
  if (typeof value === 'string') return value;
  if (!isObject(value) || depth > MAX_NESTING) return null;
  const content = value['content'] ?? value['text'] ?? value['answer'];
  if (isObject(content)) return textOf(content['answer'] ?? content['text'], depth + 1);
  if (!Array.isArray(content)) return typeof content === 'string' ? content : null;
  return content
    .map((part) => textOf(isObject(part) ? part['text'] : part, depth + 1) ?? '')
    .join('');
}

export function keep(texts: readonly string[], content: FileContent): TextIndex[] {
  return texts.map((text) => content.text(text));
}
