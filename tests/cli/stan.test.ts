import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ArgumentError } from '../../src/cli/argument-error.ts';
import { readStan, writeStan } from '../../src/cli/stan.ts';
import { DEFAULT_MODEL } from '../../src/core/model/settings.ts';
import type { ModelSettings } from '../../src/core/model/settings.ts';
import { countsOf, INTERVALS } from '../core/counts-of.ts';

const COUNTS = countsOf([['a', 'b', 3, 2]]);
const MODEL: ModelSettings = { ...DEFAULT_MODEL, order: null };

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caravan-stan-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** A chain of CmdStan, of these strengths of the first of two models. */
function chain(name: string, strengths: readonly number[]): string {
  const path = join(folder, name);
  const rows = strengths.map((x) => [-1, 0, x, -x].join());
  writeFileSync(path, ['lp__,divergent__,beta.1,beta.2', ...rows, ''].join('\n'));
  return path;
}
const read = (...paths: string[]) => readStan(paths, COUNTS, MODEL, INTERVALS);

it('writes the program, and the counts beside it', async () => {
  await writeStan(join(folder, 'out'), COUNTS, MODEL);
  expect(readFileSync(join(folder, 'out.stan'), 'utf8')).toContain('model {');
  expect(JSON.parse(readFileSync(join(folder, 'out.data.json'), 'utf8'))).toMatchObject({
    left_wins: [3],
    right_wins: [2],
  });
});

it('reads every chain into one fit', async () => {
  const { draws, sampler } = await read(
    chain('1.csv', [1, 1.25, 0.75, 1]),
    chain('2.csv', [2, 1.5, 1.75, 1]),
  );
  expect([draws.chains, draws.perChain, sampler.chains]).toEqual([2, 4, 2]);
  expect([...draws.values].filter((_, at) => at % 2 === 0)).toEqual([
    ...[1, 1.25, 0.75, 1],
    ...[2, 1.5, 1.75, 1],
  ]);
});

it('refuses all where one file does not fit, and says which, without its folder', async () => {
  const whole = chain('whole.csv', [1, 1.25, 0.75, 1]);
  const broken = chain('broken.csv', [1, NaN, 0.75, 1]);
  await expect(read(whole, broken)).rejects.toThrow(ArgumentError);
  await expect(read(whole, broken)).rejects.toThrow(/^broken\.csv, line 3: .*“NaN”/);
});

it('refuses a file that it can’t read', async () => {
  const nowhere = join(folder, 'nowhere.csv');
  await expect(read(nowhere)).rejects.toThrow(ArgumentError);
  await expect(read(nowhere)).rejects.toThrow(`--stan-draws ${nowhere}: `);
});

it('refuses to read no file at all', async () => {
  await expect(read()).rejects.toThrow('--stan-draws names no file with draws.');
});
