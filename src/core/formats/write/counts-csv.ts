import { countPairs } from '../../table/choices/count-pairs.ts';
import { csvLine } from '../../table/csv.ts';
import { GRADE_COLUMNS } from '../readers/counts/counts.ts';
import { isOrderKnown } from '../../table/judgments.ts';
import type { JudgmentTable } from '../../table/judgments.ts';

/**
 * What the likelihood needs of the judgments, one line per ordered pair; the rest is lost. Counts
 * that are not whole are followed by their sum, since fractions alone could be taken for win rates;
 * pairs of unknown sides say so in a further column, and so do wins that are strong, and those of which
 * nothing says how clear they are.
 */
export function* writeCountsCsv(table: JudgmentTable): Generator<string> {
  const pairs = countPairs(table);
  const { models, left, right, leftWins, rightWins, ties, sides, grades } = pairs;
  const isWhole = [leftWins, rightWins, ties].every((counts) => counts.every(Number.isInteger));
  const graded =
    grades === undefined
      ? []
      : [grades.leftStrong, grades.rightStrong, grades.leftOpen, grades.rightOpen];
  const further = [
    ...(isWhole ? [] : ['games']),
    ...(sides === undefined ? [] : ['sides']),
    ...(grades === undefined ? [] : GRADE_COLUMNS),
  ];
  yield csvLine(['model_a', 'model_b', 'wins_a', 'wins_b', 'ties', ...further]);
  for (let p = 0; p < left.length; p++) {
    const counts = [leftWins[p], rightWins[p], ties[p]];
    const games = isWhole ? [] : [counts[0] + counts[1] + counts[2]];
    const known = sides === undefined ? [] : [isOrderKnown(pairs, p) ? null : 'unknown'];
    const grade = graded.map((column) => column[p]);
    yield csvLine([models[left[p]], models[right[p]], ...counts, ...games, ...known, ...grade]);
  }
}
