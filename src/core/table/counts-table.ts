import { Outcome, UNKNOWN, isOrderKnown } from './judgments.ts';
import type { JudgmentTable, PairCounts } from './judgments.ts';
import { TableBuilder } from './table-builder.ts';

/** Judgments that have these counts, where nothing else is known of them: up to three rows a pair. */
export function tableOfCounts(counts: PairCounts): JudgmentTable {
  const table = new TableBuilder();
  const { models, left, right, leftWins, rightWins, ties } = counts;
  for (let pair = 0; pair < left.length; pair++) {
    const row = {
      ...{ left: models[left[pair]], right: models[right[pair]] },
      ...{ question: null, judge: null, turn: UNKNOWN },
      ...(!isOrderKnown(counts, pair) && { sides: 'unknown' as const }),
    };
    const outcomes = [
      [Outcome.left, leftWins[pair]],
      [Outcome.right, rightWins[pair]],
      [Outcome.tie, ties[pair]],
    ] as const;
    for (const [outcome, weight] of outcomes)
      if (weight > 0) table.add({ ...row, outcome, weight });
  }
  return table.build();
}
