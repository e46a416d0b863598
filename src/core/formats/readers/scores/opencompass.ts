import type { RowReason } from '../../file/file-failure.ts';
import { Outcome, UNKNOWN } from '../../../table/judgments.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { RecordTexts } from '../../../table/record-texts.ts';
import type { Row } from '../../containers/container.ts';
import { isObject } from '../../containers/json/json-object.ts';
import { JsonRow } from '../../containers/json/json-record.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, nameOfText, optionalName, readPair } from '../../record/fields.ts';
import type { ModelPair } from '../../record/fields.ts';
import { addGraded } from '../../record/graded.ts';
import type { FileContext, Format } from '../../record/format.ts';
import { foldersOf, stemOf } from '../../record/path-names.ts';
import { textIn } from '../../record/record-texts.ts';
import { outcomeOf } from '../../record/verdict.ts';

/**
 * Pairwise results of OpenCompass's subjective evaluation: one object of numbered records, or a
 * list of them. `gold` names the models in the order shown (answer1, answer2) and `prediction` is
 * what the judge wrote; or `pred` holds model1, model2 and the judgment. The judge stands in the
 * name of the folder: MODEL1_MODEL2_judged-by--JUDGE/DATASET.json.
 */
export const opencompass: Format = {
  id: 'opencompass',
  claims: (_has, row) => recordsIn(row).slice(0, 10).some(isPair),
  records: recordsIn,
  read: addJudgment,
  texts: (row) => [textsOf(row)],
};

/** The numbered records of a document, which may stand in `details`; or the record itself. */
function recordsIn(document: Row): Row[] {
  const details = document.get('details');
  const holder = isObject(details) ? JsonRow.inner(details) : document;
  const keys = holder.fields();
  if (keys.length === 0 || !keys.every((key) => /^\d+$/.test(key))) return [document];
  return keys.map((key) => JsonRow.inner(objectIn(holder, key) ?? {}));
}

function isPair(row: Row): boolean {
  return partsOf(row) !== null;
}

/** Who was shown first and second, and what the judge wrote. */
interface Parts {
  readonly models: Row;
  readonly fields: readonly [left: string, right: string];
  readonly written: unknown;
}

function partsOf(row: Row): Parts | null {
  const pred = objectIn(row, 'pred');
  if (pred !== null && 'model1' in pred && 'model2' in pred) {
    const models = JsonRow.inner(pred);
    const written = models.get('judgement') ?? models.get('judgment');
    return { models, fields: ['model1', 'model2'], written };
  }
  const gold = objectIn(row, 'gold');
  if (gold === null || !('answer1' in gold) || !('answer2' in gold)) return null;
  const written = row.get('prediction');
  return { models: JsonRow.inner(gold), fields: ['answer1', 'answer2'], written };
}

function addJudgment(
  row: Row,
  content: FileContent,
  { file, grades }: FileContext,
): RowReason | null {
  const parts = partsOf(row);
  if (parts === null) return { kind: 'missing-field', field: 'gold.answer1' };
  const pair = readPair(parts.models, ...parts.fields);
  if ('kind' in pair) return pair;
  const { written } = parts;
  if (written !== null && written !== undefined && typeof written !== 'string') {
    return badValue('prediction', written);
  }
  const about = JsonRow.inner(objectIn(row, 'gold') ?? objectIn(row, 'pred') ?? {});
  const question =
    optionalName(about.get('question_id')) ??
    nameOfText(textIn(about, 'question') ?? textIn(row, 'question'));
  const [outcome, isStrong] = verdictIn(written ?? '', pair);
  const judgment = { ...pair, outcome, question, judge: judgeIn(file), turn: UNKNOWN, weight: 1 };
  addGraded(content, judgment, isStrong, grades);
  const category = optionalName(about.get('category') ?? about.get('capability'));
  if (question !== null && category !== null) content.categorise(question, category);
  return null;
}

/** The marks that the judge prompts of OpenCompass ask for. */
const MARKS = [/\[\[([ABC]|[AB][<>=]{1,2}[AB])\]\]/g, /(?:选择\uff1a|Choice:)\s*([ABC])\b/g];
const STRONG = />>|<</;
const WORDS: ReadonlyMap<string, Outcome> = new Map([
  ['a', Outcome.left],
  ['b', Outcome.right],
  ['c', Outcome.tie],
  ['model1', Outcome.left],
  ['model2', Outcome.right],
  ['tie', Outcome.tie],
  ['a>b', Outcome.left],
  ['a>>b', Outcome.left],
  ['b<a', Outcome.left],
  ['b<<a', Outcome.left],
  ['a=b', Outcome.tie],
  ['b=a', Outcome.tie],
  ['a<b', Outcome.right],
  ['a<<b', Outcome.right],
  ['b>a', Outcome.right],
  ['b>>a', Outcome.right],
]);

/** What is written, where it is a verdict and no more, or what all marks in it say alike; and whether strong. */
function verdictIn(written: string, pair: ModelPair): readonly [Outcome, boolean] {
  const alone = outcomeOf(written, pair, { words: WORDS, mayNameWinner: true });
  if (alone !== null) return [alone, STRONG.test(written)];
  const marks = MARKS.flatMap((mark) => [...written.matchAll(mark)].map(([, said]) => said));
  const outcomes = new Set(marks.map((said) => WORDS.get(said.toLowerCase()) ?? Outcome.unparsed));
  const [first = Outcome.unparsed] = outcomes;
  return outcomes.size === 1
    ? [first, marks.every((said) => STRONG.test(said))]
    : [Outcome.unparsed, false];
}

/** MODEL1_MODEL2_judged-by--JUDGE; what sums up the verdicts of several judges is one as well. */
function judgeIn(file: string): string | null {
  const names = [...foldersOf(file), stemOf(file)];
  const judges = names.map((name) => /_(?:judged|summarized)-by--(.+)$/.exec(name)?.[1]);
  return judges.findLast((judge) => judge !== undefined) ?? null;
}

function textsOf(row: Row): RecordTexts {
  const about = JsonRow.inner(objectIn(row, 'gold') ?? {});
  return {
    ...NO_TEXTS,
    question: textIn(about, 'question') ?? textIn(row, 'question'),
    left: textIn(about, 'prediction1'),
    right: textIn(about, 'prediction2'),
    prompt: promptOf(row.get('origin_prompt')),
    reasoning: textIn(row, 'prediction'),
  };
}

/** A text, or messages with theirs in `prompt`. */
function promptOf(value: unknown): string | null {
  const messages: readonly unknown[] = Array.isArray(value) ? value : [];
  const texts = messages.map((message) =>
    isObject(message) ? { content: message['prompt'] } : message,
  );
  return textIn(JsonRow.inner({ texts: Array.isArray(value) ? texts : value }), 'texts');
}

function objectIn(row: Row, field: string): Record<string, unknown> | null {
  const value = row.get(field);
  return isObject(value) ? value : null;
}
