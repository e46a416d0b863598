import { OUTCOME_OF, gradeOf, verdictColumns } from './grades.ts';
import { UNKNOWN, isOrderKnown } from './judgments.ts';
import type { JudgmentTable, PairCounts } from './judgments.ts';
import { TableBuilder } from './table-builder.ts';

/**
 * Judgments that have these counts, where nothing else is known of them: a row for each verdict on a
 * pair, or, where questions are told apart, a pair and question, which are then called by numbers from 1.
 */
export function tableOfCounts(counts: PairCounts): JudgmentTable {
  const table = new TableBuilder();
  const { models, left, right, byQuestion } = counts;
  const columns = verdictColumns(byQuestion ?? counts);
  for (let cell = 0; cell < columns[0].length; cell++) {
    const pair = byQuestion?.pair[cell] ?? cell;
    const question = byQuestion === undefined ? null : String(byQuestion.question[cell] + 1);
    const row = {
      ...{ left: models[left[pair]], right: models[right[pair]] },
      ...{ question, judge: null, turn: UNKNOWN },
      ...(!isOrderKnown(counts, pair) && { sides: 'unknown' as const }),
    };
    for (const [verdict, { [cell]: weight }] of columns.entries()) {
      const grade = counts.grades && { grade: gradeOf(verdict) };
      if (weight > 0) table.add({ ...row, outcome: OUTCOME_OF[verdict], weight, ...grade });
    }
  }
  return table.build();
}
