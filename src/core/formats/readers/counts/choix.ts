import type { RowReason } from '../../file/file-failure.ts';
import { Outcome, UNKNOWN } from '../../../table/judgments.ts';
import { judgmentOf } from '../../../table/table-builder.ts';
import { JsonRow, jsonOf } from '../../containers/json/json-record.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, optionalName } from '../../record/fields.ts';
import type { ModelPair } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';
import { MAX_CHOIX_RANKING } from '../../../limits.ts';

/**
 * Data of choix: items are numbers, and each entry is [winner, loser], a ranking from the best
 * down, or [winner, [others…]]. Every win makes one judgment, of unknown sides.
 */
export const choix: Format = {
  id: 'choix',
  claims: (has) => has('n_items') && has('data'),
  records: (document) => {
    const data = document.get('data');
    return Array.isArray(data)
      ? data.map((entry: unknown) => new JsonRow({ entry }, () => jsonOf(entry)))
      : [];
  },
  read: addEntry,
};

function addEntry(row: Row, { table }: FileContent): RowReason | null {
  const entry = row.get('entry');
  const items: readonly unknown[] = Array.isArray(entry) ? entry : [];
  if (items.length < 2 || items.length > MAX_CHOIX_RANKING) return badValue('data', entry);
  const [first, rest] = items;
  const wins = Array.isArray(rest)
    ? rest.map((other: unknown) => [first, other])
    : items.flatMap((winner, at) => items.slice(at + 1).map((loser) => [winner, loser]));
  const named: ModelPair[] = [];
  for (const [winner, loser] of wins) {
    const names = [optionalName(winner), optionalName(loser)];
    if (names[0] === null || names[1] === null) return badValue('data', entry);
    if (names[0] === names[1]) return { kind: 'same-model', model: names[0] };
    named.push({ left: names[0], right: names[1] });
  }
  if (named.length === 0) return badValue('data', entry);
  for (const pair of named) table.add(judgmentOf(pair, Outcome.left, UNORDERED));
  return null;
}

const UNORDERED = { question: null, judge: null, turn: UNKNOWN, sides: 'unknown' } as const;
