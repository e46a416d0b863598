import type { RowReason } from '../failure.ts';
import { Outcome, UNKNOWN } from '../judgments.ts';
import type { NewJudgment } from '../table-builder.ts';
import type { Row } from './containers/container.ts';
import type { FileContent } from './content.ts';
import { readCount, readPair } from './fields.ts';
import type { ModelPair } from './fields.ts';
import type { Format } from './format.ts';
import { readSides } from './verdict.ts';

/** Where a record says how often which outcome was; `ties` null where none are counted. */
export interface CountFields {
  readonly leftWins: string;
  readonly rightWins: string;
  readonly ties: string | null;
}

const FIELDS: CountFields = { leftWins: 'wins_a', rightWins: 'wins_b', ties: 'ties' };
const UNNAMED = { question: null, judge: null, turn: UNKNOWN };

/**
 * Outcomes counted per ordered pair: model_a (shown first), model_b, wins_a, wins_b, ties. Where
 * `sides` is `unknown`, neither was.
 */
export const counts: Format = {
  id: 'counts',
  claims: (has) => has('model_a') && has('model_b') && has('wins_a') && has('wins_b'),
  read: (row, { table }) => {
    const pair = readPair(row, 'model_a', 'model_b');
    if ('kind' in pair) return pair;
    return addCounts(row, table, pair, FIELDS, { ...UNNAMED, ...readSides(row) });
  },
};

/** Adds up to three rows: wins of the left, of the right, and ties. */
export function addCounts(
  row: Row,
  table: FileContent['table'],
  pair: ModelPair,
  { leftWins, rightWins, ties: tieField }: CountFields,
  rest: Pick<NewJudgment, 'question' | 'judge' | 'turn' | 'sides'>,
): RowReason | null {
  const wins = readCount(row, leftWins);
  if (wins === null) return { kind: 'missing-field', field: leftWins };
  if (typeof wins !== 'number') return wins;
  const losses = readCount(row, rightWins);
  if (losses === null) return { kind: 'missing-field', field: rightWins };
  if (typeof losses !== 'number') return losses;
  const ties = (tieField === null ? null : readCount(row, tieField)) ?? 0;
  if (typeof ties !== 'number') return ties;
  const counted: readonly (readonly [Outcome, number])[] = [
    [Outcome.left, wins],
    [Outcome.right, losses],
    [Outcome.tie, ties],
  ];
  for (const [outcome, weight] of counted) {
    if (weight > 0) table.add({ ...pair, outcome, ...rest, weight });
  }
  return null;
}
