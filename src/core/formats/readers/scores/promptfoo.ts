import type { FileFailure, RowReason } from '../../file/file-failure.ts';
import { UNKNOWN } from '../../../table/judgments.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { RecordTexts } from '../../../table/record-texts.ts';
import { isObject } from '../../containers/json/json-object.ts';
import { jsonOf, JsonRow, rowsIn } from '../../containers/json/json-record.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import {
  amountOf,
  nameOfInputs,
  nameOfText,
  optionalName,
  readScore,
} from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';
import { byTurns } from '../../record/record-texts.ts';
import { turnsOf } from '../besides/questions.ts';

/**
 * Results of promptfoo. With select-best assertions a judge picks the best among the outputs of
 * one test, which wins against each of the others; nothing is said between the others. Without
 * any, the scores that the assertions add up to are compared. The model is the provider, with the
 * prompt where there are several.
 */
export const promptfoo: Format = {
  id: 'promptfoo',
  claims: (has, row) => (has('promptIdx') && has('testIdx')) || listIn(row) !== null,
  records: resultsIn,
  refuse: refusal,
  read: addResult,
  texts: resultTexts,
};

/** The results of a whole file; null where the record is none. */
function listIn(document: Row): readonly Record<string, unknown>[] | null {
  const results = document.get('results');
  return isObject(results) && Array.isArray(results['results']) ? rowsIn(results['results']) : null;
}

/** A whole file of results, or one result per line. */
function resultsIn(document: Row): Row[] {
  const list = listIn(document);
  const results = document.get('results');
  if (list === null || !isObject(results)) return [document];
  // Each prompt is listed once for every provider.
  const prompts = rowsIn(results['prompts']).map(({ label, raw }) => optionalName(label ?? raw));
  const hasPrompts = new Set(prompts).size > 1;
  const isPicked = list.some((result) => selectionsOf(JsonRow.inner(result)).length > 0);
  const tests = testNames(list);
  return list.map((result) =>
    JsonRow.inner(result, {
      ...{ hasPrompts, isPicked, test: tests.get(result['testIdx']) },
      template: prompts[Number(result['promptIdx'])],
    }),
  );
}

/**
 * Tests by the variables that they fill in, which are the same in every file of one suite, where
 * numbers may be of another; those of one file that fill in the same are distinguished by number.
 */
function testNames(results: readonly Record<string, unknown>[]): ReadonlyMap<unknown, string> {
  const names = new Map<unknown, string>();
  const taken = new Set<string>();
  for (const { testIdx, vars } of results) {
    const name = isObject(vars) ? nameOfInputs(vars) : null;
    if (name === null || names.has(testIdx)) continue;
    names.set(testIdx, taken.has(name) ? `${name} #${String(testIdx)}` : name);
    taken.add(name);
  }
  return names;
}

/** Without assertions every output has the score 1, which says nothing. */
function refusal(first: readonly Row[]): FileFailure | null {
  const results = first.flatMap(resultsIn);
  const scores = new Set(results.map(scoreOf).filter((score) => typeof score === 'number'));
  if (scores.size > 1 || results.some((result) => assertionsOf(result).length > 0)) return null;
  const count = (key: string): number => {
    const summary = first[0].get('results');
    const stats = isObject(summary) ? summary['stats'] : undefined;
    const value = isObject(stats) ? stats[key] : undefined;
    return typeof value === 'number' && Number.isFinite(value) ? value : 0;
  };
  const ran = count('successes') + count('failures') + count('errors');
  return { kind: 'no-comparisons', records: Math.max(ran, results.length) };
}

function addResult(row: Row, content: FileContent): RowReason | null {
  const { scores } = content;
  const model = modelOf(row, content);
  if (model === null) return { kind: 'missing-field', field: 'provider' };
  const test = optionalName(row.get('testIdx'));
  if (test === null) return { kind: 'missing-field', field: 'testIdx' };
  const selections = selectionsOf(row);
  // Of one result per line, the first that is read decides.
  const isPicked =
    row.get('isPicked') ?? (scores.rows > 0 ? scores.equal === 'nothing' : selections.length > 0);
  if (isPicked !== true) {
    const score = scoreOf(row);
    if (typeof score === 'object' && score !== null) return score;
    const question = optionalName(row.get('test')) ?? nameOfInputs(row.get('vars')) ?? test;
    scores.add({ model, question, judge: null, turn: UNKNOWN, score });
    content.spend(model, spentOn(row));
    return null;
  }
  scores.equal = 'nothing';
  if (selections.length === 0) return { kind: 'missing-field', field: 'select-best' };
  for (const { judge, isBest } of selections) {
    const score = isBest === null ? null : Number(isBest);
    scores.add({ model, question: test, judge, turn: UNKNOWN, score });
  }
  content.spend(model, spentOn(row));
  return null;
}

/**
 * US dollars, of which promptfoo writes 0 where it knows no price; milliseconds, which say nothing
 * of an output that its cache gave.
 */
function spentOn(row: Row) {
  if (isFailed(row)) return { cost: null, seconds: null };
  const response = row.get('response');
  const isCached = isObject(response) && response['cached'] === true;
  const milliseconds = isCached ? null : amountOf(row.get('latencyMs'));
  return {
    cost: amountOf(row.get('cost')) || null,
    seconds: milliseconds === null ? null : milliseconds / 1000,
  };
}

/** ResultFailureReason.ERROR of promptfoo: no output could be had, so its 0 is no score. */
const FAILED_CALL = 2;

function isFailed(row: Row): boolean {
  return (
    row.get('failureReason') === FAILED_CALL ||
    (row.get('failureReason') === undefined &&
      typeof row.get('error') === 'string' &&
      !isObject(row.get('gradingResult')))
  );
}

function scoreOf(row: Row): number | null | RowReason {
  return isFailed(row) ? null : readScore(row, 'score', null);
}

/** The prompt, the output, and why it was picked or got its score. */
function resultTexts(row: Row): readonly RecordTexts[] {
  const selections = row.get('isPicked') === false ? [] : selectionTexts(row);
  if (selections.length > 0) return selections;
  const grading = row.get('gradingResult');
  const reasoning = byTurns(turnsOf(isObject(grading) ? grading['reason'] : undefined));
  return [{ ...outputTexts(row), reasoning }];
}

/** What each assertion gave for reason. */
function selectionTexts(row: Row): readonly RecordTexts[] {
  return selectionsOf(row).map(({ reasoning }) => ({ ...outputTexts(row), reasoning }));
}

function outputTexts(row: Row): RecordTexts {
  const { prompt, response } = { prompt: row.get('prompt'), response: row.get('response') };
  const output: unknown = isObject(response) ? response['output'] : undefined;
  const question = byTurns(turnsOf(isObject(prompt) ? prompt['raw'] : prompt));
  const isText = typeof output === 'string' || output === undefined || output === null;
  const left = isText ? byTurns(turnsOf(output)) : jsonOf(output, 1);
  return { ...NO_TEXTS, question, left };
}

/** The provider, with the prompt where there are several. */
function modelOf(row: Row, { notes }: FileContent): string | null {
  const provider = row.get('provider');
  const name = isObject(provider)
    ? (optionalName(provider['label']) ?? optionalName(provider['id']))
    : optionalName(provider);
  if (name === null) return null;
  const hasPrompts = row.get('hasPrompts') ?? isOfAnotherPrompt(row, name, notes);
  return hasPrompts === true ? `${name} / ${promptOf(row)}` : name;
}

/** Of one result per line the first prompt of a provider gives it no other name. */
function isOfAnotherPrompt(row: Row, provider: string, notes: FileContent['notes']): boolean {
  const prompt = row.get('prompt');
  const label = isObject(prompt) ? optionalName(prompt['label']) : null;
  const own = label ?? String(row.get('promptIdx'));
  const first = notes.get(provider) ?? own;
  notes.set(provider, first);
  return own !== first;
}

/** Its label, which in what was filled in is that of the template. */
function promptOf(row: Row): string {
  const prompt = row.get('prompt');
  const { label, raw } = isObject(prompt) ? prompt : {};
  return nameOfText(label ?? row.get('template') ?? raw) ?? String(row.get('promptIdx'));
}

/** What each select-best assertion said of this output; null where it failed to choose. */
function selectionsOf(row: Row): {
  readonly judge: string;
  readonly isBest: boolean | null;
  readonly reasoning: string | null;
}[] {
  return assertionsOf(row).flatMap(({ assertion, pass, reason }) => {
    if (!isObject(assertion) || assertion['type'] !== 'select-best') return [];
    const judge = nameOfText(assertion['value']) ?? 'select-best';
    const reasoning = byTurns(turnsOf(reason));
    return [{ judge, isBest: typeof pass === 'boolean' ? pass : null, reasoning }];
  });
}

/** What each assertion gave. */
function assertionsOf(row: Row): readonly Record<string, unknown>[] {
  const grading = row.get('gradingResult');
  return rowsIn(isObject(grading) ? grading['componentResults'] : undefined);
}
