import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { Format } from '../../record/format.ts';
import { RAKUDA_SCORES } from './rakuda-score.ts';
import { textIn } from '../../record/record-texts.ts';
import { addVerdict } from '../../record/verdict.ts';

/** Pair judgments of Rakuda v2: winner 1, 2, 3, "tie", "error" or the name of a model. */
export const rakudaV2Pair: Format = {
  id: 'rakuda-v2-pair',
  verdicts: ['winner'],
  claims: (has) => has('model1_id') && has('model2_id') && has('winner'),
  read: (row, content, context) =>
    addVerdict(row, content, context, {
      left: 'model1_id',
      right: 'model2_id',
      verdict: 'winner',
      judge: 'judge',
      words: RAKUDA_SCORES,
      mayNameWinner: true,
    }),
  texts: (row) => [
    { ...NO_TEXTS, prompt: textIn(row, 'prompt'), reasoning: textIn(row, 'judgment') },
  ],
};
