import type { FileFailure, RowReason } from '../../file/file-failure.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { RecordTexts } from '../../../table/record-texts.ts';
import type { Row } from '../../containers/container.ts';
import { isObject } from '../../containers/json/json-object.ts';
import { JsonRow, rowsIn } from '../../containers/json/json-record.ts';
import type { FileContent } from '../../record/content.ts';
import { optionalName, readName } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';
import { addGrades, gradeOf } from '../../record/grades.ts';
import type { Grade } from '../../record/grades.ts';
import { conversationIn, textIn } from '../../record/record-texts.ts';

/** As inspect_ai's value_to_float (scorer/_metric.py) reads them where nothing else is set. */
const GRADES: ReadonlyMap<string, number> = new Map([
  ['C', 1],
  ['P', 0.5],
  ['I', 0],
  ['N', 0],
]);

/**
 * Logs of Inspect (inspect_ai), each of one model at one task: every scorer is a judge, and a
 * sample of the task is a question. Records are whole logs, or one sample each with the log's
 * `eval` (see inspect-archive.ts).
 */
export const inspect: Format = {
  id: 'inspect',
  claims: (_has, row) => {
    const spec = row.get('eval');
    return isObject(spec) && 'task' in spec && 'model' in spec;
  },
  records: samplesIn,
  refuse: refusal,
  read: addSample,
  texts: sampleTexts,
};

function samplesIn(log: Row): Row[] {
  const spec = log.get('eval');
  const { task, model } = isObject(spec) ? spec : {};
  const sample = log.get('sample');
  const samples = isObject(sample) ? [sample] : rowsIn(log.get('samples'));
  return samples.map((record) => JsonRow.inner(record, { task, model }));
}

function refusal(first: readonly Row[]): FileFailure | null {
  const isEmpty = first.every((log) => samplesIn(log).length === 0);
  return isEmpty ? { kind: 'no-comparisons', records: 0 } : null;
}

function addSample(row: Row, content: FileContent): RowReason | null {
  const model = readName(row, 'model');
  if (typeof model !== 'string') return model;
  const task = readName(row, 'task');
  if (typeof task !== 'string') return task;
  const id = readName(row, 'id');
  if (typeof id !== 'string') return id;
  return addGrades(content, { model, question: `${task}/${id}` }, scoresOf(row));
}

interface Scored extends Grade {
  readonly reasoning: string | null;
}

/** What each scorer gave, or each part of a scorer that gives several; one without any score. */
function scoresOf(row: Row): readonly Scored[] {
  // Logs of version 1 have one scorer, which its field does not name.
  const scorers = row.get('scores') ?? { score: row.get('score') };
  const given = Object.entries(isObject(scorers) ? scorers : {}).flatMap(([scorer, said]) => {
    const value = isObject(said) ? said['value'] : said;
    const reasoning = isObject(said) ? textIn(JsonRow.inner(said), 'explanation') : null;
    const parts: readonly (readonly [string, unknown])[] = isObject(value)
      ? Object.entries(value).map(([part, own]) => [`${scorer}, ${part}`, own])
      : [[scorer, value]];
    return parts.map(([name, own]) => {
      return { judge: optionalName(name), value: own, score: gradeOf(own, GRADES), reasoning };
    });
  });
  return given.length > 0 ? given : [{ judge: null, value: null, score: null, reasoning: null }];
}

function sampleTexts(row: Row): readonly RecordTexts[] {
  const question = conversationIn(row.get('input')).question ?? textIn(row, 'input');
  const output = row.get('output');
  const [choice] = rowsIn(isObject(output) ? output['choices'] : undefined);
  const message = isObject(choice) ? choice['message'] : undefined;
  const left = textIn(JsonRow.inner({ messages: [message] }), 'messages');
  return scoresOf(row).map(({ reasoning }) => ({ ...NO_TEXTS, question, left, reasoning }));
}
