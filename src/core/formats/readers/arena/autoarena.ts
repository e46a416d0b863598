import { Outcome } from '../../../table/judgments.ts';
import type { Row } from '../../containers/container.ts';
import { nameOfText } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';
import { usualTexts } from '../../record/record-texts.ts';
import { addVerdict } from '../../record/verdict.ts';

const WORDS: ReadonlyMap<string, Outcome> = new Map([
  ['a', Outcome.left],
  ['b', Outcome.right],
  ['-', Outcome.tie],
]);
/** All that AutoArena downloads, with the judge or, in older versions, without. */
const FIELDS = ['prompt', 'model_a', 'model_b', 'response_a', 'response_b', 'winner'];

/**
 * Head-to-heads of AutoArena, as it downloads them and as they stand in its databases. Its judges
 * are shown the answers in random order, which is not stored (`ab_shuffling_wrapper`).
 */
export const autoarena: Format = {
  id: 'autoarena',
  verdicts: ['winner'],
  claims: (has, row) =>
    FIELDS.every(has) &&
    row.fields().every((field) => FIELDS.includes(field) || field === 'judge') &&
    isVerdict(row.get('winner')),
  read: (row, content, context) =>
    addVerdict(row, content, context, {
      left: 'model_a',
      right: 'model_b',
      verdict: 'winner',
      judge: 'judge',
      questionName: questionOf(row),
      words: WORDS,
      mayNameWinner: false,
      sides: 'unknown',
    }),
  texts: usualTexts,
};

function questionOf(row: Row): string | null {
  return nameOfText(row.get('prompt'));
}

/** A, B or -, or nothing: a longer word is another tool's, even in the same columns. */
function isVerdict(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.trim().length <= 1);
}
