import { Outcome } from '../../../table/judgments.ts';
import type { Format } from '../../record/format.ts';
import { usualTexts } from '../../record/record-texts.ts';
import { addVerdict } from '../../record/verdict.ts';

const WORDS: ReadonlyMap<string, Outcome> = new Map([
  ['left', Outcome.left],
  ['right', Outcome.right],
  ['tie', Outcome.tie],
]);

/** Comparisons of evalica: left, right, winner. */
export const evalica: Format = {
  id: 'evalica',
  verdicts: ['winner'],
  claims: (has) => has('left') && has('right') && has('winner'),
  read: (row, content, context) =>
    addVerdict(row, content, context, {
      left: 'left',
      right: 'right',
      verdict: 'winner',
      judge: 'judge',
      words: WORDS,
      mayNameWinner: true,
    }),
  texts: usualTexts,
};
