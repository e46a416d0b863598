import type { RowReason } from '../file/file-failure.ts';
import type { NewScore } from '../../table/scores.ts';
import type { Row } from '../containers/container.ts';
import type { FileContent } from '../record/content.ts';
import {
  fieldsOf,
  nameOfText,
  optionalName,
  readName,
  readScore,
  readTurn,
} from '../record/fields.ts';
import type { FileContext } from '../record/format.ts';
import { isNumbering } from './header-words.ts';
import { categorise, judgeIn, nameIn } from './mapped-besides.ts';
import type { MappedModel, ScoreMapping, WideMapping } from '../file/mapping.ts';
import { folderInPath, modelInPath } from '../record/path-names.ts';

/** Adds the scores of a row that is about one model. */
export function addScores(
  row: Row,
  content: FileContent,
  { file }: FileContext,
  mapping: ScoreMapping,
): RowReason | null {
  const model = modelOf(row, file, mapping.model);
  if (typeof model !== 'string') return model;
  const question = nameOfText(row.get(mapping.question));
  if (question === null) return { kind: 'missing-field', field: mapping.question };
  const own = nameIn(row, mapping.judge);
  const isOne = mapping.scores.length === 1;
  const given = mapping.scores.map((field) => ({
    ...{ model, field, judge: isOne ? own : judgeIn(own, field) },
  }));
  return add(row, content, mapping, question, given);
}

/** Adds the scores of a row that has a column for each model. */
export function addWide(
  row: Row,
  content: FileContent,
  { file }: FileContext,
  mapping: WideMapping,
): RowReason | null {
  const question =
    mapping.question === null
      ? `${file}#${String(content.scores.questions + 1)}`
      : nameOfText(row.get(mapping.question));
  if (question === null) return { kind: 'missing-field', field: mapping.question ?? '' };
  const judge = nameIn(row, mapping.judge);
  const given = (mapping.models ?? []).map((model) => ({ model, field: model, judge }));
  return add(row, content, mapping, question, given);
}

interface ScoreColumn {
  readonly field: string;
  readonly model: string;
  readonly judge: string | null;
}

/** Adds all scores of a row, or none where one can't be read. */
function add(
  row: Row,
  content: FileContent,
  mapping: ScoreMapping | WideMapping,
  question: string,
  columns: readonly ScoreColumn[],
): RowReason | null {
  const turn = readTurn(mapping.turn === null ? undefined : row.get(mapping.turn));
  const scores: NewScore[] = [];
  for (const { field, model, judge } of columns) {
    // A record need not name what it has no score for.
    const score = row.get(field) === undefined ? null : readScore(row, field, null);
    if (typeof score === 'object' && score !== null) return score;
    scores.push({ model, question, judge, turn, score });
  }
  content.scores.better = mapping.better;
  for (const score of scores) content.scores.add(score);
  categorise(row, content, mapping, question);
  return null;
}

function modelOf(row: Row, file: string, model: MappedModel): string | RowReason {
  if ('column' in model) return readName(row, model.column);
  if (model.named === 'file') return modelInPath(file);
  return folderInPath(file) ?? { kind: 'missing-field', field: '@folder' };
}

/** The mapping with its models by name: those columns of the first records that hold numbers. */
export function withModels(mapping: WideMapping, first: readonly Row[]): WideMapping {
  const others = new Set([mapping.question, mapping.category, mapping.judge, mapping.turn]);
  const fields = fieldsOf(first).filter((field) => !others.has(field) && !isNumbering(field));
  const isNumeric = (field: string): boolean => {
    const values = first.flatMap((row) => optionalName(row.get(field)) ?? []);
    return values.length > 0 && values.every((value) => Number.isFinite(Number(value)));
  };
  return { ...mapping, models: mapping.models ?? fields.filter(isNumeric) };
}
