import type { FileFailure, RowReason } from '../../file/file-failure.ts';
import { UNKNOWN } from '../../../table/judgments.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { RecordTexts } from '../../../table/record-texts.ts';
import { isObject } from '../../containers/json/json-object.ts';
import { JsonRow, parseObject, rowsIn } from '../../containers/json/json-record.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, nameOfText, optionalName } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';
import { addRanking, rankingTexts } from '../../record/ranked-row.ts';
import type { Ranked } from '../../record/ranked-row.ts';
import { textIn } from '../../record/record-texts.ts';
import { MAX_ROW_RANKING } from '../../../limits.ts';

const QUESTIONS = ['prompt', 'instruction', 'question', 'input', 'context'];
/** A label that stands for an answer's place in the record, not for who gave it. */
const PLACE =
  /^(response|answer|completion|generation|output|option|choice|reply|text|model)?[-_ ]?([a-z]|\d+)$/i;

/** What one person said in one record: the labels of the answers with their ranks. */
interface Response {
  readonly user: string | null;
  /** Null where it was discarded or never handed in. */
  readonly ranks: readonly { readonly label: string; readonly rank: number }[] | null;
}

/**
 * Records of Argilla with a ranking question, as its version 2 exports them (`responses` by
 * question) and as version 1 does (each question a list of responses, or that list in columns).
 * Labels such as response1 are models by what the metadata say: response1_model, response-1-model.
 */
export const argilla: Format = {
  id: 'argilla',
  isNested: true,
  claims: (has, row) =>
    (has('fields') && has('responses') && has('metadata')) ||
    (has('metadata') && row.fields().some((field) => has(`${field}-suggestion`))),
  refuse: refusal,
  read: addRecord,
  texts: recordTexts,
};

function refusal(first: readonly Row[]): FileFailure | null {
  const labels = first.flatMap((row) =>
    responsesOf(row).flatMap(({ ranks }) =>
      (ranks ?? []).map(({ label }) => modelOf(label, row) === null),
    ),
  );
  if (labels.length === 0 || labels.includes(false)) return null;
  return { kind: 'without-models', fields: ['response1_model', 'response2_model'] };
}

function addRecord(row: Row, content: FileContent): RowReason | null {
  const responses = responsesOf(row);
  const labels = [
    ...new Set(responses.flatMap(({ ranks }) => (ranks ?? []).map(({ label }) => label))),
  ];
  if (labels.length < 2) {
    content.leaveAside();
    return null;
  }
  if (labels.length > MAX_ROW_RANKING) return badValue('responses', labels.join(', '));
  const models: string[] = [];
  for (const label of labels) {
    const model = modelOf(label, row);
    if (model === null) return { kind: 'missing-field', field: `${label}_model` };
    if (models.includes(model)) return { kind: 'same-model', model };
    models.push(model);
  }
  const question = nameOfText(questionOf(row));
  for (const { user: judge, ranks } of responses) {
    const ranked = labels.map((label, at): Ranked => {
      const found = ranks?.find((given) => given.label === label);
      return { model: models[at], rank: found?.rank ?? null };
    });
    addRanking(content.table, ranked, { question, judge, turn: UNKNOWN, weight: 1 });
  }
  return null;
}

function responsesOf(row: Row): Response[] {
  const byQuestion = row.get('responses');
  if (isObject(byQuestion)) {
    return Object.values(byQuestion).flatMap((list) => rowsIn(list).flatMap(responseIn));
  }
  // Version 2 as a list, each response with all its questions.
  if (Array.isArray(byQuestion)) {
    return rowsIn(byQuestion).flatMap((response) =>
      Object.values(isObject(response['values']) ? response['values'] : {}).flatMap((value) =>
        isObject(value) ? responseIn({ ...response, value: value['value'] }) : [],
      ),
    );
  }
  const fields = row.fields().filter((field) => row.get(`${field}-suggestion`) !== undefined);
  return fields.flatMap((field) => rowsIn(row.get(field)).flatMap(responseIn));
}

/** None where the response is not a ranking. */
function responseIn(response: Record<string, unknown>): Response[] {
  const user = optionalName(response['user_id']);
  const status = optionalName(response['status']);
  if (status !== null && status !== 'submitted') return [{ user, ranks: null }];
  const ranks = ranksIn(response['value']);
  return ranks.length < 2 ? [] : [{ user, ranks }];
}

/** Labels from the best down, or each with its rank; Arrow has a list of pairs as two lists. */
function ranksIn(value: unknown): { readonly label: string; readonly rank: number }[] {
  const columns = isObject(value) ? value : {};
  const [labels, ranks] = [columns['value'], columns['rank']];
  const items: readonly unknown[] =
    Array.isArray(labels) && Array.isArray(ranks)
      ? labels.map((label: unknown, at) => ({ value: label, rank: ranks[at] as unknown }))
      : Array.isArray(value)
        ? value
        : [];
  return items.flatMap((item, at) => {
    const label = optionalName(isObject(item) ? item['value'] : item);
    const rank = isObject(item) ? item['rank'] : at + 1;
    return label !== null && typeof rank === 'number' && Number.isFinite(rank)
      ? [{ label, rank }]
      : [];
  });
}

/** Who gave the answer that the label stands for; null where nothing says so. */
function modelOf(label: string, row: Row): string | null {
  const metadata = metadataOf(row);
  for (const field of [`${label}_model`, `${label}-model`, `model_${label}`, `model-${label}`]) {
    const name = optionalName(metadata.get(field) ?? row.get(field));
    if (name !== null) return name;
  }
  const place = PLACE.exec(label)?.at(2);
  if (place === undefined) return label;
  const field = [`model_${place}`, `model${place}`, `model-${place}`].find(
    (name) => optionalName(metadata.get(name)) !== null,
  );
  return field === undefined ? null : optionalName(metadata.get(field));
}

/** Version 1 writes them as JSON in a cell. */
function metadataOf(row: Row): Row {
  const value = row.get('metadata');
  const metadata = typeof value === 'string' ? parseObject(value) : value;
  return JsonRow.inner(isObject(metadata) ? metadata : {});
}

function fieldsOf(row: Row): Row {
  const fields = row.get('fields');
  return isObject(fields) ? JsonRow.inner(fields) : row;
}

function questionOf(row: Row): string | null {
  return textIn(fieldsOf(row), ...QUESTIONS);
}

function recordTexts(row: Row): readonly RecordTexts[] {
  const responses = responsesOf(row);
  const labels = [
    ...new Set(responses.flatMap(({ ranks }) => (ranks ?? []).map(({ label }) => label))),
  ];
  const fields = fieldsOf(row);
  const models = labels.map((label) => modelOf(label, row) ?? label);
  const answers = labels.map((label) => textIn(fields, label));
  const one = rankingTexts(models, answers, { ...NO_TEXTS, question: questionOf(row) });
  return responses.flatMap(() => one);
}
