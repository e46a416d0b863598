import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { Format } from '../../record/format.ts';
import { RAKUDA_SCORES } from './rakuda-score.ts';
import { textIn } from '../../record/record-texts.ts';
import { verdictReader } from '../../record/verdict.ts';
import type { VerdictFields } from '../../record/verdict-fields.ts';

const FIELDS: VerdictFields = {
  left: 'model1_id',
  right: 'model2_id',
  verdict: 'winner',
  judge: 'judge',
  words: RAKUDA_SCORES,
  mayNameWinner: true,
};

/** Pair judgments of Rakuda v2: winner 1, 2, 3, "tie", "error" or the name of a model. */
export const rakudaV2Pair: Format = {
  id: 'rakuda-v2-pair',
  verdicts: ['winner'],
  claims: (has) => has('model1_id') && has('model2_id') && has('winner'),
  ...verdictReader(() => FIELDS),
  texts: (row) => [
    { ...NO_TEXTS, prompt: textIn(row, 'prompt'), reasoning: textIn(row, 'judgment') },
  ],
};
