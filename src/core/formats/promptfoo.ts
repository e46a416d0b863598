import type { FileFailure, RowReason } from '../failure.ts';
import { UNKNOWN } from '../judgments.ts';
import { NO_TEXTS } from '../texts/record-texts.ts';
import type { RecordTexts } from '../texts/record-texts.ts';
import { isObject } from './containers/json-object.ts';
import { jsonOf, JsonRow, rowsIn } from './containers/json-record.ts';
import type { Row } from './containers/container.ts';
import type { FileContent } from './content.ts';
import { nameOfText, optionalName } from './fields.ts';
import type { Format } from './format.ts';
import { byTurns } from './record-texts.ts';
import { turnsOf } from './questions.ts';

/**
 * Results of promptfoo with select-best assertions: among the outputs of one test a judge picks
 * the best, which wins against each of the others; nothing is said between the others. The
 * model is the provider, with the prompt where there are several.
 */
export const promptfoo: Format = {
  id: 'promptfoo',
  claims: (has, row) =>
    (has('promptIdx') && has('testIdx')) || (has('results') && isObject(row.get('results'))),
  records: resultsIn,
  refuse: refusal,
  read: addResult,
  texts: selectionTexts,
};

/** A whole file of results, or one result per line. */
function resultsIn(document: Row): Row[] {
  const results = document.get('results');
  if (!isObject(results)) return [document];
  const hasPrompts = rowsIn(results['prompts']).length > 1;
  return rowsIn(results['results']).map((result) => JsonRow.inner(result, { hasPrompts }));
}

function refusal(first: readonly Row[]): FileFailure | null {
  const results = first.flatMap(resultsIn);
  if (results.some((result) => selectionsOf(result).length > 0)) return null;
  const count = (key: string): number => {
    const summary = first[0].get('results');
    const stats = isObject(summary) ? summary['stats'] : undefined;
    const value = isObject(stats) ? stats[key] : undefined;
    return typeof value === 'number' && Number.isFinite(value) ? value : 0;
  };
  const ran = count('successes') + count('failures') + count('errors');
  return { kind: 'no-comparisons', records: Math.max(ran, results.length) };
}

function addResult(row: Row, { scores }: FileContent): RowReason | null {
  const model = modelOf(row);
  if (model === null) return { kind: 'missing-field', field: 'provider' };
  const test = optionalName(row.get('testIdx'));
  if (test === null) return { kind: 'missing-field', field: 'testIdx' };
  scores.equal = 'nothing';
  const selections = selectionsOf(row);
  if (selections.length === 0) return { kind: 'missing-field', field: 'select-best' };
  for (const { judge, isBest } of selections) {
    const score = isBest === null ? null : Number(isBest);
    scores.add({ model, question: test, judge, turn: UNKNOWN, score });
  }
  return null;
}

/** The prompt, the output, and what each assertion gave for reason. */
function selectionTexts(row: Row): readonly RecordTexts[] {
  const { prompt, response } = { prompt: row.get('prompt'), response: row.get('response') };
  const output: unknown = isObject(response) ? response['output'] : undefined;
  const question = byTurns(turnsOf(isObject(prompt) ? prompt['raw'] : prompt));
  const isText = typeof output === 'string' || output === undefined || output === null;
  const left = isText ? byTurns(turnsOf(output)) : jsonOf(output, 1);
  return selectionsOf(row).map(({ reasoning }) => ({ ...NO_TEXTS, question, left, reasoning }));
}

function modelOf(row: Row): string | null {
  const provider = row.get('provider');
  const name = isObject(provider)
    ? (optionalName(provider['label']) ?? optionalName(provider['id']))
    : optionalName(provider);
  if (name === null || row.get('hasPrompts') !== true) return name;
  const prompt = row.get('prompt');
  const label = isObject(prompt) ? nameOfText(prompt['label'] ?? prompt['raw']) : null;
  return `${name} / ${label ?? String(row.get('promptIdx'))}`;
}

/** What each select-best assertion said of this output; null where it failed to choose. */
function selectionsOf(row: Row): {
  readonly judge: string;
  readonly isBest: boolean | null;
  readonly reasoning: string | null;
}[] {
  const grading = row.get('gradingResult');
  const components = rowsIn(isObject(grading) ? grading['componentResults'] : undefined);
  return components.flatMap(({ assertion, pass, reason }) => {
    if (!isObject(assertion) || assertion['type'] !== 'select-best') return [];
    const judge = nameOfText(assertion['value']) ?? 'select-best';
    const reasoning = byTurns(turnsOf(reason));
    return [{ judge, isBest: typeof pass === 'boolean' ? pass : null, reasoning }];
  });
}
