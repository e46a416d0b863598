import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../src/cli/asking/ask.ts';
import { rank } from '../../src/cli/rank.ts';
import { convert } from '../../src/cli/conversion.ts';
import { inProcess } from '../cli/in-process.ts';
import { figure, root } from './harness.ts';

/* dist-cli, the command line as one file: it runs alone, and does what the sources do. */

const BUILT = join(root, 'dist-cli/caravan.mjs');
const formats = (path: string): string => join(root, 'tests/golden/formats', path);
const EXAMPLE = join(root, 'tests/examples/judgments.csv');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'caravan-command-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** From a folder without anything, as Node alone. */
const run = (...args: string[]) =>
  spawnSync(process.execPath, [BUILT, ...args], { cwd: folder, encoding: 'utf8' });

/** All but how long it took. */
const untimed = (json: string): string => json.replace(/"timing": \{[^}]*\}/, '');

describe('dist-cli', () => {
  it('is one file, with the licences of what is in it', () => {
    expect(readdirSync(join(root, 'dist-cli'))).toEqual(['caravan.mjs']);
    const text = readFileSync(BUILT, 'utf8');
    for (const name of ['papaparse', 'fflate', 'hyparquet'])
      expect(text).toMatch(new RegExp(`^${name} [0-9]\\S* \\(`, 'm'));
    figure('command line', `${(statSync(BUILT).size / 1000).toFixed(0)} kB`);
  });

  it('ranks as npm run rank does, byte for byte but for its timing', () => {
    const args = [EXAMPLE, '--json', '--within', '20', '--report', 'judges'];
    const start = performance.now();
    const built = run('rank', ...args);
    figure('command line, from start to ranking', `${(performance.now() - start).toFixed(0)} ms`);
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const source = spawnSync(npm, ['run', '--silent', 'rank', '--', ...args], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(source.status, source.stderr).toBe(0);
    expect(built.status, built.stderr).toBe(0);
    expect(untimed(built.stdout)).toBe(untimed(source.stdout));
    expect(built.stderr).toBe(source.stderr);
  });

  // What is loaded late: SQLite, Parquet with its codecs, gzip and ZIP.
  it.each([
    'autoarena/project.autoarena',
    'parquet/duckdb-v2-zstd.parquet',
    'parquet/duckdb-v2-brotli.parquet',
    'packed/lines.jsonl.gz',
    'packed/several.zip',
  ])('reads %s as the sources do', async (path) => {
    const args = [formats(path), '--json', '--sampler', 'laplace'];
    const source = await inProcess(() => rank(args, () => 0));
    const built = run('rank', ...args);
    expect(built.status, built.stderr).toBe(source.status);
    expect(untimed(built.stdout)).toBe(untimed(source.stdout));
    expect(built.stderr).toBe(source.stderr);
  });

  it('converts, writes a project and reads it back', async () => {
    const args = [EXAMPLE, '--to', 'counts-csv'];
    const source = await inProcess(() => convert(args));
    expect(run('convert', ...args).stdout).toBe(source.stdout);

    const once = run('rank', EXAMPLE, '--json', '--project', 'a.caravan');
    const again = run('rank', 'a.caravan', '--json');
    expect(again.status, again.stderr).toBe(0);
    const models = (json: string): unknown => (JSON.parse(json) as { models: unknown }).models;
    expect(models(again.stdout)).toEqual(models(once.stdout));
  });

  it('writes requests for a batch as the sources do', async () => {
    writeFileSync(join(folder, 'list.txt'), 'Why?\nHow?\n');
    const asked = ['--list', 'list.txt', '--model', 'anthropic:claude-haiku-4-5'];
    expect(run('ask', ...asked, '--batch', 'built').stdout).toMatch(/: 2 requests in built-claude/);
    const source = ['--list', join(folder, 'list.txt'), ...asked.slice(2)];
    await inProcess(() => ask([...source, '--batch', join(folder, 'source')], () => 0));
    const [built, sources] = ['built', 'source'].map((name) =>
      readFileSync(join(folder, `${name}-claude-haiku-4-5.json`), 'utf8'),
    );
    expect(built).toBe(sources);
  });

  it('takes a call without a command for rank, and ends as it does', () => {
    expect(run('--help').stdout).toBe(run('rank', '--help').stdout);
    expect(run('convert', '--help').stdout).toContain('--to NAME');
    expect(run('rank', 'nowhere.csv').status).toBe(2);
    expect(run('convert', EXAMPLE, '--to', 'nothing').status).toBe(2);
  });
});
