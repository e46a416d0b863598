import type { FileFailure, RowReason } from '../../file/file-failure.ts';
import { Outcome, UNKNOWN } from '../../../table/judgments.ts';
import { judgmentOf } from '../../../table/table-builder.ts';
import type { RecordTexts } from '../../../table/record-texts.ts';
import { isObject } from '../../containers/json/json-object.ts';
import { JsonRow, rowsIn } from '../../containers/json/json-record.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, nameOfText, optionalName, readPair } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';
import { textIn, usualTexts } from '../../record/record-texts.ts';
import { outcomeOf } from '../../record/verdict.ts';

const WORDS: ReadonlyMap<string, Outcome> = new Map([
  ['left', Outcome.left],
  ['right', Outcome.right],
]);
/** Fields of a task's data that name the two models, by what people call them. */
const NAMES: readonly (readonly [left: string, right: string])[] = [
  ['model_a', 'model_b'],
  ['model_left', 'model_right'],
  ['left_model', 'right_model'],
  ['model1', 'model2'],
  ['model_1', 'model_2'],
  ['model_A', 'model_B'],
  ['a_model', 'b_model'],
  ['text1_model', 'text2_model'],
];
const QUESTIONS = ['question', 'prompt', 'instruction', 'input', 'query'];

/**
 * Pairwise tasks of Label Studio: an annotation selects the answer on the left or on the right.
 * The models stand in the task's data, if whoever made the tasks put them there.
 */
export const labelStudio: Format = {
  id: 'label-studio',
  claims: (has, row) =>
    has('data') &&
    has('annotations') &&
    (rowsIn(row.get('annotations')).some((annotation) => selectionsOf(annotation).length > 0) ||
      namesIn(dataOf(row)) !== null),
  refuse: refusal,
  read: addTask,
  texts: taskTexts,
};

function refusal(first: readonly Row[]): FileFailure | null {
  if (first.some((task) => namesIn(dataOf(task)) !== null)) return null;
  return { kind: 'without-models', fields: NAMES[0] };
}

function addTask(row: Row, content: FileContent): RowReason | null {
  const data = dataOf(row);
  const names = namesIn(data) ?? NAMES[0];
  const pair = readPair(data, ...names);
  if ('kind' in pair) return pair;
  const annotations = rowsIn(row.get('annotations'));
  if (annotations.length === 0) {
    content.leaveAside();
    return null;
  }
  const text = QUESTIONS.map((field) => nameOfText(data.get(field))).find((name) => name !== null);
  const question = text ?? optionalName(row.get('id'));
  const judgments: { readonly outcome: Outcome; readonly judge: string | null }[] = [];
  for (const annotation of annotations) {
    const by = annotation['completed_by'];
    const judge = optionalName(isObject(by) ? (by['id'] ?? by['email']) : by);
    for (const value of verdictsOf(annotation)) {
      const outcome = outcomeOf(value, pair, { words: WORDS, mayNameWinner: false });
      if (outcome === null) return badValue('selected', value);
      judgments.push({ outcome, judge });
    }
  }
  for (const { outcome, judge } of judgments) {
    content.table.add(judgmentOf(pair, outcome, { judge, question, turn: UNKNOWN }));
  }
  return null;
}

/** What an annotation selected; null where it was skipped, or handed in with nothing selected. */
function verdictsOf(annotation: Record<string, unknown>): readonly unknown[] {
  const selections = annotation['was_cancelled'] === true ? [] : selectionsOf(annotation);
  return selections.length === 0 ? [null] : selections;
}

/** Of the Pairwise tag or, where a task is made without it, of the Choices tag. */
function selectionsOf(annotation: Record<string, unknown>): readonly unknown[] {
  const values = rowsIn(annotation['result']).flatMap(({ value }) =>
    isObject(value) ? [value] : [],
  );
  const selected = values.flatMap((value) => ('selected' in value ? [value['selected']] : []));
  if (selected.length > 0) return selected;
  return values.flatMap(({ choices }): unknown[] =>
    // Of several that were ticked none is the verdict.
    Array.isArray(choices) && choices.length > 0
      ? [choices.length === 1 ? choices[0] : choices]
      : [],
  );
}

function namesIn(data: Row): readonly [string, string] | null {
  return NAMES.find((names) => names.every((name) => data.get(name) !== undefined)) ?? null;
}

function dataOf(task: Row): Row {
  const data = task.get('data');
  return JsonRow.inner(isObject(data) ? data : {});
}

function taskTexts(row: Row): readonly RecordTexts[] {
  const data = dataOf(row);
  return usualTexts(data).map((texts) => ({
    ...texts,
    question: texts.question ?? textIn(data, ...QUESTIONS),
    left: texts.left ?? textIn(data, 'text1', 'left'),
    right: texts.right ?? textIn(data, 'text2', 'right'),
  }));
}
