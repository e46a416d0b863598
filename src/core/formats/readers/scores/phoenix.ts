import type { RowReason } from '../../file/file-failure.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { RecordTexts } from '../../../table/record-texts.ts';
import type { Row } from '../../containers/container.ts';
import { isObject } from '../../containers/json/json-object.ts';
import { parseValue, rowsIn } from '../../containers/json/json-record.ts';
import type { FileContent } from '../../record/content.ts';
import { nameOfInputs, optionalName, readName } from '../../record/fields.ts';
import type { FileContext, Format } from '../../record/format.ts';
import { addGrades, countsFaults, gradeOf } from '../../record/grades.ts';
import type { Grade } from '../../record/grades.ts';
import { modelInPath } from '../../record/path-names.ts';
import { reasonsIn, textIn } from '../../record/record-texts.ts';

const MODEL = 'attributes.llm.model_name';
const INPUT = 'attributes.input.value';
/** Columns of scores: of an experiment, and of spans with their evaluations. */
const SCORES = [/^annotation_(.+)_score$/, /^eval\.(.+)\.score$/];

/**
 * Exports of Arize Phoenix: the runs of an experiment (JSON with `annotations`, or CSV with
 * annotation_NAME_score), where the experiment, which the file is named after, is the model; or
 * spans with eval.NAME.score, which name theirs. Ids count up on every server: what was asked is
 * the question.
 */
export const phoenix: Format = {
  id: 'phoenix',
  claims: (has, row) =>
    (has('example_id') && has('repetition_number') && (has('annotations') || hasScores(row))) ||
    (has('context.span_id') && has(MODEL) && hasScores(row)),
  read: addRun,
  texts: (row) => [runTexts(row)],
};

function hasScores(row: Row): boolean {
  return row.fields().some((field) => evaluatorOf(field) !== null);
}

function evaluatorOf(field: string): string | null {
  const [name = null] = SCORES.flatMap((pattern) => pattern.exec(field)?.slice(1) ?? []);
  return name;
}

function addRun(row: Row, content: FileContent, { file }: FileContext): RowReason | null {
  const isSpan = row.get(MODEL) !== undefined;
  const model = isSpan ? readName(row, MODEL) : modelInPath(file);
  if (typeof model !== 'string') return model;
  const question =
    nameOfInputs(parsed(row.get(isSpan ? INPUT : 'input'))) ?? optionalName(row.get('example_id'));
  if (question === null) return { kind: 'missing-field', field: isSpan ? INPUT : 'input' };
  return addGrades(content, { model, question }, gradesOf(row));
}

function gradesOf(row: Row): readonly Grade[] {
  const annotations = rowsIn(row.get('annotations')).map(({ name, score }) =>
    gradeIn(optionalName(name), score),
  );
  if (annotations.length > 0) return annotations;
  const columns = row.fields().flatMap((field) => {
    const evaluator = evaluatorOf(field);
    return evaluator === null ? [] : [gradeIn(evaluator, row.get(field))];
  });
  // One that no evaluator came to.
  return columns.length > 0 ? columns : [gradeIn(null, null)];
}

function gradeIn(judge: string | null, value: unknown): Grade {
  const better = countsFaults(judge) ? 'lower' : 'higher';
  return { judge, value, score: gradeOf(value), better };
}

/** In CSV, objects are JSON in a cell. */
function parsed(value: unknown): unknown {
  const isJson = typeof value === 'string' && value.trimStart().startsWith('{');
  return isJson ? (parseValue(value) ?? value) : value;
}

function runTexts(row: Row): RecordTexts {
  const question = parsed(row.get(row.get(MODEL) === undefined ? 'input' : INPUT));
  return {
    ...NO_TEXTS,
    question: isObject(question) ? nameOfInputs(question) : textIn(row, 'input', INPUT),
    left: textIn(row, 'output', 'attributes.output.value'),
    reasoning: reasonsIn(rowsIn(row.get('annotations')), 'explanation'),
  };
}
