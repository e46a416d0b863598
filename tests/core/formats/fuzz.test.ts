import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { countPairs } from '../../../src/core/counts.ts';
import { readJudgments } from '../../../src/core/formats/read.ts';
import { Outcome } from '../../../src/core/judgments.ts';
import { bytesSource } from './sources.ts';

/*
 * The golden files, damaged at random. FUZZ_RUNS and FUZZ_SEED in the environment give more
 * runs and other damage; a failure names the seed that repeats it alone (FUZZ_RUNS=1).
 */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 2000);
const SEED = Number(process.env['FUZZ_SEED'] ?? 1);

const ROOT = new URL('../../golden/formats/', import.meta.url).pathname;
const SEEDS = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.\w+$/.test(name) && !name.endsWith('.expected.json'))
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

function damaged(below: (n: number) => number): Uint8Array {
  let bytes: number[] = [...SEEDS[below(SEEDS.length)].subarray(0, 3000)];
  for (let change = 1 + below(6); change > 0; change--) {
    const at = below(bytes.length + 1);
    const length = below(below(2) === 0 ? 4 : 200);
    const other = SEEDS[below(SEEDS.length)];
    const from = below(other.length + 1);
    const change = below(7);
    if (change === 0) bytes[at] = below(256);
    else if (change === 1) bytes.splice(at, length);
    else if (change === 2) bytes.splice(at, 0, ...PIECES[below(PIECES.length)]);
    else if (change === 3) bytes.splice(at, 0, ...bytes.slice(at, at + length));
    else if (change === 4) bytes = bytes.slice(0, at);
    else if (change === 5) bytes.splice(at, length, ...other.subarray(from, from + length));
    else bytes.splice(at, 1, ...PIECES[below(PIECES.length)]);
  }
  return Uint8Array.from(bytes);
}

describe('damaged files', () => {
  it(
    `never throw, pollute or lose a row uncounted (${String(RUNS)} of them)`,
    { timeout: 60_000 + RUNS * 20 },
    async () => {
      const clean = Reflect.ownKeys(Object.prototype);
      for (let run = 0; run < RUNS; run++) {
        const below = chance(SEED + run);
        const bytes = damaged(below);
        const at = `FUZZ_SEED=${String(SEED + run)}`;
        const { table, files } = await readJudgments(
          [bytesSource('x', bytes, 1 + below(bytes.length + 1))],
          { format: null },
        );
        const whole = await readJudgments([bytesSource('x', bytes)], { format: null });
        expect(whole, `${at}: pieces of another size`).toEqual({
          table,
          files,
          duplicates: whole.duplicates,
        });
        const [report] = files;
        const rows = table.left.length;
        expect(report.tableRows, at).toBe(rows);
        if (report.failure === null) expect(rows, at).toBeGreaterThan(0);
        else expect(rows, at).toBe(0);
        if (report.failure === null && report.format !== 'counts') {
          expect(report.rows, at).toBe(rows + report.rejected);
          expect(report.judgments + report.unparsed, at).toBe(rows);
        }
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
    },
  );
});
