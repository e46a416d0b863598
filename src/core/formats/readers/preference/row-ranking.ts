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
/** Its numbers may be ranks as well as places in the list of models, from the best down. */
const RANKING = 'ranking';
/** The rank of each model, 1 the best, or all models by name from the best down. */
const RANKS = [RANKING, 'ranks', 'rank'];
/** A score of each model, the higher the better. */
const RATINGS = ['ratings'];
const QUESTION = ['question_id', 'prompt_id', 'prompt', 'instruction', 'question', 'input'];
const ANSWERS = ['generations', 'responses', 'completions', 'answers'];

/**
 * Rows that rank several models at once: their names in one list, their ranks (or ratings, as
 * distilabel writes them) in another. Every two of a row make one judgment. Numbers in `ranking` are
 * read where ranks and places say the same, or where another row shows that they are ranks.
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
  fitting: (first) => {
    const areRanks = first.some(showsRanks);
    return { ...rowRanking, read: (row, content) => addRow(row, content, areRanks) };
  },
  read: (row, content) => addRow(row, content, false),
  texts: rowTexts,
};

/** @param areRanks whether it is known that the numbers in `ranking` are ranks */
function addRow(row: Row, content: FileContent, areRanks: boolean): RowReason | null {
  const ranked = rankedIn(row, areRanks);
  if (ranked === 'unclear') {
    content.refusal = { kind: 'unclear-ranking', field: RANKING };
    return null;
  }
  if ('kind' in ranked) return ranked;
  addRanking(content.table, ranked, {
    question: QUESTION.map((field) => nameOfText(row.get(field))).find((q) => q !== null) ?? null,
    judge: optionalName(row.get('judge') ?? row.get('annotator')),
    turn: UNKNOWN,
    weight: 1,
  });
  return null;
}

function rankedIn(row: Row, areRanks: boolean): readonly Ranked[] | RowReason | 'unclear' {
  const models = modelsIn(row);
  if ('kind' in models) return models;
  const by = [...RANKS, ...RATINGS].find((name) => row.get(name) !== undefined);
  if (by === undefined) return { kind: 'missing-field', field: RANKS[0] };
  const cell = row.get(by);
  const given = typeof cell === 'string' && cell.trim() === '' ? null : cell;
  const list = listIn(given);
  if (list.length !== models.length && given !== null) return badValue(by, given);
  const numbers = models.map((_, at) => rankOf(list[at], by));
  const names = list.map(optionalName);
  const byName = models.every((model) => names.includes(model)) ? placesOf(models, names) : null;
  const isNamed = byName !== null && list.every((item) => typeof item === 'string');
  const ranks = isNamed && !RATINGS.includes(by) ? byName : numbers;
  if (ranks.includes(undefined)) return badValue(by, given);
  if (by === RANKING && !isNamed && !areRanks && arePlaces(list)) {
    const places = placesOf(
      models.map((_, at) => at + 1),
      list,
    );
    if ([places, byName ?? places].some((other) => other.join() !== ranks.join())) return 'unclear';
  }
  return models.map((model, at) => ({ model, rank: ranks[at] ?? null }));
}

/** Where each of these stands in a list, from 1 on. */
function placesOf(items: readonly unknown[], list: readonly unknown[]): number[] {
  return items.map((item) => list.indexOf(item) + 1);
}

/** Whether a list holds every number from 1 to its length, as places do, and ranks without ties. */
function arePlaces(list: readonly unknown[]): boolean {
  return list.length > 0 && list.every((_, at) => list.includes(at + 1));
}

/** Whether a row has numbers in `ranking` that can't be places: with ties, or without some. */
function showsRanks(row: Row): boolean {
  const models = modelsIn(row);
  const list = listIn(row.get(RANKING));
  if ('kind' in models || list.length !== models.length || arePlaces(list)) return false;
  const ranks = list.map((value) => rankOf(value, RANKING));
  return ranks.some((rank) => typeof rank === 'number') && !ranks.includes(undefined);
}

function modelsIn(row: Row): readonly string[] | RowReason {
  const field = MODELS.find((name) => row.get(name) !== undefined) ?? MODELS[0];
  const models: string[] = [];
  for (const item of listIn(row.get(field))) {
    const model = optionalName(item);
    if (model === null) return badValue(field, item);
    if (models.includes(model)) return { kind: 'same-model', model };
    models.push(model);
  }
  if (models.length < 2) return { kind: 'missing-field', field };
  return models.length > MAX_ROW_RANKING ? badValue(field, row.get(field)) : models;
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
  const models = modelsIn(row);
  if ('kind' in models) return [];
  const field = ANSWERS.find((name) => listIn(row.get(name)).length > 0);
  const answers = field === undefined ? [] : listIn(row.get(field));
  return rankingTexts(
    models,
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
