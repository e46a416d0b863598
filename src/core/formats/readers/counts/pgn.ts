import type { RowReason } from '../../file/file-failure.ts';
import { Outcome, UNKNOWN } from '../../../table/judgments.ts';
import { judgmentOf } from '../../../table/table-builder.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, readPair } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';

/** The four results that the standard knows; a game that goes on, or broke off, has none. */
const RESULTS: ReadonlyMap<string, Outcome> = new Map([
  ['1-0', Outcome.left],
  ['0-1', Outcome.right],
  ['1/2-1/2', Outcome.tie],
  ['*', Outcome.unparsed],
]);
/** What the standard writes for a player who is not known. */
const NOBODY = '?';

/** Games of chess, by their tags: White, who moves first, stands on the left. */
export const pgn: Format = {
  id: 'pgn',
  verdicts: ['Result'],
  claims: (has) => has('White') && has('Black') && has('Result'),
  read: addGame,
};

function addGame(row: Row, { table }: FileContent): RowReason | null {
  for (const field of ['White', 'Black']) {
    if (row.get(field) === NOBODY) return badValue(field, NOBODY);
  }
  const pair = readPair(row, 'White', 'Black');
  if ('kind' in pair) return pair;
  const value = row.get('Result');
  if (value === undefined) return { kind: 'missing-field', field: 'Result' };
  const outcome = typeof value === 'string' ? RESULTS.get(value.trim()) : undefined;
  if (outcome === undefined) return badValue('Result', value);
  table.add(judgmentOf(pair, outcome, { question: null, judge: null, turn: UNKNOWN }));
  return null;
}
