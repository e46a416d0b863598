import { Outcome } from '../../../table/judgments.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { RecordTexts } from '../../../table/record-texts.ts';
import type { Row } from '../../containers/container.ts';
import { textIn } from '../../record/record-texts.ts';

/** Scores of a Rakuda judge: 1 the first answer, 2 the second, 3 a draw, −1 none found. */
export const RAKUDA_SCORES: ReadonlyMap<string, Outcome> = new Map([
  ['1', Outcome.left],
  ['2', Outcome.right],
  ['3', Outcome.tie],
  ['-1', Outcome.unparsed],
]);

/** The texts of a match in a Rakuda tournament. */
export function matchTexts(row: Row): readonly RecordTexts[] {
  return [
    {
      ...NO_TEXTS,
      question: textIn(row, 'question'),
      left: textIn(row, 'response1'),
      right: textIn(row, 'response2'),
      reasoning: textIn(row, 'referee_comments'),
    },
  ];
}
