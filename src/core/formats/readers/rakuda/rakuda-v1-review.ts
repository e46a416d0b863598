import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { Format } from '../../record/format.ts';
import { RAKUDA_SCORES } from './rakuda-score.ts';
import { textIn } from '../../record/record-texts.ts';
import { verdictReader } from '../../record/verdict.ts';
import type { VerdictFields } from '../../record/verdict-fields.ts';

const FIELDS: VerdictFields = {
  left: 'model1_id',
  right: 'model2_id',
  verdict: 'score',
  judge: 'reviewer_id',
  words: RAKUDA_SCORES,
  mayNameWinner: false,
};

/** Reviews of Rakuda v1: one judgment per line with answers, review text and score. */
export const rakudaV1Review: Format = {
  id: 'rakuda-v1-review',
  verdicts: ['score'],
  claims: (has) =>
    has('model1_id') &&
    has('model2_id') &&
    has('score') &&
    (has('reviewer_id') || has('review_id')),
  ...verdictReader(() => FIELDS),
  texts: (row) => [
    {
      ...NO_TEXTS,
      question: textIn(row, 'question_text'),
      left: textIn(row, 'answer1'),
      right: textIn(row, 'answer2'),
      reasoning: textIn(row, 'text'),
    },
  ],
};
