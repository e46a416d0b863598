import type { IndistinctRun } from '../../core/posterior/ranking/summary.ts';
import type { Words } from '../../words/en/frame.ts';

/**
 * Which rows one is separated from, where that isn't all of them.
 * @param unseparated the rows from which it isn't, itself among them
 * @param rows how many there are
 */
export function separationText(
  { from, to }: IndistinctRun,
  rows: number,
  words: Words['leaderboard'],
): string {
  return to - from + 1 === rows
    ? words.separatedFromNone
    : words.separatedFromAllBut(`${from + 1}–${to + 1}`);
}
