import type { FileFailure, RowReason } from '../failure.ts';
import { UNKNOWN } from '../judgments.ts';
import { NO_TEXTS } from '../texts/record-texts.ts';
import { isObject } from './containers/json-object.ts';
import { JsonRow } from './containers/json-record.ts';
import type { Row } from './containers/container.ts';
import type { FileContent } from './content.ts';
import { nameOfText, optionalName } from './fields.ts';
import type { Format } from './format.ts';
import { textIn } from './record-texts.ts';

/**
 * Flows of ChainForge: responses that an evaluator node has scored with numbers or true and
 * false. Each evaluator is a judge; an answer with several responses gets their mean.
 */
export const chainforge: Format = {
  id: 'chainforge',
  claims: (has) => has('flow') && has('cache'),
  records: responsesIn,
  refuse: refusal,
  read: addResponse,
  texts: (row) => [
    { ...NO_TEXTS, question: textIn(row, 'prompt'), left: textIn(row, 'responses') },
  ],
};

/** Every response of the lists in `cache`, with the evaluator that the list is named after. */
function responsesIn(document: Row): Row[] {
  return allIn(document).filter((row) => scoreOf(row) !== null);
}

function allIn(document: Row): Row[] {
  const cache = document.get('cache');
  if (!isObject(cache)) return [];
  return Object.entries(cache).flatMap(([node, list]) =>
    Array.isArray(list)
      ? list
          .filter(isObject)
          .map((response) => JsonRow.inner(response, { evaluator: node.replace(/\.json$/, '') }))
      : [],
  );
}

function refusal(first: readonly Row[]): FileFailure | null {
  if (first.some((document) => responsesIn(document).length > 0)) return null;
  const records = first.reduce((sum, document) => sum + allIn(document).length, 0);
  return { kind: 'no-comparisons', records };
}

function addResponse(row: Row, { scores }: FileContent): RowReason | null {
  const llm = row.get('llm');
  const model = isObject(llm)
    ? (optionalName(llm['name']) ?? optionalName(llm['model']))
    : optionalName(llm);
  if (model === null) return { kind: 'missing-field', field: 'llm' };
  const question = nameOfText(row.get('prompt'));
  if (question === null) return { kind: 'missing-field', field: 'prompt' };
  const judge = optionalName(row.get('evaluator'));
  scores.add({ model, question, judge, turn: UNKNOWN, score: scoreOf(row) });
  return null;
}

/** The mean of the numbers, true as 1 and false as 0; null where there are none. */
function scoreOf(row: Row): number | null {
  const evaluation = row.get('eval_res');
  const items = isObject(evaluation) ? evaluation['items'] : undefined;
  if (!Array.isArray(items)) return null;
  const numbers = items.filter((item) => typeof item === 'number' || typeof item === 'boolean');
  const sum = numbers.reduce<number>((total, item) => total + Number(item), 0);
  return numbers.length === 0 || !Number.isFinite(sum) ? null : sum / numbers.length;
}
