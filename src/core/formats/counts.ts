import type { RowReason } from '../failure.ts';
import { Outcome, UNKNOWN } from '../judgments.ts';
import type { Row } from './containers/container.ts';
import type { FileContent } from './content.ts';
import { readCount, readPair } from './fields.ts';
import type { Format } from './format.ts';
import { readSides } from './verdict.ts';

/**
 * Outcomes counted per ordered pair: model_a (shown first), model_b, wins_a, wins_b, ties. Where
 * `sides` is `unknown`, neither was.
 */
export const counts: Format = {
  id: 'counts',
  claims: (has) => has('model_a') && has('model_b') && has('wins_a') && has('wins_b'),
  read: addCounts,
};

function addCounts(row: Row, { table }: FileContent): RowReason | null {
  const pair = readPair(row, 'model_a', 'model_b');
  if ('kind' in pair) return pair;
  const wins = readCount(row, 'wins_a');
  if (wins === null) return { kind: 'missing-field', field: 'wins_a' };
  if (typeof wins !== 'number') return wins;
  const losses = readCount(row, 'wins_b');
  if (losses === null) return { kind: 'missing-field', field: 'wins_b' };
  if (typeof losses !== 'number') return losses;
  const ties = readCount(row, 'ties') ?? 0;
  if (typeof ties !== 'number') return ties;
  const counted: readonly (readonly [Outcome, number])[] = [
    [Outcome.left, wins],
    [Outcome.right, losses],
    [Outcome.tie, ties],
  ];
  for (const [outcome, weight] of counted) {
    if (weight > 0) {
      const rest = { question: null, judge: null, turn: UNKNOWN, ...readSides(row) };
      table.add({ ...pair, outcome, weight, ...rest });
    }
  }
  return null;
}
