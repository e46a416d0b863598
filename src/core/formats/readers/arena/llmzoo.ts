import type { RowReason } from '../../file/file-failure.ts';
import { UNKNOWN } from '../../../table/judgments.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { RecordTexts } from '../../../table/record-texts.ts';
import type { Row } from '../../containers/container.ts';
import { isObject } from '../../containers/json/json-object.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, optionalName } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';
import { pairsOf, rankingTexts } from '../../record/ranked-row.ts';
import { byTurns, textIn } from '../../record/record-texts.ts';
import { turnsOf } from '../besides/questions.ts';
import { outcomeByScores, scoreList } from '../../record/score-list.ts';
import { MAX_ROW_RANKING } from '../../../limits.ts';

/**
 * Reviews of LLMZoo: several answers shown together, in the order of `metadata.model_ids`, with
 * the rank of each in `order` (equal ranks tie) or its score in `score`. Every two of them make a
 * judgment.
 */
export const llmzoo: Format = {
  id: 'llmzoo',
  claims: (has, row) => (has('order') || has('score')) && modelsIn(row) !== null,
  read: addReview,
  texts: reviewTexts,
};

function addReview(row: Row, { table }: FileContent): RowReason | null {
  const models = modelsIn(row) ?? [];
  const names = models.map(optionalName);
  if (names.length < 2 || names.includes(null)) {
    return { kind: 'missing-field', field: 'metadata.model_ids' };
  }
  const repeated = names.find((name, at) => names.indexOf(name) < at);
  if (repeated) return { kind: 'same-model', model: repeated };
  if (names.length > MAX_ROW_RANKING) return badValue('metadata.model_ids', models);
  const field = row.get('order') === undefined ? 'score' : 'order';
  const numbers = scoreList(row.get(field), names.length);
  if (numbers === undefined) return badValue(field, JSON.stringify(row.get(field)));
  const question = optionalName(row.get('question_id'));
  const judge = optionalName(row.get('reviewer_id'));
  const better = field === 'order' ? 'lower' : 'higher';
  const shown = names.flatMap((name, at) => (name === null ? [] : [{ name, number: numbers[at] }]));
  for (const [first, second] of pairsOf(shown)) {
    const outcome = outcomeByScores(first.number, second.number, better);
    const [left, right] = [first.name, second.name];
    table.add({ left, right, outcome, question, judge, turn: UNKNOWN, weight: 1 });
  }
  return null;
}

function reviewTexts(row: Row): readonly RecordTexts[] {
  const metadata = row.get('metadata');
  const { question, answers }: Record<string, unknown> = isObject(metadata) ? metadata : {};
  const texts = (Array.isArray(answers) ? answers : []).map((answer) => byTurns(turnsOf(answer)));
  return rankingTexts(modelsIn(row) ?? [], texts, {
    ...NO_TEXTS,
    question: byTurns(turnsOf(question)),
    reasoning: textIn(row, 'text'),
  });
}

function modelsIn(row: Row): readonly unknown[] | null {
  const metadata = row.get('metadata');
  const models = isObject(metadata) ? metadata['model_ids'] : undefined;
  return Array.isArray(models) ? models : null;
}
