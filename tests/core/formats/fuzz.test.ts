import { readdirSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countPairs } from '../../../src/core/table/choices/count-pairs.ts';
import { looksLike } from '../../../src/core/formats/containers/encoding/text.ts';
import { readFiles } from '../../../src/core/formats/intake/read.ts';
import type { Benchmark } from '../../../src/core/table/benchmark.ts';
import type { ReadOptions } from '../../../src/core/formats/intake/read.ts';
import type { FileReport, FilesRead } from '../../../src/core/formats/file/report.ts';
import { Outcome } from '../../../src/core/table/judgments.ts';
import { CollectedTexts } from './collect-texts.ts';
import { bytesSource } from './sources.ts';

/*
 * The golden files, damaged at random. FUZZ_RUNS and FUZZ_SEED in the environment give more
 * runs and other damage; a failure names the seed that repeats it alone (FUZZ_RUNS=1). Every
 * hundredth file is 100 kB long, every fourth is read for its texts too.
 */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 250);
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);

const ROOT = new URL('../../golden/formats/', import.meta.url).pathname;
const SEEDS = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => statSync(ROOT + name).isFile() && !/\.(expected|options)\.json$/.test(name))
  .sort()
  .map((name) => readFileSync(ROOT + name));

const PIECES = [
  '{',
  '}',
  '[',
  ']',
  '"',
  ',',
  ':',
  ';',
  '\\',
  '\n',
  '\r',
  '\t',
  '\0',
  '\u2028',
  '\uFEFF',
  '""',
  '\\"',
  '\r\n',
  'null',
  '1e999',
  '-1',
  'NaN',
  '__proto__',
  'constructor',
  '"matches":[',
  '[[[[[[[[[[',
  '{"a":'.repeat(50),
  'model_a,model_b,winner\n',
  '{"model_a":"a","model_b":"b","winner":"tie"}\n',
].map((piece) => new TextEncoder().encode(piece));

/** mulberry32 (Tommy Ettinger, public domain): whole numbers below n. */
function chance(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

const PACKED: ReadonlySet<string | null> = new Set(['gzip', 'ZIP']);
/** Bytes at the ends of what a byte can be, and of what a varint holds in one. */
const EDGES = [0x00, 0x01, 0x02, 0x7f, 0x80, 0xfe, 0xff];

function damaged(below: (n: number) => number, isLong: boolean): Uint8Array {
  const seed = SEEDS[below(SEEDS.length)];
  const kind = looksLike(seed);
  // Parquet is nothing without its end.
  const isParquet = kind === 'Parquet';
  const part = isParquet ? seed : seed.subarray(0, 3000);
  let bytes: number[] = [...part];
  // One seed again and again: its header in the middle, its names known already. Not so of an
  // archive, which is as long as what it holds.
  const mayBeLong = part.length > 0 && !PACKED.has(kind);
  while (isLong && mayBeLong && bytes.length < 100_000) bytes.push(...part);
  // Where bytes are counted, one more or less damages all: half of these keep their length.
  const isSameLength = isParquet && below(2) === 0;
  for (let change = 1 + below(6); change > 0; change--) {
    const at = below(bytes.length + 1);
    const length = below(below(2) === 0 ? 4 : 200);
    const other = SEEDS[below(SEEDS.length)];
    const from = below(other.length + 1);
    const change = below(isSameLength ? 3 : 9);
    if (change === 0) bytes[at] = below(256);
    else if (change === 1) bytes[at] = EDGES[below(EDGES.length)];
    else if (change === 2) bytes.fill(EDGES[below(EDGES.length)], at, at + (length % 8));
    else if (change === 3) bytes.splice(at, length);
    else if (change === 4) bytes.splice(at, 0, ...PIECES[below(PIECES.length)]);
    else if (change === 5) bytes.splice(at, 0, ...bytes.slice(at, at + length));
    else if (change === 6) bytes = bytes.slice(0, at);
    else if (change === 7) bytes.splice(at, length, ...other.subarray(from, from + length));
    else bytes.splice(at, 1, ...PIECES[below(PIECES.length)]);
  }
  return Uint8Array.from(bytes);
}

/** Formats with one row of the table for each record. */
const ONE_TO_ONE: ReadonlySet<string | null> = new Set([
  'rakuda-v0-tournament',
  'rakuda-v1-tournament',
  'rakuda-v1-review',
  'rakuda-v2-pair',
  'arena',
  'arena-55k',
  'evalica',
  'flexeval',
  'match-results',
  'opencompass',
]);
const OF_TEXTS: ReadonlySet<string | null> = new Set([
  'answers',
  'questions',
  'ranking',
  'judge-prompts',
]);

function checkReport(report: FileReport, benchmark: Benchmark, at: string): void {
  const { failure, format, rows, tableRows, rejected, derived } = report;
  if (failure !== null) expect(tableRows, at).toBe(0);
  else if (derived !== undefined) expect(tableRows, at).toBe(derived.pairs);
  else if (OF_TEXTS.has(format)) {
    const { questions, answers, prompts, rankings } = benchmark;
    expect(questions.length + answers.length + prompts.length + rankings.length).toBeGreaterThan(0);
  } else expect(tableRows, at).toBeGreaterThan(0);
  if (failure !== null || !ONE_TO_ONE.has(format)) return;
  expect(rows, at).toBe(tableRows + rejected);
}

/** Reads a file; one that took long is read again, since the machine may have been busy. */
async function timed(
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<[read: FilesRead, milliseconds: number]> {
  let least = Infinity;
  for (let run = 0; ; run++) {
    const start = performance.now();
    const read = await readFiles([bytesSource('x', bytes)], options);
    least = Math.min(least, performance.now() - start);
    if (least < 200 || run === 2) return [read, least];
  }
}

describe('damaged files', () => {
  it(
    `never throw, pollute or lose a row uncounted (${String(RUNS)} of them)`,
    { timeout: 300_000 + RUNS * 20 },
    async () => {
      const clean = Reflect.ownKeys(Object.prototype);
      let slowest = 0;
      let slowestAt = '';
      for (let run = 0; run < RUNS; run++) {
        const below = chance(SEED + run);
        const bytes = damaged(below, (SEED + run) % 100 === 0);
        const at = `FUZZ_SEED=${String(SEED + run)}`;
        const options = { format: null, baseline: below(2) === 0 ? 'base' : null };
        const read = await readFiles(
          [bytesSource('x', bytes, 1 + below(bytes.length + 1))],
          options,
        );
        const [whole, milliseconds] = await timed(bytes, options);
        if (milliseconds > slowest) slowestAt = at;
        slowest = Math.max(slowest, milliseconds);
        // How much of a damaged archive can be unpacked depends on the pieces it comes in.
        const isPacked = PACKED.has(looksLike(bytes.subarray(0, 16)));
        if (!isPacked) expect(whole, `${at}: pieces of another size`).toEqual(read);
        if ((SEED + run) % 4 === 0) {
          const texts = new CollectedTexts().sink;
          await readFiles([bytesSource('x', bytes)], { ...options, texts });
        }
        const { table, files, benchmark } = read;
        for (const report of files) checkReport(report, benchmark, at);
        expect(
          files.reduce((sum, file) => sum + file.tableRows, 0),
          at,
        ).toBe(table.left.length);
        expect(
          table.outcome.every((outcome) => outcome <= Outcome.unparsed),
          at,
        ).toBe(true);
        expect(
          table.left.every((model, row) => model !== table.right[row]),
          at,
        ).toBe(true);
        countPairs(table);
      }
      expect(Reflect.ownKeys(Object.prototype)).toEqual(clean);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      console.info(`figure: slowest damaged file ${slowest.toFixed(0)} ms (${slowestAt})`);
    },
  );
});
