import { RAKUDA_SCORES } from '../../../formats/readers/rakuda/rakuda-score.ts';
import { Outcome } from '../../../table/judgments.ts';
import { lastLine, readLastLine } from './last-line.ts';

/** A digit at the end, at most 12 characters that are no digits after such a word. */
const LABELLED =
  /(?:評価|結果|選択|回答|判定|結論|スコア)\D{0,12}(?<![-−－])([1-3])[)\]}>）］｝】」』〉》〕]*[.。．]?$/;

/**
 * As the last line, and where that is more than a digit: a line that ends in one behind a word
 * that says so, such as 「最終的な評価：2」. For reading old replies once more; no judge is told
 * to answer like this, and a line like 「…回答を提供しています。2」 counts too.
 */
export function readLabelled(text: string): Outcome {
  const bare = readLastLine(text);
  if (bare !== Outcome.unparsed) return bare;
  const digit = LABELLED.exec(lastLine(text))?.[1] ?? '';
  return RAKUDA_SCORES.get(digit) ?? Outcome.unparsed;
}
