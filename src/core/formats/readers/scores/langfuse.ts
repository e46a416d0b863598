import type { FileFailure, RowReason } from '../../file/file-failure.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { Row } from '../../containers/container.ts';
import { isObject } from '../../containers/json/json-object.ts';
import { JsonRow, rowsIn } from '../../containers/json/json-record.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, nameOfInputs, optionalName } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';
import { addGrades, countsFaults, gradeOf } from '../../record/grades.ts';
import type { Grade } from '../../record/grades.ts';
import { reasonsIn, textIn } from '../../record/record-texts.ts';

/**
 * Traces of Langfuse with their scores, as the page downloads them or the API gives them: the
 * model is that of the observations, the input of the trace the question, every score's name a
 * judge.
 */
export const langfuse: Format = {
  id: 'langfuse',
  claims: (has, row) =>
    Array.isArray(row.get('observations')) && (has('scores') || isObject(row.get('trace'))),
  records: (document) => [traceIn(document)],
  refuse: refusal,
  read: addTrace,
  texts: (trace) => [
    {
      ...NO_TEXTS,
      question: textIn(trace, 'input') ?? nameOfInputs(trace.get('input')),
      left: textIn(trace, 'output'),
      reasoning: reasonsIn(rowsIn(trace.get('scores')), 'comment'),
    },
  ],
};

/** A download holds the trace beside its observations. */
function traceIn(document: Row): Row {
  const trace = document.get('trace');
  if (!isObject(trace)) return document;
  const scores: unknown = trace['scores'] ?? document.get('scores');
  return JsonRow.inner(trace, { scores, observations: document.get('observations') });
}

function refusal(first: readonly Row[]): FileFailure | null {
  return first.some((document) => rowsIn(traceIn(document).get('scores')).length > 0)
    ? null
    : { kind: 'no-comparisons', records: first.length };
}

function addTrace(trace: Row, content: FileContent): RowReason | null {
  const named = rowsIn(trace.get('observations')).map(({ model }) => optionalName(model));
  const models = [...new Set(named)].filter((name) => name !== null);
  if (models.length === 0) return { kind: 'missing-field', field: 'model' };
  // Which of several answered, nothing says.
  if (models.length > 1) return badValue('model', models.join(', '));
  const question = nameOfInputs(trace.get('input'));
  if (question === null) return { kind: 'missing-field', field: 'input' };
  const grades = rowsIn(trace.get('scores')).map(({ name, value, dataType }): Grade => {
    // Of categories the value is but a number in a list.
    const score = dataType === 'CATEGORICAL' ? undefined : gradeOf(value);
    const better = countsFaults(name) ? 'lower' : 'higher';
    return { judge: optionalName(name), value, score, better };
  });
  return addGrades(content, { model: models[0], question }, grades);
}
