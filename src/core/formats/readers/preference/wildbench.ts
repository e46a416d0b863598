import type { RowReason } from '../../file/file-failure.ts';
import { Outcome, UNKNOWN } from '../../../table/judgments.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { RecordTexts } from '../../../table/record-texts.ts';
import type { Row } from '../../containers/container.ts';
import { isObject } from '../../containers/json/json-object.ts';
import { JsonRow, jsonOf } from '../../containers/json/json-record.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, optionalName, readName, readPair, readScore } from '../../record/fields.ts';
import type { ModelPair } from '../../record/fields.ts';
import { addGraded } from '../../record/graded.ts';
import type { FileContext, Format } from '../../record/format.ts';
import { folderAfter } from '../../record/path-names.ts';
import { textIn } from '../../record/record-texts.ts';
import { outcomeOf } from '../../record/verdict.ts';

/** What the judge chooses: ++ is much better, + slightly. */
const CHOICES: ReadonlyMap<string, Outcome> = new Map([
  ['a++', Outcome.left],
  ['a+', Outcome.left],
  ['a', Outcome.left],
  ['a=b', Outcome.tie],
  ['tie', Outcome.tie],
  ['b', Outcome.right],
  ['b+', Outcome.right],
  ['b++', Outcome.right],
  ['n/a', Outcome.unparsed],
]);
const WINNERS: ReadonlyMap<string, Outcome> = new Map([
  ['tie', Outcome.tie],
  ['n/a', Outcome.unparsed],
]);

/**
 * WildBench: pairs, with model_A and model_B as they were shown and the winner by name (its first
 * version says in `assignment` who was shown as what), or scores of single answers from 1 to 10.
 * The judge stands in the path, as in eval=JUDGE/MODEL.json.
 */
export const wildbench: Format = {
  id: 'wildbench',
  claims: (has) =>
    has('session_id') &&
    (has('model_test')
      ? has('score')
      : (has('winner') || has('parsed_result')) &&
        ((has('model_A') && has('model_B')) || has('assignment'))),
  read: (row, content, context) =>
    isScore(row) ? addScore(row, content, context) : addPair(row, content, context),
  texts: (row) => [isScore(row) ? scoreTexts(row) : pairTexts(row)],
};

function isScore(row: Row): boolean {
  return row.get('model_test') !== undefined;
}

function addPair(row: Row, content: FileContent, context: FileContext): RowReason | null {
  const pair = pairOf(row);
  if ('kind' in pair) return pair;
  const outcome = verdictOf(row, pair);
  if (typeof outcome === 'object') return outcome;
  const question = optionalName(row.get('session_id'));
  const judge = judgeOf(row, context);
  const judgment = { ...pair, outcome, question, judge, turn: UNKNOWN, weight: 1 };
  const choice = choiceOf(row);
  const isStrong = typeof choice === 'string' && choice.trim().endsWith('++');
  addGraded(content, judgment, isStrong, context.grades);
  return null;
}

function addScore(row: Row, { scores }: FileContent, context: FileContext): RowReason | null {
  const model = readName(row, 'model_test');
  if (typeof model !== 'string') return model;
  const question = readName(row, 'session_id');
  if (typeof question !== 'string') return question;
  const score = readScore(row, 'score', null);
  if (typeof score === 'object' && score !== null) return score;
  scores.add({ model, question, judge: judgeOf(row, context), turn: UNKNOWN, score });
  return null;
}

function pairOf(row: Row): ModelPair | RowReason {
  const assignment = row.get('assignment');
  return isObject(assignment)
    ? readPair(JsonRow.inner(assignment), 'A', 'B')
    : readPair(row, 'model_A', 'model_B');
}

/** By the winner's name and by the judge's choice, which must not contradict each other. */
function verdictOf(row: Row, pair: ModelPair): Outcome | RowReason {
  const choice = choiceOf(row);
  const chosen = outcomeOf(choice ?? null, pair, { words: CHOICES, mayNameWinner: false });
  const winner = row.get('winner');
  if (winner === undefined) return chosen ?? badValue('choice', choice);
  const won =
    outcomeOf(winner, pair, { words: WINNERS, mayNameWinner: true }) ??
    // The first version copies a choice that it does not know.
    (winner === choice ? chosen : null);
  if (won === null) return badValue('winner', winner);
  const isSettled = [won, chosen].every((said) => said !== null && said !== Outcome.unparsed);
  return isSettled && won !== chosen ? badValue('winner', winner) : won;
}

function choiceOf(row: Row): unknown {
  const parsed = row.get('parsed_result');
  return isObject(parsed) ? parsed['choice'] : undefined;
}

function judgeOf(row: Row, { file }: FileContext): string | null {
  const config = row.get('eval_config');
  return (isObject(config) ? optionalName(config['gpt']) : null) ?? folderAfter(file, 'eval=');
}

function pairTexts(row: Row): RecordTexts {
  const pair = pairOf(row);
  const given = row.get('model_outputs');
  const outputs = JsonRow.inner(
    isObject(given)
      ? given
      : {
          [optionalName(row.get('generator')) ?? '']: row.get('model_output'),
          [optionalName(row.get('ref_generator')) ?? '']: row.get('ref_output'),
        },
  );
  return {
    ...NO_TEXTS,
    question: textIn(row, 'last_query'),
    left: 'kind' in pair ? null : textIn(outputs, pair.left),
    right: 'kind' in pair ? null : textIn(outputs, pair.right),
    reasoning: reasoningOf(row),
  };
}

function scoreTexts(row: Row): RecordTexts {
  const [question, left] = [textIn(row, 'last_query'), textIn(row, 'model_output')];
  return { ...NO_TEXTS, question, left, reasoning: reasoningOf(row) };
}

function reasoningOf(row: Row): string | null {
  const parsed = row.get('parsed_result');
  if (!isObject(parsed)) return null;
  return textIn(JsonRow.inner(parsed), 'reason') ?? jsonOf(parsed, 1);
}
