import type { Format } from '../../record/format.ts';
import { matchTexts, RAKUDA_SCORES } from './rakuda-score.ts';
import { addVerdict } from '../../record/verdict.ts';

/**
 * The whole tournament of a Rakuda v1 ranking: one JSON object, its judgments in `matches`.
 * It does not say who judged.
 */
export const rakudaV1Tournament: Format = {
  id: 'rakuda-v1-tournament',
  recordsIn: 'matches',
  verdicts: ['score'],
  claims: (has) =>
    has('model1_id') &&
    has('model2_id') &&
    has('score') &&
    !has('reviewer_id') &&
    !has('review_id'),
  read: (row, content, context) =>
    addVerdict(row, content, context, {
      left: 'model1_id',
      right: 'model2_id',
      verdict: 'score',
      judge: null,
      words: RAKUDA_SCORES,
      mayNameWinner: false,
    }),
  texts: matchTexts,
};
