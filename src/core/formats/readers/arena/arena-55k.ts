import type { RowReason } from '../../file/file-failure.ts';
import { Outcome, UNKNOWN } from '../../../table/judgments.ts';
import { judgmentOf } from '../../../table/table-builder.ts';
import { NO_TEXTS } from '../../../table/record-texts.ts';
import type { Row } from '../../containers/container.ts';
import type { FileContent } from '../../record/content.ts';
import { badValue, optionalName, readPair } from '../../record/fields.ts';
import type { Format } from '../../record/format.ts';
import { jsonTurns } from '../../record/record-texts.ts';

const FLAGS: readonly (readonly [field: string, Outcome])[] = [
  ['winner_model_a', Outcome.left],
  ['winner_model_b', Outcome.right],
  ['winner_tie', Outcome.tie],
];

/** The 55 thousand battles of Chatbot Arena with texts: one of three fields is 1, the others 0. */
export const arena55k: Format = {
  id: 'arena-55k',
  claims: (has) =>
    has('model_a') && has('model_b') && FLAGS.slice(0, 2).every(([field]) => has(field)),
  read: addBattle,
  texts: (row) => [
    {
      ...NO_TEXTS,
      question: jsonTurns(row.get('prompt')),
      left: jsonTurns(row.get('response_a')),
      right: jsonTurns(row.get('response_b')),
    },
  ],
};

function addBattle(row: Row, { table }: FileContent): RowReason | null {
  const pair = readPair(row, 'model_a', 'model_b');
  if ('kind' in pair) return pair;
  let outcome: Outcome = Outcome.unparsed;
  for (const [field, said] of FLAGS) {
    const value = row.get(field);
    const flag = optionalName(typeof value === 'boolean' ? String(value) : value) ?? '';
    if (!/^([01](\.0*)?|true|false|)$/i.test(flag)) return badValue(field, value);
    if (!/^(1|true)/i.test(flag)) continue;
    if (outcome !== Outcome.unparsed) return badValue(field, value);
    outcome = said;
  }
  const question = optionalName(row.get('id'));
  table.add(judgmentOf(pair, outcome, { question, judge: null, turn: UNKNOWN }));
  return null;
}
