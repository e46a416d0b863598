import type { RowReason } from '../../file/file-failure.ts';
import { UNKNOWN } from '../../../table/judgments.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { RecordTexts } from '../../../table/record-texts.ts';
import { parseValue } from '../../containers/json/json-record.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, nameOfText, optionalName } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';
import { addRanking, rankingTexts } from '../../record/ranked-row.ts';
import type { Ranked } from '../../record/ranked-row.ts';
import { byTurns, textIn } from '../../record/record-texts.ts';
import { turnsOf } from '../besides/questions.ts';
import { MAX_ROW_RANKING } from '../../../limits.ts';

const MODELS = ['models', 'model_names', 'generation_models'];
/** The rank of each model, 1 the best, or all models by name from the best down. */
const RANKS = ['ranking', 'ranks', 'rank'];
/** A score of each model, the higher the better. */
const RATINGS = ['ratings'];
const QUESTION = ['question_id', 'prompt_id', 'prompt', 'instruction', 'question', 'input'];
const ANSWERS = ['generations', 'responses', 'completions', 'answers'];

/**
 * Rows that rank several models at once: their names in one list, their ranks (or ratings, as
 * distilabel writes them) in another. Every two of a row make one judgment.
 */
export const rowRanking: Format = {
  id: 'row-ranking',
  isNested: true,
  claims: (has, row) =>
    [...RANKS, ...RATINGS].some(has) &&
    MODELS.some((field) => {
      const value = row.get(field);
      // Of Parquet only the names of the columns are known at first.
      return has(field) && (value === undefined || isNames(listIn(value)));
    }),
  read: addRow,
  texts: rowTexts,
};

function addRow(row: Row, { table }: FileContent): RowReason | null {
  const ranked = rankedIn(row);
  if ('kind' in ranked) return ranked;
  addRanking(table, ranked, {
    question: QUESTION.map((field) => nameOfText(row.get(field))).find((q) => q !== null) ?? null,
    judge: optionalName(row.get('judge') ?? row.get('annotator')),
    turn: UNKNOWN,
    weight: 1,
  });
  return null;
}

function rankedIn(row: Row): readonly Ranked[] | RowReason {
  const field = MODELS.find((name) => row.get(name) !== undefined) ?? MODELS[0];
  const models: string[] = [];
  for (const item of listIn(row.get(field))) {
    const model = optionalName(item);
    if (model === null) return badValue(field, item);
    if (models.includes(model)) return { kind: 'same-model', model };
    models.push(model);
  }
  if (models.length < 2) return { kind: 'missing-field', field };
  if (models.length > MAX_ROW_RANKING) return badValue(field, row.get(field));
  const by = [...RANKS, ...RATINGS].find((name) => row.get(name) !== undefined);
  if (by === undefined) return { kind: 'missing-field', field: RANKS[0] };
  const cell = row.get(by);
  const given = typeof cell === 'string' && cell.trim() === '' ? null : cell;
  const list = listIn(given);
  if (list.length !== models.length && given !== null) return badValue(by, given);
  const byName = models.map((model) => list.findIndex((item) => optionalName(item) === model));
  const isByName = !RATINGS.includes(by) && byName.every((at) => at >= 0);
  const ranks = isByName ? byName.map((at) => at + 1) : models.map((_, at) => rankOf(list[at], by));
  if (ranks.some((rank) => rank === undefined)) return badValue(by, given);
  return models.map((model, at) => ({ model, rank: ranks[at] ?? null }));
}

/** Null where there is none, undefined where it is no rank. */
function rankOf(value: unknown, field: string): number | null | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'number' || !Number.isFinite(value)) return undefined;
  if (RATINGS.includes(field)) return -value;
  // From 0 on they may as well be places in the list of models, from the best down.
  return value >= 1 ? value : undefined;
}

function rowTexts(row: Row): readonly RecordTexts[] {
  const ranked = rankedIn(row);
  if ('kind' in ranked) return [];
  const field = ANSWERS.find((name) => listIn(row.get(name)).length > 0);
  const answers = field === undefined ? [] : listIn(row.get(field));
  return rankingTexts(
    ranked.map(({ model }) => model),
    answers.map((answer) => byTurns(turnsOf(typeof answer === 'string' ? answer : [answer]))),
    { ...NO_TEXTS, question: textIn(row, ...QUESTION.slice(2)) },
  );
}

/** A list, or one that is written as JSON in a cell. */
function listIn(value: unknown): readonly unknown[] {
  const list = typeof value === 'string' ? parseValue(value) : value;
  return Array.isArray(list) ? list : [];
}

function isNames(list: readonly unknown[]): boolean {
  return list.length > 0 && list.every((item) => typeof item === 'string');
}
