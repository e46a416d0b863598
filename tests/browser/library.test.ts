import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { rank } from '../../src/cli/rank.ts';
import type { jsonResult } from '../../src/ui/text/result-json.ts';
import { inProcess } from '../cli/in-process.ts';
import { expect, figure, root, test } from './harness.ts';

/* dist-core, core as a library: in Node, in a page, and as others' compilers see it. */

const EXAMPLES = join(root, 'tests/examples');
const DATA = join(EXAMPLES, 'judgments.csv');

type Json = ReturnType<typeof jsonResult>;

async function commandLine(...args: string[]): Promise<Json> {
  const { stdout, stderr, status } = await inProcess(() =>
    rank([DATA, '--json', ...args], () => 0),
  );
  expect(status, stderr).toBe(0);
  return JSON.parse(stdout) as Json;
}

/** The lines that the examples write of a ranking. */
function linesOf({ models }: Json): string {
  return models
    .map(({ rank: place, name, median, lower, upper }) =>
      [place, name, median.toFixed(1), `${lower.toFixed(1)} to ${upper.toFixed(1)}`].join('\t'),
    )
    .join('\n');
}

/** What a program in a folder of its own, where the library is installed, prints. */
function program(text: string): string {
  const folder = installed();
  writeFileSync(join(folder, 'a.mjs'), text);
  const { stdout, stderr, status } = spawnSync(process.execPath, ['a.mjs'], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true });
  expect(status, stderr).toBe(0);
  return stdout;
}

function installed(): string {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-library-'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  symlinkSync(join(root, 'dist-core'), join(modules, 'caravan-core'), 'junction');
  return folder;
}

test('the script for Node prints what the command line ranks', async () => {
  const script = join(EXAMPLES, 'rank.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [script, DATA], { encoding: 'utf8' });
  expect(stderr).toContain('arena, 0 rows rejected');
  expect(stdout.trimEnd()).toBe(linesOf(await commandLine()));
});

/** When a report was made, and the size of its project, which has other ids. */
const UNLIKE = /\d{4}-\d\d-\d\d \d\d:\d\d UTC|\([\d.]+ kB\)/g;

test('it writes the report and the tables that the command line writes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-report-'));
  const [own, other] = ['own.html', 'Four models.html'].map((name) => join(folder, name));
  const script = join(EXAMPLES, 'report.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [script, own, DATA], { encoding: 'utf8' });
  expect(stderr).toBe('');
  const { stdout: markdown } = await inProcess(() => rank([DATA, '--markdown'], () => 0));
  expect(stdout.trimEnd()).toBe(markdown.trimEnd());
  await inProcess(() => rank([DATA, '--report', other], () => Date.now()));
  const [mine, theirs] = [own, other].map((path) => readFileSync(path, 'utf8'));
  figure('report by the library', `${(mine.length / 1000).toFixed(0)} kB`);
  const main = (html: string) => /<main[^]*<\/main>/.exec(html)?.[0].replaceAll(UNLIKE, '') ?? '';
  expect(main(mine).length).toBeGreaterThan(5000);
  expect(main(mine)).toBe(main(theirs));
  // The command line ranks what the report carries as it ranks the file.
  const again = await inProcess(() => rank([own, '--json'], () => 0));
  expect(again.status, again.stderr).toBe(0);
  expect((JSON.parse(again.stdout) as Json).models).toEqual((await commandLine()).models);
  rmSync(folder, { recursive: true });
});

test('a report is of what was not left out, in either language, and tables are of any kind', () => {
  const printed = program(`
    import { readFileSync } from 'node:fs';
    import { fit, read, report, table } from 'caravan-core';
    const data = readFileSync(${JSON.stringify(DATA)});
    const whole = await read([{ name: 'a.csv', data }]);
    const [first, second, third] = whole.counts.models;
    const judgments = await read([{ name: 'a.csv', data }], { models: [first, second, third] });
    const fitted = fit(judgments, { sampler: { sampler: 'mle' } });
    const html = await report(fitted, { name: '<b>名', madeAt: Date.UTC(2026, 0, 1), language: 'ja', scale: 'log-odds' });
    const tables = ['csv', 'html', 'latex'].map((format) => table(fitted, { format, first: 2 }));
    const ja = table(fitted, { language: 'ja', scale: 'log-odds', columns: ['model', 'rating'] });
    console.log(JSON.stringify({ html, tables, ja, left: whole.counts.models[3] }));
  `);
  const { html, tables, ja, left } = JSON.parse(printed) as {
    readonly html: string;
    readonly tables: readonly string[];
    readonly ja: string;
    readonly left: string;
  };
  expect(html).toContain('<html lang="ja"');
  expect(html).not.toContain('<b>名');
  expect(/<main[^]*<\/main>/.exec(html)?.[0]).not.toContain(left);
  expect(tables.map((text) => text.split('\n')[0])).toEqual([
    expect.stringMatching(/^rank,model,/),
    expect.stringMatching(/^<table/),
    expect.stringMatching(/^\\begin|^%/),
  ]);
  expect(ja).toContain('\n| モデル | 対数オッズ |\n');
});

test('a page by itself prints the same', async ({ visit }) => {
  const { page, axe, requests, picture } = await visit(
    { hosted: root },
    { path: 'tests/examples/notebook.html' },
  );
  await expect
    .poll(() => page.locator('#summary').textContent())
    .toBe(linesOf(await commandLine()));
  await expect.poll(() => page.locator('#figure circle').count()).toBe(4);
  expect(await axe()).toEqual([]);
  // The report is the part that loads last.
  const link = page.getByRole('link', { name: /^The report \(\d+ kB\)$/ });
  await link.waitFor();
  expect(await page.locator('#table').textContent()).toContain('\\toprule');
  const download = page.waitForEvent('download');
  await link.click();
  const saved = readFileSync(await (await download).path(), 'utf8');
  expect(saved).toMatch(/^<!doctype html><!-- Caravan report/);
  await picture('notebook');
  // Libraries of packed files and databases wait for such a file.
  expect(requests.filter((url) => /parts\/(sql|parquet)/.test(url))).toEqual([]);
});

test('a program of others gets the whole result, to the bit, by the settings that it gives', async () => {
  const options = `{
    model: { ties: 'davidson', strength: { family: 'uniform', bound: 4 }, questions: null },
    sampler: { seed: 7, draws: 1000 },
    interval: 0.9,
  }`;
  const printed = program(`
    import { readFileSync } from 'node:fs';
    import { fit, read, summarise } from 'caravan-core';
    const data = readFileSync(${JSON.stringify(DATA)});
    const judgments = await read([{ name: ${JSON.stringify(DATA)}, data }]);
    const fitted = fit(judgments, ${options});
    console.log(JSON.stringify([summarise(fitted), summarise(fitted, 'log-odds')]));
  `);
  const asked = ['--ties', 'davidson', '--prior', 'uniform:4', '--questions', 'these'];
  const drawn = ['--seed', '7', '--draws', '1000', '--interval', '0.9'];
  const timing = { read_ms: null, fit_ms: null };
  expect(JSON.parse(printed)).toEqual([
    { ...(await commandLine(...asked, ...drawn)), timing },
    { ...(await commandLine(...asked, ...drawn, '--scale', 'log-odds')), timing },
  ]);
});

test('it reads what is packed, narrows down, and says in words why there is nothing', () => {
  const formats = join(root, 'tests/golden/formats');
  const printed = program(`
    import { readFileSync } from 'node:fs';
    import { fit, read } from 'caravan-core';
    const at = (name) => ({ name, data: readFileSync(${JSON.stringify(formats)} + '/' + name) });
    const formatOf = async (name) => (await read([at(name)])).files[0].format;
    const text = (data) => [{ name: 'a', data }];
    const csv = 'model_a,model_b,winner,judge\\nA,B,model_a,x\\nA,C,tie,y\\n';
    const messages = [];
    const attempt = (work) => { try { work(); } catch (error) { messages.push(error.message); } };
    const empty = await read(text('nothing'));
    attempt(() => fit(empty));
    const own = await read(text(csv), { judges: ['x'] });
    const two = await read(text(csv), { models: ['A', 'C'] });
    attempt(() => fit(own, { interval: 2 }));
    attempt(() => fit(own, { model: { tie: { mean: 0, scale: -1 } } }));
    console.log(JSON.stringify({
      formats: [
        await formatOf('autoarena/project.autoarena'),
        await formatOf('parquet/duckdb-v2-zstd.parquet'),
        await formatOf('packed/lines.jsonl.gz'),
      ],
      own: own.counts.models, two: two.counts.models, failure: empty.failure, messages,
    }));
  `);
  const said = JSON.parse(printed) as { failure: string; messages: string[] };
  expect(said).toMatchObject({
    ...{ formats: ['autoarena', 'arena', 'rakuda-v2-pair'], own: ['A', 'B'], two: ['A', 'C'] },
    messages: [
      said.failure,
      expect.stringContaining('interval'),
      expect.stringContaining('can’t be -1'),
    ],
  });
  expect(said.failure).toMatch(/^There are no judgments/);
});

test('compilers of others read its types', () => {
  const folder = installed();
  writeFileSync(
    join(folder, 'a.ts'),
    `import { fit, read, report, summarise, table } from 'caravan-core';
const judgments = await read([{ name: 'a.csv', data: '' }], { models: ['A', 'B'] });
const fitted = fit(judgments, { model: { ties: 'davidson', questions: null } });
const ranking = summarise(fitted);
export const html: Promise<string> = report(fitted, { name: 'a', madeAt: 0 });
export const latex: string = table(fitted, { format: 'latex', columns: ['rank', 'model'] });
// @ts-expect-error there are four formats
table(fitted, { format: 'word' });
export const name: string = ranking.models[0].name;
export const median: number = ranking.models[0].median;
// @ts-expect-error it is a number, so that types came through
export const wrong: string = ranking.models[0].median;
// @ts-expect-error there are two scales
summarise(fit(judgments), 'elo');
`,
  );
  const tsc = join(root, 'node_modules/@typescript/native/bin/tsc');
  const flags = ['--ignoreConfig', '--noEmit', '--strict', '--module', 'nodenext'];
  const { stdout } = spawnSync(
    process.execPath,
    [tsc, ...flags, ...['--target', 'es2023', '--lib', 'es2023', '--types', '', 'a.ts']],
    { cwd: folder, encoding: 'utf8' },
  );
  rmSync(folder, { recursive: true });
  expect(stdout).toBe('');
});

/** What a script imports at once. */
const STATIC = /(?:^|;|\})\s*(?:import|export)\b[^;'"(]*\bfrom\s*["']([^"']+)["']/gm;

test('it needs no other package', () => {
  const folder = join(root, 'dist-core');
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  expect(manifest).not.toHaveProperty('dependencies');
  const scripts = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const named = scripts.flatMap((text) => [...text.matchAll(STATIC)].map(([, from]) => from));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((from) => !from.startsWith('.'))).toEqual([]);
  // What loads first has no report in it.
  const first = ['caravan.js'];
  for (const file of first)
    for (const [, from] of readFileSync(join(folder, file), 'utf8').matchAll(STATIC))
      first.push(join(file, '..', from));
  const parts = ['core', 'codec', 'freed-memory'].map((name) => `parts/${name}.js`);
  expect(new Set(first)).toEqual(new Set(['caravan.js', ...parts]));
  const entry = Buffer.concat([...new Set(first)].map((file) => readFileSync(join(folder, file))));
  const size = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;
  figure('library', `${size(entry.length)}, ${size(gzipSync(entry).length)} gzip`);
});
