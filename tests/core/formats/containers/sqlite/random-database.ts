import type { Database, SqlJsValue } from 'sql.js/dist/sql-wasm-inline.js';
import type { Random } from '../../../../../src/core/numerics/random.ts';
import { made } from './sql-js.ts';

export const PAGE_SIZES = [512, 1024, 2048, 4096, 8192, 16_384, 32_768, 65_536] as const;
export const ENCODINGS = ['UTF-8', 'UTF-16le', 'UTF-16be'] as const;
/** The one table. */
export const TABLE = 'a "table" (';

const TYPES = ['', 'INTEGER', 'int', 'TEXT', 'REAL', 'BLOB', 'VARCHAR(10)', 'DOUBLE PRECISION'];
const ODD_TYPES = ['NUMERIC(4, -2)', 'CHARINT', 'FLOATBLOB', '"any" thing', 'GENERATED ALWAYS'];
const NAMES = ['plain', '"a ""b"" (,"', '[c ) d]', '`e``f`', "'g''h'", '日本', '"select"', 'a$j'];
/** What stands behind a column; what looks like a default in it is none. */
const CONSTRAINTS = [
  ...['', 'NULL', 'COLLATE NOCASE', 'CONSTRAINT "DEFAULT" UNIQUE', "CHECK (1 <> (2) OR ')' = '(')"],
  ...[
    '/* , */ DEFAULT /* ) */ 7 -- , (\n',
    'REFERENCES o(p) ON DELETE SET DEFAULT',
    "DEFAULT 'x, y'",
  ],
];
const KEYS = [
  ...['INTEGER PRIMARY KEY', 'integer PRIMARY KEY AUTOINCREMENT', 'INTEGER PRIMARY KEY DESC'],
  ...['INT PRIMARY KEY', '"INTEGER" PRIMARY KEY', 'INTEGER', 'INTEGER UNIQUE'],
  'INTEGER CONSTRAINT k NOT NULL DEFAULT (1 + 1) CHECK (id <> 9) PRIMARY KEY ASC ON CONFLICT IGNORE',
];
const COMPUTED = [
  'c AS (id || 1) STORED',
  'c INT GENERATED ALWAYS AS (id + 1)',
  'c AS (id) VIRTUAL',
];
const OF_TABLE = [
  ...['PRIMARY KEY (id)', 'CONSTRAINT "k" UNIQUE (id) PRIMARY KEY("ID" COLLATE binary DESC)'],
  ...['PRIMARY KEY (id, last)', 'CHECK (id <> 9), FOREIGN KEY (id) REFERENCES o(p)'],
];
const DEFAULTS = [
  ...[
    '5',
    '-5',
    '(+6)',
    "'text'",
    "' 7 '",
    "x'0aFF'",
    'NULL',
    'TRUE',
    'false',
    'word',
    '"q"',
    '[r]',
  ],
  ...['2.5', '4.0', '-1e3', '.5', '0x1F', '((-8))', '9223372036854775807', '-9223372036854775808'],
  ...['9223372036854775808', '1_000', '- 5', "('in')"],
];
const INTEGERS = [7n, 8n, 15n, 16n, 23n, 24n, 31n, 32n, 47n, 48n, 53n, 63n]
  .flatMap((bits) => [2n ** bits, 2n ** bits - 1n, -(2n ** bits), -(2n ** bits) - 1n])
  .filter((value) => value === BigInt.asIntN(64, value));
const REALS = [0, 0.5, -1.5, 1e300, 4, -2e15, 9.3e18, Infinity];
const TEXTS = ['', 'a', '12', ' -3.5e1 ', '0x10', '1e5', '日本語', '😀', 'NULL', "it's", 'a\0b'];

export class RandomDatabase {
  readonly bytes: Uint8Array;
  /** What made its table, for whoever has to find out what went wrong. */
  readonly sql: string;
  readonly #random: Random;

  constructor(random: Random, pageSize: number, encoding: string, rows: number) {
    this.#random = random;
    const names = NAMES.filter(() => this.#below(3) > 0);
    this.sql = this.#statement(names);
    const settings = [
      'page_size',
      pageSize,
      'encoding',
      `'${encoding}'`,
      'auto_vacuum',
      this.#below(3),
    ];
    this.bytes = made((database) => {
      for (let n = 0; n < settings.length; n += 2)
        database.exec(`PRAGMA ${settings[n]} = ${settings[n + 1]}`);
      database.exec(
        `CREATE TABLE other (a); ${this.sql}; CREATE INDEX i ON ${quoted(TABLE)} (last)`,
      );
      this.#fill(database, ['last', ...names], rows, pageSize);
    });
  }

  #statement(names: readonly string[]): string {
    const columns = names.map(
      (name) => `${name} ${this.#one([...TYPES, ...ODD_TYPES])} ${this.#one(CONSTRAINTS)}`,
    );
    const key = this.#one(KEYS);
    columns.splice(this.#below(columns.length + 1), 0, `id ${key}`);
    // Without one, whole numbers of a REAL column are stored as integers.
    if (this.#below(2) === 0)
      columns.splice(this.#below(columns.length + 1), 0, this.#one(COMPUTED));
    columns.push('last');
    if (key === 'INTEGER' || key === 'INTEGER UNIQUE') columns.push(this.#one(OF_TABLE));
    return `CREATE TABLE ${quoted(TABLE)}(${columns.join(', ')})`;
  }

  /** Rows, then columns, then other rows; some go. */
  #fill(database: Database, names: readonly string[], rows: number, pageSize: number): void {
    const table = quoted(TABLE);
    const insert = (columns: readonly string[]): void => {
      const rowid = this.#below(3) === 0 ? this.#one(INTEGERS) : BigInt(this.#below(100 * rows));
      const values = [rowid, ...columns.map(() => this.#value(pageSize))];
      // sql.js takes no integers of 64 bits.
      const places = values.map((value) => (typeof value === 'bigint' ? value : '?'));
      const sql = `INSERT OR IGNORE INTO ${table} (${['rowid', ...columns].join()}) VALUES (${places.join()})`;
      database.run(
        sql,
        values.filter((value) => typeof value !== 'bigint'),
      );
    };
    database.exec('BEGIN');
    for (let row = 0; row < rows; row++) insert(names);
    const added = NAMES.slice(0, this.#below(6)).map((_, n) => `added${n}`);
    for (const name of added) {
      const type = this.#one(TYPES);
      database.exec(
        `ALTER TABLE ${table} ADD COLUMN ${name} ${type} DEFAULT ${this.#one(DEFAULTS)}`,
      );
    }
    for (let row = 0; row < rows / 4; row++) insert([...names, ...added]);
    database.exec(`UPDATE OR IGNORE ${table} SET id = rowid / 2 WHERE abs(rowid % 3) = 0`);
    if (this.#below(2) === 0) database.exec(`DELETE FROM ${table} WHERE abs(rowid % 5) < 2`);
    database.exec('COMMIT');
  }

  #value(pageSize: number): SqlJsValue {
    const kind = this.#below(6);
    if (kind === 0) return null;
    if (kind === 1) return this.#one(INTEGERS);
    if (kind === 2) return BigInt(this.#below(300) - 150);
    if (kind === 3) return this.#one([...REALS, this.#random.normal()]);
    // Few go on from page to page.
    const length = this.#below(this.#below(20) === 0 ? Math.max(1500, 1.2 * pageSize) : 40);
    if (kind === 4) return this.#one(TEXTS) + 'あ-'.repeat(length / 4);
    return new Uint8Array(length).map(() => this.#below(256));
  }

  #below(n: number): number {
    return Math.floor(this.#random.uniform() * n);
  }

  #one<T>(of: readonly T[]): T {
    return of[this.#below(of.length)];
  }
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
