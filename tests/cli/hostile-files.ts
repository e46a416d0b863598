import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { rank } from '../../src/cli/rank.ts';
import { HOSTILE } from '../browser/hostile.ts';
import { inProcess } from './in-process.ts';

/* Whatever models, questions, judges, tags and files are called, a terminal shows it and obeys none. */

const folder = mkdtempSync(join(tmpdir(), 'caravan-hostile-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What a terminal obeys: escape sequences, a carriage return, marks that turn text round. */
const ORDERS = [
  '\u001b[2J\u001b[31m',
  '\u009b31m',
  '\r',
  '\u0007\u0000',
  '\u202e',
  '\u2028',
  '\u{e0041}',
];
export const OBEYED = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const TEXTS = HOSTILE.map((text, at) => `${ORDERS[at % ORDERS.length]}${text}`);
export const [MODELS, JUDGES] = [TEXTS.slice(0, 8), TEXTS.slice(8, 12)];

/** All of the texts as questions and as tags. */
function judgments(name: string): string {
  const lines = TEXTS.flatMap((text, q) =>
    JUDGES.map((judge, j) =>
      JSON.stringify({
        ...{ question_id: text, judge, category: TEXTS[(3 * q) % TEXTS.length].slice(0, 90) },
        language: TEXTS[q % 3].slice(0, 90),
        ...{
          model_a: MODELS[(q + j) % 8],
          model_b: MODELS[(q + 3 * j + 1 + (j === 3 ? 1 : 0)) % 8],
        },
        winner: j === 0 ? 'model_a' : ['model_a', 'model_b', 'tie'][(q + j) % 3],
        tstamp: 1_700_000_000 + 86_400 * (q % 9),
      }),
    ),
  );
  const path = join(folder, name);
  writeFileSync(path, lines.join('\n'));
  return path;
}

export const path = judgments('all\u001b[1m.jsonl');
export const reports = ['--report', 'judges', '--drift', 'day=2023-11-18', '--report', 'questions'];
export const slices = ['--report', 'slices', '--slice-by', 'language'];
export const draws = ['--sampler', 'laplace', '--draws', '200'];

/** These reports show every text as a terminal may have it. */
export async function areText(...args: readonly string[]): Promise<void> {
  expect(TEXTS.length).toBeGreaterThanOrEqual(200);
  const { stdout, stderr, status } = await inProcess(() =>
    rank([path, ...reports, ...draws, ...args], () => 0),
  );
  expect(status, stderr).toBe(0);
  expect(stdout).toContain('\uFFFD[2J\uFFFD[31m');
  expect(stdout).toContain('Drift');
  expect(stdout).not.toMatch(OBEYED);
  expect(stderr).not.toMatch(OBEYED);
}
