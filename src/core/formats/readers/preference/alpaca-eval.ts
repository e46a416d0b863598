import type { RowReason } from '../../file/file-failure.ts';
import { Outcome, UNKNOWN } from '../../../table/judgments.ts';
import { judgmentOf } from '../../../table/table-builder.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, nameOfText, optionalName, readPair, readScore } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';
import { textIn } from '../../record/record-texts.ts';

/**
 * Annotations of AlpacaEval: preference 1 for output_1, 2 for output_2, 0 or 1.5 for a tie, null
 * where the annotator failed. A value between is a probability: 1.8 counts 0.2 for the first
 * and 0.8 for the second. Instructions have no id and go by their text. The annotators shuffle the
 * two outputs before they show them (`is_randomize_output_order` of alpaca_eval's processors) and
 * undo that in what they save, so output_1 says nothing of who was shown first.
 */
export const alpacaEval: Format = {
  id: 'alpaca-eval',
  claims: (has) => has('generator_1') && has('generator_2') && has('preference'),
  read: addPreference,
  texts: (row) => [
    {
      ...NO_TEXTS,
      question: textIn(row, 'instruction'),
      left: textIn(row, 'output_1'),
      right: textIn(row, 'output_2'),
      reasoning: textIn(row, 'raw_completion'),
    },
  ],
};

function addPreference(row: Row, content: FileContent): RowReason | null {
  const { table } = content;
  const pair = readPair(row, 'generator_1', 'generator_2');
  if ('kind' in pair) return pair;
  const preference = readScore(row, 'preference', null);
  if (typeof preference === 'object' && preference !== null) return preference;
  const rest = {
    question: nameOfText(row.get('instruction')),
    judge: optionalName(row.get('annotator')),
    turn: UNKNOWN,
    sides: 'unknown',
  } as const;
  const add = (outcome: Outcome, weight: number) => {
    table.add(judgmentOf(pair, outcome, rest, weight));
  };
  if (preference === null) add(Outcome.unparsed, 1);
  else if (preference === 0 || preference === 1.5) add(Outcome.tie, 1);
  else if (preference < 1 || preference > 2) return badValue('preference', preference);
  else {
    if (preference > 1 && preference < 2) content.probabilities++;
    if (preference < 2) add(Outcome.left, 2 - preference);
    if (preference > 1) add(Outcome.right, preference - 1);
  }
  return null;
}
