import { expect, it } from 'vitest';
import type { Row } from '../../../../../src/core/formats/containers/container.ts';
import { readAutoarena } from '../../../../../src/core/formats/readers/arena/autoarena-database.ts';
import { createRandom } from '../../../../../src/core/numerics/random.ts';
import { bytesSource } from '../../sources.ts';
import { made, textsBySqlite, written } from './sql-js.ts';

const ARENAS = 120;
const FIELDS = ['prompt', 'model_a', 'model_b', 'response_a', 'response_b', 'judge', 'winner'];
/** What AutoArena asks its database for, of texts as their bytes. */
const QUERY = `SELECT CAST(a.prompt AS BLOB), CAST(ma.name AS BLOB), CAST(mb.name AS BLOB),
    CAST(a.response AS BLOB), CAST(b.response AS BLOB), CAST(j.name AS BLOB), CAST(h.winner AS BLOB)
  FROM head_to_head h
  LEFT JOIN response a ON a.id = h.response_a_id LEFT JOIN response b ON b.id = h.response_b_id
  LEFT JOIN model ma ON ma.id = a.model_id LEFT JOIN model mb ON mb.id = b.model_id
  LEFT JOIN judge j ON j.id = h.judge_id`;

const KEYS = [
  'INTEGER PRIMARY KEY',
  'INTEGER PRIMARY KEY DESC',
  'TEXT PRIMARY KEY',
  'INT',
  'TEXT',
  '',
  'REAL',
];
const TYPES = ['INTEGER', 'INTEGER', 'TEXT', '', 'REAL', 'BLOB'];
/** Those that can be the number of a row. */
const ROWIDS = ['1', '2', '3', "'4'", '9007199254740993', '-9223372036854775808'];
/** Ids, some of which are the same in one comparison or another. */
const IDS = [
  ...['1', '2', '3', '1', '2', '3', "'1'", "' 2 '", "'3.0'", '1.0', '2.5', "'2.5'", "'+3'", 'NULL'],
  ...[
    "'x'",
    "'X'",
    "x'31'",
    "x'ff'",
    '9007199254740993',
    "'9007199254740993'",
    "'9007199254740992.'",
  ],
  ...[
    '9007199254740992.0',
    '-9223372036854775808',
    '-9223372036854775808.0',
    "'1e0'",
    "'0x1'",
    "''",
  ],
];

it('joins head-to-heads with answers, models and judges as SQLite does', async () => {
  let joined = 0;
  for (let seed = 0; seed < ARENAS; seed++) {
    const random = createRandom(seed);
    const one = <T>(of: readonly T[]): T => of[Math.floor(random.uniform() * of.length)];
    let battles = 0;
    const name = (): string =>
      one(["'n1'", "'n2'", "'n3'", '7', '4.0', '2.5', 'NULL', "x'e38182'"]);
    const table = (title: string, columns: Readonly<Record<string, string>>): string => {
      const valueOf = ([column, type]: readonly [string, string]): string => {
        if (column === 'winner') return String(++battles);
        if (!/id$/.test(column)) return name();
        return one(type === 'INTEGER PRIMARY KEY' ? ROWIDS : IDS);
      };
      const all = Object.entries(columns);
      const rows = Array.from({ length: 12 }, () => `(${all.map(valueOf).join()})`);
      return `CREATE TABLE ${title} (${all.map((column) => column.join(' ')).join()});
        INSERT OR IGNORE INTO ${title} VALUES ${rows.join()};`;
    };
    const partner = one(TYPES);
    const sql = [
      table('model', { id: one(KEYS), name: '' }),
      table('judge', { name: 'TEXT', id: one(KEYS) }),
      table('response', { response: '', id: one(KEYS), model_id: one(TYPES), prompt: 'TEXT' }),
      table('head_to_head', {
        ...{ winner: '', judge_id: one(TYPES), response_a_id: partner, response_b_id: partner },
      }),
    ].join('\n');
    const bytes = made(sql);
    const expected = textsBySqlite(bytes, QUERY);
    const rows: string[] = [];
    await readAutoarena(bytesSource('x', bytes), {
      isRefused: false,
      damagedIn: null,
      room: () => null,
      reject: () => expect.unreachable(),
      row: (row: Row, line) => {
        expect(row.fields()).toEqual(FIELDS);
        rows.push(written(FIELDS.map((field) => row.get(field) as string | null)));
        expect(line).toBe(rows.length);
      },
    });
    expect(expected.failure, sql).toBeNull();
    // SQLite orders rows of the same id by what is asked of them, so that it need not look at the table.
    expect(rows.map(winnerOf), sql).toEqual(expected.rows.map(winnerOf));
    expect(rows.toSorted(), sql).toEqual(expected.rows.toSorted());
    joined += rows.length;
  }
  expect(joined).toBeGreaterThan(ARENAS * 12);
});

function winnerOf(row: string): string | undefined {
  return row.split(', ').at(-1);
}
