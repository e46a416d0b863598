import { countPairs } from '../../counts.ts';
import { csvLine } from '../../csv.ts';
import type { JudgmentTable } from '../../judgments.ts';

/** What the likelihood needs of the judgments, one line per ordered pair; the rest is lost. */
export function* writeCountsCsv(table: JudgmentTable): Generator<string> {
  const { models, left, right, leftWins, rightWins, ties } = countPairs(table);
  yield csvLine(['model_a', 'model_b', 'wins_a', 'wins_b', 'ties']);
  for (let p = 0; p < left.length; p++) {
    yield csvLine([models[left[p]], models[right[p]], leftWins[p], rightWins[p], ties[p]]);
  }
}
