import { Outcome } from '../../../table/judgments.ts';
import type { Format } from '../../record/format.ts';
import { usualTexts } from '../../record/record-texts.ts';
import { verdictReader } from '../../record/verdict.ts';
import type { VerdictFields } from '../../record/verdict-fields.ts';

const WORDS: ReadonlyMap<string, Outcome> = new Map([
  ['left', Outcome.left],
  ['right', Outcome.right],
  ['tie', Outcome.tie],
]);

const FIELDS: VerdictFields = {
  left: 'left',
  right: 'right',
  verdict: 'winner',
  judge: 'judge',
  words: WORDS,
  mayNameWinner: true,
};

/** Comparisons of evalica: left, right, winner. */
export const evalica: Format = {
  id: 'evalica',
  verdicts: ['winner'],
  claims: (has) => has('left') && has('right') && has('winner'),
  ...verdictReader(() => FIELDS),
  texts: usualTexts,
};
