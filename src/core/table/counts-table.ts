import { Outcome, UNKNOWN, isOrderKnown } from './judgments.ts';
import type { JudgmentTable, PairCounts } from './judgments.ts';
import { TableBuilder } from './table-builder.ts';

/**
 * Judgments that have these counts, where nothing else is known of them: up to three rows a pair,
 * or, where questions are told apart, a pair and question, which are then called by numbers from 1.
 */
export function tableOfCounts(counts: PairCounts): JudgmentTable {
  const table = new TableBuilder();
  const { models, left, right, byQuestion } = counts;
  const { leftWins, rightWins, ties } = byQuestion ?? counts;
  for (let cell = 0; cell < leftWins.length; cell++) {
    const pair = byQuestion?.pair[cell] ?? cell;
    const question = byQuestion === undefined ? null : String(byQuestion.question[cell] + 1);
    const row = {
      ...{ left: models[left[pair]], right: models[right[pair]] },
      ...{ question, judge: null, turn: UNKNOWN },
      ...(!isOrderKnown(counts, pair) && { sides: 'unknown' as const }),
    };
    const outcomes = [
      [Outcome.left, leftWins[cell]],
      [Outcome.right, rightWins[cell]],
      [Outcome.tie, ties[cell]],
    ] as const;
    for (const [outcome, weight] of outcomes)
      if (weight > 0) table.add({ ...row, outcome, weight });
  }
  return table.build();
}
