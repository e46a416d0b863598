import { mapGrades } from '../../table/grades.ts';
import type { PairCounts, QuestionCounts } from '../../table/judgments.ts';

/**
 * The judgments of single questions as counts of their own, of the same models.
 * @param byQuestion of the counts
 */
export function countsOfQuestions(
  counts: PairCounts,
  { questions, question, pair, leftWins, rightWins, ties, grades }: QuestionCounts,
): (q: number) => PairCounts {
  const start = new Uint32Array(questions + 1);
  for (const q of question) start[q + 1]++;
  for (let q = 0; q < questions; q++) start[q + 1] += start[q];
  const { models, left, right, sides } = counts;
  return (q) => {
    const of = (column: Float64Array): Float64Array => column.subarray(start[q], start[q + 1]);
    const pairs = pair.subarray(start[q], start[q + 1]);
    return {
      models,
      left: pairs.map((p) => left[p]),
      right: pairs.map((p) => right[p]),
      leftWins: of(leftWins),
      rightWins: of(rightWins),
      ties: of(ties),
      ...(sides && { sides: Uint8Array.from(pairs, (p) => sides[p]) }),
      ...(grades && { grades: mapGrades(grades, of) }),
    };
  };
}
