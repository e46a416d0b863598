import type { FileFailure, RowReason } from '../../file/file-failure.ts';
import { UNKNOWN } from '../../../table/judgments.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { RecordTexts } from '../../../table/record-texts.ts';
import { isObject } from '../../containers/json/json-object.ts';
import { jsonOf, JsonRow, rowsIn } from '../../containers/json/json-record.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { nameOfText, optionalName } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';
import { textIn } from '../../record/record-texts.ts';

/**
 * Flows of ChainForge: responses that an evaluator node has scored, with numbers or true and
 * false, or with several of them by name. Each evaluator, or each of its names, is a judge. A
 * record holds one or more samples of an answer, and there may be several records of one.
 */
export const chainforge: Format = {
  id: 'chainforge',
  claims: (has) => has('flow') && has('cache'),
  records: responsesIn,
  refuse: refusal,
  read: addResponse,
  texts: responseTexts,
};

/** Every evaluated response of the lists in `cache`, which are named after the evaluators' nodes. */
function responsesIn(document: Row): Row[] {
  return allIn(document).filter((row) => isObject(row.get('eval_res')));
}

function allIn(document: Row): Row[] {
  const cache = document.get('cache');
  if (!isObject(cache)) return [];
  const textOf = interned(cache['__s']);
  const titles = titlesIn(document.get('flow'));
  return Object.entries(cache).flatMap(([key, list]) => {
    if (!Array.isArray(list)) return [];
    const node = key.replace(/\.json$/, '');
    const evaluator = titles.get(node) ?? node;
    return list.filter(isObject).map((response) => {
      const { prompt, responses } = response;
      return JsonRow.inner(response, {
        evaluator,
        prompt: textOf(prompt),
        responses: Array.isArray(responses) ? responses.map(textOf) : [],
        question: questionOf(response, textOf),
      });
    });
  });
}

/** Since 2025 texts stand once in a list of the flow, and elsewhere as places in it. */
function interned(texts: unknown): (value: unknown) => unknown {
  const list: readonly unknown[] = Array.isArray(texts) ? texts : [];
  return (value) => (typeof value === 'number' ? (list.at(value) ?? value) : value);
}

/** What people called the nodes, as far as it distinguishes them. */
function titlesIn(flow: unknown): ReadonlyMap<string, string> {
  const nodes = rowsIn(isObject(flow) ? flow['nodes'] : undefined);
  const titled = nodes.flatMap(({ id, data }): [string, string][] => {
    const title = isObject(data) ? optionalName(data['title']) : null;
    return typeof id === 'string' && title !== null ? [[id, title]] : [];
  });
  const isAlone = (wanted: string) => titled.filter(([, title]) => title === wanted).length === 1;
  return new Map(titled.filter(([, title]) => isAlone(title)));
}

/**
 * What was asked: the prompt, what filled its template, what came along with that, and what the
 * user had said before. Answers of models before are left out, and so is what ChainForge itself
 * notes there (LLM_0 and the like: the model's own name; __pt: the template).
 */
function questionOf(
  { prompt, vars, metavars, chat_history }: Record<string, unknown>,
  textOf: (value: unknown) => unknown,
): string | null {
  const text = optionalName(textOf(prompt));
  if (text === null) return null;
  const besides = [...entriesOf(vars), ...entriesOf(metavars).filter(([name]) => !OWN.test(name))];
  const said = rowsIn(chat_history).filter(({ role }) => role === 'user');
  const parts = [
    ...besides.map(([name, value]) => [name, textOf(value)]),
    ...said.map(({ content }) => ['user', textOf(content)]),
  ];
  return nameOfText(parts.length === 0 ? text : `${text} ${jsonOf(parts)}`);
}

const OWN = /^(LLM_\d+|__.*)$/;

/** By name: the order differs between records. */
function entriesOf(value: unknown): [string, unknown][] {
  const entries = isObject(value) ? Object.entries(value) : [];
  return entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function refusal(first: readonly Row[]): FileFailure | null {
  const isScored = (row: Row) => evaluationsOf(row).some(({ score }) => score !== null);
  if (first.some((document) => responsesIn(document).some(isScored))) return null;
  const records = first.reduce((sum, document) => sum + allIn(document).length, 0);
  return { kind: 'no-comparisons', records };
}

function addResponse(row: Row, { scores }: FileContent): RowReason | null {
  const llm = row.get('llm');
  const model = isObject(llm)
    ? (optionalName(llm['name']) ?? optionalName(llm['model']))
    : optionalName(llm);
  if (model === null) return { kind: 'missing-field', field: 'llm' };
  const question = optionalName(row.get('question'));
  if (question === null) return { kind: 'missing-field', field: 'prompt' };
  const evaluations = evaluationsOf(row);
  if (evaluations.length === 0) return { kind: 'missing-field', field: 'eval_res.items' };
  for (const { judge, score } of evaluations) {
    scores.add({ model, question, judge, turn: UNKNOWN, score });
  }
  return null;
}

/** Of each sample as often as it was evaluated. */
function responseTexts(row: Row): readonly RecordTexts[] {
  const responses = row.get('responses');
  const samples: readonly unknown[] = Array.isArray(responses) ? responses : [];
  const question = textIn(row, 'prompt');
  return evaluationsOf(row).map(({ sample }) => {
    const response = samples.at(sample);
    return { ...NO_TEXTS, question, left: typeof response === 'string' ? response : null };
  });
}

interface Evaluation {
  readonly judge: string | null;
  readonly sample: number;
  /** Null where a sample got something else than a number, true or false. */
  readonly score: number | null;
}

function evaluationsOf(row: Row): readonly Evaluation[] {
  const evaluation = row.get('eval_res');
  const items = isObject(evaluation) ? evaluation['items'] : undefined;
  const judge = optionalName(row.get('evaluator'));
  return (Array.isArray(items) ? items : []).flatMap((item: unknown, sample): Evaluation[] => {
    if (!isObject(item)) return [{ judge, sample, score: scoreOf(item) }];
    return Object.entries(item).map(([name, value]) => ({
      judge: judge === null ? name : `${judge}: ${name}`,
      sample,
      score: scoreOf(value),
    }));
  });
}

/** A number as it is, true as 1 and false as 0; models that score write them as texts. */
function scoreOf(item: unknown): number | null {
  const word = typeof item === 'string' ? item.trim().toLowerCase() : item;
  if (word === true || word === 'true') return 1;
  if (word === false || word === 'false') return 0;
  const number = typeof word === 'string' && word !== '' ? Number(word) : word;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}
