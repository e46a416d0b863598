import type { FileFailure, RowReason } from '../../file/file-failure.ts';
import { Outcome, UNKNOWN } from '../../../table/judgments.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { RecordTexts } from '../../../table/record-texts.ts';
import { JsonRow, parseValue, rowsIn } from '../../containers/json/json-record.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, nameOfText, optionalName, readPair, readScore } from '../../record/fields.ts';
import type { FileContext, Format } from '../../record/format.ts';
import { addGraded } from '../../record/graded.ts';
import { byTurns, conversationIn, textIn } from '../../record/record-texts.ts';
import { turnsOf } from '../besides/questions.ts';

/** Fields that name the models of response1 and response2 where somebody has added them. */
const MODELS: readonly (readonly [string, string])[] = [
  ['model1', 'model2'],
  ['model_1', 'model_2'],
  ['response1_model', 'response2_model'],
  ['model_a', 'model_b'],
];

/**
 * Preferences of HelpSteer3, −3 (response1 is much better) to 3, one for each annotator. As it is
 * published it names no models. How far one answer is better is no number of judgments: ±3 is a strong
 * verdict, ±1 (slightly better) and ±2 (better) are plain ones.
 */
export const helpsteer3: Format = {
  id: 'helpsteer3',
  isNested: true,
  // Which is the category of the question.
  untagged: ['domain'],
  claims: (has) => has('response1') && has('response2') && has('overall_preference'),
  refuse: (first) => (first.some((row) => namesIn(row) !== null) ? null : WITHOUT_MODELS),
  read: addPreferences,
  texts: preferenceTexts,
};

/** The farthest that a preference goes. */
const MUCH_BETTER = 3;

const WITHOUT_MODELS: FileFailure = { kind: 'without-models', fields: MODELS[0] };

function addPreferences(row: Row, content: FileContent, { grades }: FileContext): RowReason | null {
  const pair = readPair(row, ...(namesIn(row) ?? MODELS[0]));
  if ('kind' in pair) return pair;
  const preferences: (number | null)[] = [];
  for (const { rating, field } of ratingsIn(row)) {
    const preference = readScore(rating, field, null);
    if (typeof preference === 'object' && preference !== null) return preference;
    if (preference !== null && Math.abs(preference) > MUCH_BETTER)
      return badValue(field, preference);
    preferences.push(preference);
  }
  const question = nameOfText(questionOf(row));
  const category = optionalName(row.get('domain'));
  if (question !== null && category !== null) content.categorise(question, category);
  for (const [at, preference] of preferences.entries()) {
    const judge = preferences.length > 1 ? `annotator ${at + 1}` : null;
    const outcome = outcomeOf(preference);
    const judgment = { ...pair, outcome, question, judge, turn: UNKNOWN, weight: 1 };
    addGraded(content, judgment, Math.abs(preference ?? 0) === MUCH_BETTER, grades);
  }
  return null;
}

function outcomeOf(preference: number | null): Outcome {
  if (preference === null) return Outcome.unparsed;
  if (preference === 0) return Outcome.tie;
  return preference < 0 ? Outcome.left : Outcome.right;
}

/** That of each annotator, or where there are none the one for all. */
function ratingsIn(row: Row): { readonly rating: Row; readonly field: string }[] {
  const single = rowsIn(parsed(row.get('individual_preference')));
  if (single.length === 0) return [{ rating: row, field: 'overall_preference' }];
  return single.map((rating) => ({ rating: JsonRow.inner(rating), field: 'score' }));
}

function namesIn(row: Row): readonly [string, string] | null {
  return MODELS.find((names) => names.every((name) => row.get(name) !== undefined)) ?? null;
}

function questionOf(row: Row): string | null {
  const context = parsed(row.get('context'));
  return conversationIn(context).question ?? byTurns(turnsOf(context)) ?? textIn(row, 'prompt');
}

function preferenceTexts(row: Row): readonly RecordTexts[] {
  const question = questionOf(row);
  const [left, right] = [textIn(row, 'response1'), textIn(row, 'response2')];
  return ratingsIn(row).map(({ rating }) => ({
    ...{ ...NO_TEXTS, question, left, right },
    reasoning: textIn(rating, 'reasoning'),
  }));
}

/** In a CSV lists are JSON in a cell. */
function parsed(value: unknown): unknown {
  return typeof value === 'string' && /^\s*[[{]/.test(value) ? parseValue(value) : value;
}
