import { countPairs } from '../../counts.ts';
import { csvLine } from '../../csv.ts';
import type { JudgmentTable } from '../../judgments.ts';

/**
 * What the likelihood needs of the judgments, one line per ordered pair; the rest is lost. Counts
 * that are not whole are followed by their sum, since fractions alone could be taken for win rates.
 */
export function* writeCountsCsv(table: JudgmentTable): Generator<string> {
  const { models, left, right, leftWins, rightWins, ties } = countPairs(table);
  const isWhole = [leftWins, rightWins, ties].every((counts) => counts.every(Number.isInteger));
  const header = ['model_a', 'model_b', 'wins_a', 'wins_b', 'ties'];
  yield csvLine(isWhole ? header : [...header, 'games']);
  for (let p = 0; p < left.length; p++) {
    const counts = [leftWins[p], rightWins[p], ties[p]];
    const games = isWhole ? [] : [counts[0] + counts[1] + counts[2]];
    yield csvLine([models[left[p]], models[right[p]], ...counts, ...games]);
  }
}
