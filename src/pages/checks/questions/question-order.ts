import { influenceOf } from '../../../core/checks/questions/influence.ts';
import type { QuestionReport } from '../../../core/checks/questions/question-report.ts';

/** What the questions can be listed by; the first of each list is the most striking. */
export const QUESTION_ORDERS = [
  ...(['influence', 'dull', 'sharp', 'against', 'ties', 'differ', 'hard'] as const),
] as const;
export type QuestionOrder = (typeof QUESTION_ORDERS)[number];

/** Questions in such an order; those of which nothing is known come last. */
export function orderedQuestions(report: QuestionReport, by: QuestionOrder): number[] {
  const value = valueBy(report, by);
  const values = Float64Array.from({ length: report.questions }, (_, q) => {
    const own = value(q);
    return Number.isNaN(own) ? -Infinity : own;
  });
  // Two that are infinite differ by NaN, which counts as nothing.
  return Array.from(values.keys()).sort((a, b) => values[b] - values[a] || a - b);
}

function valueBy(report: QuestionReport, by: QuestionOrder): (q: number) => number {
  const { discrimination, shares } = report;
  switch (by) {
    case 'influence':
      return (q) => Math.abs(influenceOf(report, q));
    case 'dull':
      return (q) => -discrimination.median[q];
    case 'sharp':
      return (q) => discrimination.median[q];
    case 'against':
      return (q) => shares.against[q];
    case 'ties':
      return (q) => shares.ties[q];
    case 'differ':
      return (q) => differenceOf(report, q);
    case 'hard':
      return (q) => -shares.score[q];
  }
}

/** Of two verdicts on the same two answers, in whatever order they were shown, the share that differ. */
function differenceOf({ shares }: QuestionReport, q: number): number {
  const { disagreement, compared, flips, turned } = shares;
  const all = compared[q] + turned[q];
  const different =
    (compared[q] && disagreement[q] * compared[q]) + (turned[q] && flips[q] * turned[q]);
  return different / all;
}
