import { countPairs } from '../../counts.ts';
import { csvLine } from '../../csv.ts';
import { isOrderKnown } from '../../judgments.ts';
import type { JudgmentTable } from '../../judgments.ts';

/**
 * What the likelihood needs of the judgments, one line per ordered pair; the rest is lost. Pairs
 * of unknown sides say so in a further column.
 */
export function* writeCountsCsv(table: JudgmentTable): Generator<string> {
  const counts = countPairs(table);
  const { models, left, right, leftWins, rightWins, ties, sides } = counts;
  const header = ['model_a', 'model_b', 'wins_a', 'wins_b', 'ties'];
  yield csvLine(sides === undefined ? header : [...header, 'sides']);
  for (let p = 0; p < left.length; p++) {
    const cells = [models[left[p]], models[right[p]], leftWins[p], rightWins[p], ties[p]];
    const known = isOrderKnown(counts, p) ? null : 'unknown';
    yield csvLine(sides === undefined ? cells : [...cells, known]);
  }
}
