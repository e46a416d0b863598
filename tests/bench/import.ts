import { execFileSync } from 'node:child_process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync, zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { readFiles } from '../../src/core/formats/intake/read.ts';
import type { ByteSource } from '../../src/core/formats/file/report.ts';

/** How fast judgments are read: one made-up file, in a process of its own, on one thread, best of five. */
export interface ImportFigure {
  readonly name: string;
  /** Of the file as it is, packed or not. */
  readonly megabytes: number;
  readonly rows: number;
  readonly megabytesPerSecond: number;
  /** The same bytes through TextDecoder, split at \n and JSON.parse per line; null for CSV. */
  readonly plainMegabytesPerSecond: number | null;
  /** Memory of the table that results. */
  readonly tableMegabytes: number;
  /** Growth of heap and buffers over the reading; null unless node runs with --expose-gc. */
  readonly keptMegabytes: number | null;
}

const MODELS = [
  'gpt-4:20230713',
  'rinna/japanese-gpt-neox-3.6b-instruction-ppo',
  'claude-2',
  '模型',
];
const JAPANESE = '日本の消費税の引き上げが経済に与えた影響を、\n「具体的な指標」を用いて評価した。';
const ENGLISH =
  'Plants turn light into "chemical" energy,\nstored as sugar; the rate depends on water. ';

/** Rakuda v2 pair judgments with prompts and reviews as long as real ones (about 3 kB a row). */
function pairLines(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const text = row % 2 === 0 ? JAPANESE : ENGLISH;
    return JSON.stringify({
      question_id: row % 40,
      model1_id: MODELS[row % 4],
      model2_id: MODELS[(row + 1 + (row % 3)) % 4],
      winner: 1 + (row % 3),
      judge: ['gpt-4', 'pair-ja'],
      prompt: text.repeat(20),
      judgment: text.repeat(10),
      turn: 1,
      tstamp: 1700000000 + row,
    });
  });
  return lines.join('\n') + '\n';
}

/** Arena battles without texts, which is what 100,000 rows mostly look like. */
function battleLines(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => JSON.stringify(battle(row)));
  return lines.join('\n') + '\n';
}

function battleCsv(rows: number, text: string): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const cells = Object.values(battle(row)).map(String);
    return text === '' ? cells.join() : [...cells, `"${text.replaceAll('"', '""')}"`].join();
  });
  const header = 'question_id,model_a,model_b,winner,judge,turn' + (text === '' ? '' : ',prompt');
  return [header, ...lines].join('\n') + '\n';
}

/** Judgments that name a new question and a new judge each. */
function newNamesCsv(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) =>
    [`question ${row}`, MODELS[row % 4], MODELS[(row + 1) % 4], 'model_a', `expert ${row}`].join(),
  );
  return ['question_id,model_a,model_b,winner,judge', ...lines].join('\n') + '\n';
}

/** The same with questions whose hashes collide in core/table/name-index.ts. */
function collidingLines(rows: number): string {
  const lines: string[] = [];
  for (let n = 0; lines.length < rows; n++) {
    const first = Math.imul(n, 0x9e3779b1);
    const product = Math.imul(8 ^ first, 0x9e3779b1);
    const second = product ^ (product >>> 15) ^ 0x5eed;
    const units = [first & 0xffff, 0, first >>> 16, 0, second & 0xffff, 0, second >>> 16, 0];
    const question_id = String.fromCharCode(...units);
    // A name is trimmed, and half a character would come back as another.
    if (!question_id.isWellFormed() || question_id.trim() !== question_id) continue;
    lines.push(JSON.stringify({ ...battle(n), question_id }));
  }
  return lines.join('\n') + '\n';
}

/** Matches between 50 teams, as tables of sports results have them. */
function matchCsv(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) =>
    [`team ${row % 50}`, `team ${(row * 7 + 1) % 50}`, row % 5, (row * 3) % 4].join(),
  );
  return ['home_team,away_team,home_score,away_score', ...lines].join('\n') + '\n';
}

/** Counts of a pair on a question by a judge, as static/sql makes them of many judgments. */
function countsCsv(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) => {
    const { model_a, model_b, judge } = battle(row);
    return [model_a, model_b, row % 5, (row * 3) % 4, 1, `q${String(row % 1000)}`, judge].join();
  });
  return ['model_a,model_b,wins_a,wins_b,ties,question_id,judge', ...lines].join('\n') + '\n';
}

/** Single scores of eight models on every question, which become pairs. */
function scoreLines(rows: number): string {
  const lines = Array.from({ length: rows }, (_, row) =>
    JSON.stringify({
      question_id: Math.floor(row / 8),
      model: `model ${row % 8}`,
      judge: ['gpt-4', 'single-v1'],
      score: 1 + ((row * 7) % 10),
      turn: 1,
    }),
  );
  return lines.join('\n') + '\n';
}

/** Battles with conversations as Chatbot Arena publishes them; the texts need not be read. */
function battleParquet(rows: number): Uint8Array {
  const column = <T>(of: (row: number) => T): T[] =>
    Array.from({ length: rows }, (_, row) => of(row));
  const names = ['question_id', 'model_a', 'model_b', 'winner', 'judge'] as const;
  const columnData = [
    ...names.map((name) => ({ name, data: column((row) => battle(row)[name]) })),
    { name: 'conversation_a', data: column((row) => (JAPANESE + ENGLISH).repeat(4 + (row % 3))) },
  ];
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize: 20_000 }));
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function battle(row: number) {
  return {
    question_id: `q${String(row)}`,
    model_a: MODELS[row % 4],
    model_b: MODELS[(row + 1 + (row % 3)) % 4],
    winner: ['model_a', 'model_b', 'tie'][row % 3],
    judge: `expert_${String(row % 50)}`,
    turn: 1 + (row % 2),
  };
}

const CHUNK = 64 << 10;

function sourceOf(file: string, bytes: Uint8Array): ByteSource {
  return {
    file,
    bytes: bytes.length,
    async *chunks() {
      for (let at = 0; at < bytes.length; at += CHUNK) {
        yield await Promise.resolve(bytes.subarray(at, at + CHUNK));
      }
    },
    slice: (start, end) => Promise.resolve(bytes.subarray(start, end)),
  };
}

const CASES: readonly (readonly [name: string, content: () => string | Uint8Array])[] = [
  ['JSON Lines with texts', () => pairLines(20_000)],
  ['JSON array with texts', () => `[${pairLines(20_000).trim().split('\n').join(',\n')}]`],
  ['JSON Lines, 100,000 battles', () => battleLines(100_000)],
  ['CSV with texts', () => battleCsv(20_000, (JAPANESE + ENGLISH).repeat(10))],
  ['CSV, 100,000 battles', () => battleCsv(100_000, '')],
  ['CSV, 1,000,000 battles', () => battleCsv(1_000_000, '')],
  ['CSV, 300,000 new questions and judges', () => newNamesCsv(300_000)],
  ['JSON Lines, 50,000 questions made to collide', () => collidingLines(50_000)],
  ['CSV of counts by question and judge, 100,000 rows', () => countsCsv(100_000)],
  ['CSV of match results, 100,000 rows', () => matchCsv(100_000)],
  ['JSON Lines, 100,000 single scores', () => scoreLines(100_000)],
  ['UTF-16 CSV, 100,000 battles', () => Buffer.from(`\uFEFF${battleCsv(100_000, '')}`, 'utf16le')],
  ['gzip of JSON Lines with texts', () => gzipSync(encode(pairLines(20_000)))],
  ['ZIP of JSON Lines with texts', () => zipSync({ 'x.jsonl': encode(pairLines(20_000)) })],
  ['Parquet, 100,000 battles with texts', () => battleParquet(100_000)],
];

/** Each in a process of its own: what one kind of file has taught the engine slows the next down. */
export function benchImport(): ImportFigure[] {
  const file = fileURLToPath(import.meta.url);
  return CASES.map((_, place) => {
    const args = [...process.execArgv, file, String(place)];
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as ImportFigure;
  });
}

async function measure(name: string, content: string | Uint8Array): Promise<ImportFigure> {
  const bytes = typeof content === 'string' ? encode(content) : content;
  const megabytes = bytes.length / 1e6;
  let best = Infinity;
  let plain = Infinity;
  const before = memory();
  let result = await readFiles([sourceOf(name, bytes)], { format: null });
  const kept = memory() - before;
  for (let run = 0; run < 5; run++) {
    const start = performance.now();
    result = await readFiles([sourceOf(name, bytes)], { format: null });
    best = Math.min(best, performance.now() - start);
    if (name.startsWith('JSON Lines')) plain = Math.min(plain, plainMilliseconds(bytes));
  }
  const { table } = result;
  const columns = [table.left, table.right, table.outcome, table.question, table.judge, table.turn];
  return {
    name,
    megabytes,
    rows: table.left.length,
    megabytesPerSecond: (megabytes / best) * 1000,
    plainMegabytesPerSecond: plain === Infinity ? null : (megabytes / plain) * 1000,
    tableMegabytes: columns.reduce((sum, column) => sum + column.byteLength, 0) / 1e6,
    keptMegabytes: globalThis.gc === undefined ? null : kept / 1e6,
  };
}

function plainMilliseconds(bytes: Uint8Array): number {
  const start = performance.now();
  let records = 0;
  for (const line of new TextDecoder().decode(bytes).split('\n')) {
    if (line !== '' && JSON.parse(line) !== null) records++;
  }
  return records === 0 ? Infinity : performance.now() - start;
}

function memory(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [name, content] = CASES[Number(process.argv[2])];
  console.log(JSON.stringify(await measure(name, content())));
}
