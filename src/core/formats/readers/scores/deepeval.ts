import type { FileFailure, RowReason } from '../../file/file-failure.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { Row } from '../../containers/container.ts';
import { isObject } from '../../containers/json/json-object.ts';
import { JsonRow, rowsIn } from '../../containers/json/json-record.ts';
import type { FileContent } from '../../record/content.ts';
import { nameOfText, optionalName } from '../../record/fields.ts';
import type { FileContext, Format } from '../../record/format.ts';
import { addGrades, countsFaults, gradeOf } from '../../record/grades.ts';
import type { Grade } from '../../record/grades.ts';
import { modelInPath } from '../../record/path-names.ts';
import { reasonsIn, textIn } from '../../record/record-texts.ts';

/**
 * Test runs of deepeval: every metric is a judge, and what was asked is the question. The model is
 * a hyperparameter of the run, or what the file is named after. Metrics that count faults are read
 * where there are no others.
 */
export const deepeval: Format = {
  id: 'deepeval',
  claims: (_has, row) => casesIn(row) !== null,
  records: testsIn,
  refuse: refusal,
  read: addTest,
  texts: (row) => [
    {
      ...NO_TEXTS,
      question: textIn(row, 'input'),
      left: textIn(row, 'actualOutput'),
      reasoning: reasonsIn(metricsOf(row), 'reason'),
    },
  ],
};

/** A run as it is, or as the last one is kept. */
function runIn(document: Row): Row {
  const kept = document.get('testRunData');
  return isObject(kept) ? JsonRow.inner(kept) : document;
}

function casesIn(document: Row): readonly Row[] | null {
  const list = runIn(document).get('testCases');
  if (!Array.isArray(list)) return null;
  const cases = rowsIn(list).map((test) => JsonRow.inner(test));
  const isRun = Array.isArray(runIn(document).get('metricsScores'));
  return isRun || cases.some((test) => test.get('metricsData') !== undefined) ? cases : null;
}

function testsIn(document: Row): Row[] {
  const cases = casesIn(document) ?? [];
  const hyperparameters = runIn(document).get('hyperparameters');
  const model = isObject(hyperparameters) ? hyperparameters['model'] : undefined;
  const faults = cases.flatMap(metricsOf).filter(passesBelow);
  const names = new Set(faults.map(({ name }) => name));
  return rowsIn(runIn(document).get('testCases')).map((test) =>
    JsonRow.inner(test, { model, faults: names }),
  );
}

/** Whether a metric shows by one score that less is better. */
function passesBelow({ score, threshold, success }: Record<string, unknown>): boolean {
  if (typeof score !== 'number' || typeof threshold !== 'number') return false;
  return success === true ? score < threshold : success === false && score > threshold;
}

function refusal(first: readonly Row[]): FileFailure | null {
  const cases = first.flatMap((document) => casesIn(document) ?? []);
  return cases.some((test) => metricsOf(test).length > 0)
    ? null
    : { kind: 'no-comparisons', records: cases.length };
}

function addTest(row: Row, content: FileContent, { file }: FileContext): RowReason | null {
  const question = nameOfText(row.get('input'));
  if (question === null) return { kind: 'missing-field', field: 'input' };
  const model = optionalName(row.get('model')) ?? modelInPath(file);
  const found = row.get('faults');
  const faults: ReadonlySet<unknown> = found instanceof Set ? found : new Set();
  const grades = metricsOf(row).map((metric) => gradeIn(metric, faults));
  return addGrades(content, { model, question }, grades);
}

function metricsOf(row: Row): readonly Record<string, unknown>[] {
  return rowsIn(row.get('metricsData'));
}

/** The judge is the metric with the model that it asks: another would give other scores. */
function gradeIn(metric: Record<string, unknown>, faults: ReadonlySet<unknown>): Grade {
  const { name, evaluationModel, score } = metric;
  const isFault = countsFaults(name) || faults.has(name);
  return {
    judge: optionalName([name, evaluationModel]),
    value: score,
    score: gradeOf(score),
    better: isFault ? 'lower' : 'higher',
  };
}
