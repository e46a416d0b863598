import type { RowReason } from '../../file/file-failure.ts';
import { Outcome, UNKNOWN } from '../../../table/judgments.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { RecordTexts } from '../../../table/record-texts.ts';
import { isObject } from '../../containers/json/json-object.ts';
import { JsonRow } from '../../containers/json/json-record.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, optionalName, readName, readScore } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';
import { byTurns } from '../../record/record-texts.ts';
import { turnsOf } from '../besides/questions.ts';

/**
 * Feedback that Open WebUI exports: a thumb up (1) is a win against each answer beside it, as the
 * choice of them all, a thumb down (−1) a loss, 0 a tie. A thumb for an answer that stood alone
 * compares nothing. Where the answers stood on screen is not exported.
 */
export const openWebui: Format = {
  id: 'open-webui',
  claims: (has, row) => has('data') && has('meta') && isFeedback(row.get('data')),
  read: addFeedback,
  texts: feedbackTexts,
};

function isFeedback(data: unknown): boolean {
  return isObject(data) && 'rating' in data && 'model_id' in data;
}

function addFeedback(row: Row, content: FileContent): RowReason | null {
  const data = partOf(row, 'data');
  const model = readName(data, 'model_id');
  if (typeof model !== 'string') return model;
  const rating = readScore(data, 'rating', null);
  if (typeof rating === 'object' && rating !== null) return rating;
  if (rating !== null && ![1, 0, -1].includes(rating)) return badValue('rating', rating);
  const given = siblingsOf(data);
  if (given.length === 0) {
    content.leaveAside();
    return null;
  }
  const siblings = othersOf(model, given);
  if (siblings.length === 0) return { kind: 'same-model', model };
  const meta = partOf(row, 'meta');
  const rest = {
    question: questionOf(meta),
    judge: optionalName(row.get('user_id')),
    turn: UNKNOWN,
    weight: 1,
    outcome: outcomeOf(rating),
    sides: 'unknown' as const,
  };
  const isChoice = rating === 1 && siblings.length > 1;
  const choice = isChoice ? content.table.nextChoice() : UNKNOWN;
  for (const sibling of siblings) {
    content.table.add({ left: model, right: sibling, ...rest }, choice);
  }
  return null;
}

function outcomeOf(rating: number | null): Outcome {
  if (rating === null) return Outcome.unparsed;
  if (rating === 0) return Outcome.tie;
  return rating > 0 ? Outcome.left : Outcome.right;
}

function siblingsOf(data: Row): string[] {
  const value = data.get('sibling_model_ids');
  return (Array.isArray(value) ? value : []).flatMap((id) => optionalName(id) ?? []);
}

/** Each once: an answer may have been written again, by the same model too. */
function othersOf(model: string, siblings: readonly string[]): string[] {
  return [...new Set(siblings)].filter((sibling) => sibling !== model);
}

/** The place in the chat, which answers that stood beside each other share. */
function questionOf(meta: Row): string | null {
  const chat = optionalName(meta.get('chat_id'));
  const place = optionalName(meta.get('message_index'));
  return chat === null || place === null ? chat : `${chat} #${place}`;
}

/** Of the chat that is exported with the feedback, where it is. */
function feedbackTexts(row: Row): readonly RecordTexts[] {
  const [data, meta] = [partOf(row, 'data'), partOf(row, 'meta')];
  const model = optionalName(data.get('model_id'));
  if (model === null) return [];
  const messages = messagesOf(row.get('snapshot'));
  const message = messages(meta.get('message_id'));
  const parent = messages(message.get('parentId'));
  const beside = parent.get('childrenIds');
  const children = (Array.isArray(beside) ? beside : []).map(messages);
  const reasons = ['reason', 'comment'].flatMap((field) => turnsOf(data.get(field)));
  const own = {
    ...NO_TEXTS,
    question: contentOf(parent),
    left: contentOf(message),
    reasoning: reasons.length === 0 ? null : reasons.join('\n'),
  };
  return othersOf(model, siblingsOf(data)).map((sibling) => {
    const other = children.find((child) => optionalName(child.get('model')) === sibling);
    const right = other === undefined ? null : contentOf(other);
    return { ...own, right };
  });
}

/** The messages of the chat by their ids; one that is not there is empty. */
function messagesOf(snapshot: unknown): (id: unknown) => Row {
  let inner: unknown = snapshot;
  for (const field of ['chat', 'chat', 'history', 'messages']) {
    inner = isObject(inner) ? inner[field] : undefined;
  }
  const messages = JsonRow.inner(isObject(inner) ? inner : {});
  return (id) => {
    const message = typeof id === 'string' ? messages.get(id) : undefined;
    return JsonRow.inner(isObject(message) ? message : {});
  };
}

function contentOf(message: Row): string | null {
  return byTurns(turnsOf(message.get('content')));
}

function partOf(row: Row, field: string): Row {
  const value = row.get(field);
  return JsonRow.inner(isObject(value) ? value : {});
}
