import { MAX_RATER_CELLS, MIN_QUESTIONS } from '../../limits.ts';
import type { JudgmentTable, PairCounts, RaterCounts } from '../judgments.ts';
import { countRowsBy, countedRows } from './question-counts.ts';
import { sortRows } from '../../numerics/sort-rows.ts';

/**
 * The judgments of counts by who judged, and by question and who judged, in linear time.
 * @param table the rows that were counted, those of unknown sides turned (`oriented`)
 * @param counts what they were counted to, with their questions
 * @returns undefined where a judge is unknown, where those who judged are fewer than say something of
 *   others like them, and where they are so many that almost every judgment would be kept by itself
 */
export function countByRater(table: JudgmentTable, counts: PairCounts): RaterCounts | undefined {
  const { judge, judges } = table;
  if (judges.length < MIN_QUESTIONS) return undefined;
  const rows = countedRows(table, counts, 'judge');
  if (rows === undefined || hasTooMany(table, rows)) return undefined;
  const raters = countRowsBy(table, counts, rows, judge, judges.length);
  if (raters === undefined || raters.questions < MIN_QUESTIONS) return undefined;
  if (raters.question.length > MAX_RATER_CELLS) return undefined;
  if (counts.byQuestion === undefined) return { raters };
  // Hardly anybody judges two models twice on a question. By what rows stand for, so that counts of
  // judgments are told apart as the judgments themselves are.
  if (rows.length > MAX_RATER_CELLS || totalOf(table, rows) > MAX_RATER_CELLS) return { raters };
  const { both: named, size } = numberPairs(table, rows);
  const both = countRowsBy(table, counts, rows, named, size, null, true);
  return { raters, ...(both && { both }) };
}

/** How many judgments the rows stand for. */
function totalOf({ weight }: JudgmentTable, rows: Uint32Array<ArrayBuffer>): number {
  return weight === null ? rows.length : rows.reduce((total, row) => total + weight[row], 0);
}

/** Whether raters and pairs are more than are kept, found out before anything is sorted. */
function hasTooMany(
  { models, left, right, judge }: JudgmentTable,
  rows: Uint32Array<ArrayBuffer>,
): boolean {
  const met = new Set<number>();
  for (const row of rows) {
    met.add((judge[row] * models.length + left[row]) * models.length + right[row]);
    if (met.size > MAX_RATER_CELLS) return true;
  }
  return false;
}

/** Of each row that counts the number of its question and judge together. */
function numberPairs(
  { question, questions, judge, judges }: JudgmentTable,
  rows: Uint32Array<ArrayBuffer>,
): { readonly both: Int32Array; readonly size: number } {
  const sorted = sortRows(sortRows(rows, judge, 0, judges.length), question, 0, questions.length);
  const both = new Int32Array(question.length);
  let size = 0;
  sorted.forEach((row, at) => {
    const before = at === 0 ? row : sorted[at - 1];
    const isNew = at === 0 || question[row] !== question[before] || judge[row] !== judge[before];
    if (isNew) size++;
    both[row] = size - 1;
  });
  return { both, size };
}
