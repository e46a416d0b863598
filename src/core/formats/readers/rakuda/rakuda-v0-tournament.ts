import type { Format } from '../../record/format.ts';
import { matchTexts, RAKUDA_SCORES } from './rakuda-score.ts';
import { addVerdict } from '../../record/verdict.ts';

/** The Elo tournament of Rakuda v0: bot1 against bot2, with the ratings before and after. */
export const rakudaV0Tournament: Format = {
  id: 'rakuda-v0-tournament',
  verdicts: ['score'],
  claims: (has) => has('bot1') && has('bot2') && has('score'),
  read: (row, content, context) =>
    addVerdict(row, content, context, {
      left: 'bot1',
      right: 'bot2',
      verdict: 'score',
      judge: null,
      words: RAKUDA_SCORES,
      mayNameWinner: false,
    }),
  texts: matchTexts,
};
