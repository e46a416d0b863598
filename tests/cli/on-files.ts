import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { rank as rankFiles } from '../../src/cli/rank.ts';
import type { jsonResult } from '../../src/ui/text/result-json.ts';
import { inProcess } from './in-process.ts';

export const run = (...args: string[]) => inProcess(() => rankFiles(args, () => 0));

export async function rank(...args: string[]): Promise<ReturnType<typeof jsonResult>> {
  const { stdout, status, stderr } = await run(...args, '--json');
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as ReturnType<typeof jsonResult>;
}

/** A folder for the files of the tests of one file: each is given by what it says. */
export function inFolder() {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'caravan-cli-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  return (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
}

/** Judgments of three models, 84 in all. */
export const THREE = `left,right,winner\n${'a,b,left\nb,a,left\nb,c,left\nc,b,left\na,c,left\na,c,tie\nc,a,right\n'.repeat(12)}`;

/** Judgments as lines of JSON, of which some can’t be read. */
export const LINES = [
  ['甲', '乙', 'model_a'],
  ['乙', '甲', 'model_a'],
  ['甲', '丙', 'tie'],
  ['丙', '乙', 'error'],
  ['丙', '丙', 'tie'],
  ['丙', '乙', 'perhaps'],
].map(([model_a, model_b, winner]) => JSON.stringify({ question_id: 1, model_a, model_b, winner }));
