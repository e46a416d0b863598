import type { RowReason } from '../failure.ts';
import { Outcome, UNKNOWN } from '../judgments.ts';
import type { Row } from './containers/container.ts';
import type { FileContent } from './content.ts';
import { badValue, optionalName, readName } from './fields.ts';
import type { Format } from './format.ts';

/**
 * A square table of wins, model names along both sides: the cell says how often the model of the
 * row won against that of the column. A matrix knows no order of presentation.
 */
export const winMatrix: Format = {
  id: 'win-matrix',
  claims: (_has, row) => {
    const [corner, ...names] = row.fields();
    const model = optionalName(row.get(corner));
    return (
      model !== null &&
      names.length >= 2 &&
      names.includes(model) &&
      !names.includes(corner) &&
      names.every((name) => countOf(row.get(name)) !== undefined) &&
      // A model never meets itself.
      (countOf(row.get(model)) ?? 0) === 0
    );
  },
  read: addWins,
};

function addWins(row: Row, { table }: FileContent): RowReason | null {
  const [corner, ...names] = row.fields();
  const model = readName(row, corner);
  if (typeof model !== 'string') return model;
  if (!names.includes(model)) return badValue(corner, model);
  const wins: (readonly [loser: string, count: number])[] = [];
  for (const name of names) {
    const count = countOf(row.get(name));
    if (count === undefined) return badValue(name, row.get(name));
    if (count === null || count === 0) continue;
    if (name === model) return { kind: 'same-model', model };
    wins.push([name, count]);
  }
  const rest = { question: null, judge: null, turn: UNKNOWN, sides: 'unknown' } as const;
  for (const [loser, weight] of wins) {
    table.add({ left: model, right: loser, outcome: Outcome.left, weight, ...rest });
  }
  return null;
}

/** A count from 0 on; null where the cell is empty or a dash; undefined where it is neither. */
function countOf(value: unknown): number | null | undefined {
  if (value === null || value === undefined) return null;
  const text = typeof value === 'string' ? value.trim() : value;
  if (text === '' || (typeof text === 'string' && /^([-–—]|nan|null|n\/?a)$/i.test(text)))
    return null;
  const count = typeof text === 'string' ? Number(text) : text;
  return typeof count === 'number' && Number.isFinite(count) && count >= 0 ? count : undefined;
}
