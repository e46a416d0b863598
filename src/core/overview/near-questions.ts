import { UNKNOWN } from '../table/judgments.ts';
import type { JudgmentTable } from '../table/judgments.ts';

/** A question that a list has judgments of, and the first of these. */
export interface ListedQuestion {
  readonly id: string;
  readonly row: number;
}

/** Where a question stands among those of a list, in the order of the files. */
export interface NearQuestions {
  readonly before: ListedQuestion | null;
  readonly after: ListedQuestion | null;
  /** Counted from 0; null where the list has nothing of it. */
  readonly place: number | null;
  readonly total: number;
}

/**
 * The questions beside one. Looks at each row of the list once.
 * @param rows of the list, ascending
 * @param id of a question; one that the table doesn't know stands before all others
 */
export function nearQuestions(
  { questions, question }: Pick<JudgmentTable, 'questions' | 'question'>,
  rows: Uint32Array,
  id: string,
): NearQuestions {
  const first = new Int32Array(questions.length).fill(-1);
  for (let at = 0; at < rows.length; at++) {
    const of = question[rows[at]];
    if (of !== UNKNOWN && first[of] < 0) first[of] = rows[at];
  }
  const here = questions.indexOf(id);
  let [before, after, earlier, total] = [-1, -1, 0, 0];
  for (let q = 0; q < first.length; q++) {
    if (first[q] < 0) continue;
    total++;
    if (q < here) [before, earlier] = [q, earlier + 1];
    else if (q > here && after < 0) after = q;
  }
  const listed = (q: number): ListedQuestion | null =>
    q < 0 ? null : { id: questions[q], row: first[q] };
  const place = here >= 0 && first[here] >= 0 ? earlier : null;
  return { before: listed(before), after: listed(after), place, total };
}
