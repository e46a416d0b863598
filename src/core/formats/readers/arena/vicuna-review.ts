import type { RowReason } from '../../file/file-failure.ts';
import { UNKNOWN } from '../../../table/judgments.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, optionalName, readName } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';
import { textIn } from '../../record/record-texts.ts';
import { outcomeByScores, scoreList } from '../../record/score-list.ts';

/**
 * Reviews of the Vicuna blog post's evaluation (March 2023): two scores on two answers, which are
 * named by their ids alone. Whose they are stands in the files of answers (answer-join.ts).
 */
export const vicunaReview: Format = {
  id: 'vicuna-review',
  claims: (has, row) =>
    has('answer1_id') && has('answer2_id') && Array.isArray(row.get('score')) && !has('model1_id'),
  read: addReview,
  texts: (row) => [{ ...NO_TEXTS, reasoning: textIn(row, 'text') }],
};

function addReview(row: Row, { reviews }: FileContent): RowReason | null {
  const left = readName(row, 'answer1_id');
  if (typeof left !== 'string') return left;
  const right = readName(row, 'answer2_id');
  if (typeof right !== 'string') return right;
  const scores = scoreList(row.get('score'), 2);
  if (scores === undefined) return badValue('score', row.get('score'));
  const question = optionalName(row.get('question_id'));
  const judge = optionalName(row.get('reviewer_id'));
  const outcome = outcomeByScores(scores[0], scores[1], 'higher');
  reviews.push({ left, right, outcome, question, judge, turn: UNKNOWN, weight: 1 });
  return null;
}
