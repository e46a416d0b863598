import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { jsonLines, parquet } from '../../../workers/battles.ts';
import { startSite } from '../../../remote/site.ts';
import type { Served, Site } from '../../../remote/site.ts';
import { expect, figure, test } from '../../harness.ts';
import type { Place } from '../../harness.ts';
import { readBoard, settled } from '../judge/board.ts';
import { putFiles } from '../project/where.ts';

/* A site on this machine stands for the web; Hugging Face and GitHub are played by the test. */

const built = process.env['BUILT'];
const hosted: Place = built === undefined ? 'hosted' : { hosted: join(built, 'dist') };
const single: Place =
  built === undefined ? 'single' : { single: join(built, 'dist-single/index.html') };

const sites: Site[] = [];
afterEach(async () => {
  for (const site of sites.splice(0)) await site.stop();
});

async function serve(files: Readonly<Record<string, Served>>): Promise<Site> {
  const site = await startSite(files);
  sites.push(site);
  return site;
}

/** Opens the Data page's form and types an address in. */
async function type(page: Page, address: string): Promise<void> {
  await page.getByRole('link', { name: 'Data' }).click();
  const field = page.getByLabel('URL of a file');
  if (!(await field.isVisible())) await page.getByText('From a URL', { exact: true }).click();
  await field.fill(address);
}

async function read(page: Page, address: string): Promise<void> {
  await type(page, address);
  await page.getByRole('button', { name: 'Read from a URL' }).click();
}

/** Answers in the place of a site. */
async function play(
  context: BrowserContext,
  answers: Readonly<Record<string, string | Uint8Array>>,
): Promise<string[]> {
  const asked: string[] = [];
  const isTheirs = /^https:\/\/(huggingface\.co|[\w.]+\.githubusercontent\.com|api\.github\.com)\//;
  await context.route(isTheirs, async (route) => {
    const url = route.request().url();
    asked.push(url);
    const body = Object.hasOwn(answers, url) ? answers[url] : null;
    await route.fulfill({
      status: body === null ? 404 : 200,
      headers: { 'Access-Control-Allow-Origin': '*' },
      body: body === null ? '' : Buffer.from(body),
    });
  });
  return asked;
}

const BEST = '旅人';

for (const place of [hosted, single])
  test(`${JSON.stringify(place)}: a file at an address is ranked; only its site is asked`, async ({
    visit,
  }) => {
    const site = await serve({ '/battles.jsonl': { body: jsonLines(400) } });
    const { page, requests } = await visit(place);
    await settled(page, 'Converged');
    const before = requests.length;
    await read(page, `${site.url}/battles.jsonl`);
    await page.getByRole('heading', { level: 1 }).filter({ hasText: BEST }).waitFor();
    await settled(page, 'Converged');
    expect((await readBoard(page))[0].name).toBe(BEST);
    const home = page.url().replace(/[^/]*$/, '');
    const foreign = requests.slice(before).filter((url) => !url.startsWith(home));
    expect(foreign).toEqual([`${site.url}/battles.jsonl`]);
    expect(site.asked.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'GET /battles.jsonl',
    ]);
    expect(site.asked[0].headers.cookie).toBeUndefined();
    expect(site.asked[0].headers.referer).toBeUndefined();
  });

test('a site that pages may not read is explained, and what was loaded stays', async ({
  visit,
}) => {
  const site = await serve({ '/battles.jsonl': { body: jsonLines(10), isShared: false } });
  const { page, axe } = await visit(hosted, { mayComplain: true });
  await settled(page, 'Converged');
  await read(page, `${site.url}/battles.jsonl`);
  const alert = page.getByRole('alert').or(page.getByRole('main'));
  await alert
    .getByText(/Access-Control-Allow-Origin/)
    .first()
    .waitFor();
  expect(site.asked).toHaveLength(1);
  expect(await axe()).toEqual([]);
  await page.getByRole('link', { name: 'Leaderboard' }).click();
  await settled(page, 'Converged');
  await expect.poll(() => readBoard(page)).toHaveLength(9);
});

test('of a data set on Hugging Face the files are shown, and those chosen are read', async ({
  visit,
}) => {
  const { page, context, axe, picture } = await visit(hosted);
  await settled(page, 'Converged');
  const home = 'https://huggingface.co';
  const tree = [
    { type: 'directory', path: 'data' },
    { type: 'file', path: 'README.md', size: 10 },
    { type: 'file', path: 'data/questions.jsonl', size: 5000 },
    { type: 'file', path: 'data/battles 1.jsonl', size: 30_000 },
    { type: 'file', path: 'data/battles 2.jsonl', size: 20_000 },
  ];
  const files = `${home}/datasets/someone/battles/resolve/main/data`;
  const asked = await play(context, {
    [`${home}/api/datasets/someone/battles/tree/main?recursive=true`]: JSON.stringify(tree),
    [`${files}/battles%201.jsonl`]: jsonLines(300),
  });
  await type(page, `${home}/datasets/someone/battles/viewer`);
  await page.getByText('Your browser requests these files from huggingface.co').waitFor();
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'Read from a URL' }).click();
  const list = page.getByRole('group', { name: 'Files in someone/battles' });
  await list.waitFor();
  expect(await list.getByRole('listitem').allInnerTexts()).toEqual([
    expect.stringMatching(/^data\/battles 1\.jsonl\s+30 kB$/),
    expect.stringMatching(/^data\/battles 2\.jsonl\s+20 kB$/),
    expect.stringMatching(/^data\/questions\.jsonl\s+5 kB$/),
  ]);
  await expect.poll(() => list.getByRole('button', { name: /^Read/ }).isDisabled()).toBe(true);
  await list.getByLabel('All of them').check();
  await list.getByRole('button', { name: 'Read 3 files (55 kB)' }).waitFor();
  await list.getByLabel('All of them').uncheck();
  await list.getByLabel('data/battles 1.jsonl').check();
  expect(await axe()).toEqual([]);
  await picture('remote-list');
  await list.getByRole('button', { name: 'Read 1 file (30 kB)' }).click();
  await page.getByRole('heading', { level: 1 }).filter({ hasText: BEST }).waitFor();
  await settled(page, 'Converged');
  expect(new Set(asked).size).toBe(2);
});

test('what GitHub keeps apart is found where it is', async ({ visit }) => {
  const { page, context } = await visit(hosted);
  const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n';
  await play(context, {
    'https://raw.githubusercontent.com/o/n/main/battles.jsonl': pointer,
    'https://media.githubusercontent.com/media/o/n/main/battles.jsonl': jsonLines(200),
  });
  await read(page, 'https://github.com/o/n/blob/main/battles.jsonl');
  await page.getByRole('heading', { level: 1 }).filter({ hasText: BEST }).waitFor();
});

for (const place of [hosted, single])
  test(`${JSON.stringify(place)}: of Parquet only the columns that are needed are asked for`, async ({
    visit,
  }) => {
    const file = parquet(600, 3000, 200);
    const site = await serve({
      '/train.parquet': { body: file, parts: 'yes' },
      '/whole.parquet': { body: file },
    });
    const { page } = await visit(place);
    await read(page, `${site.url}/train.parquet`);
    await page.getByText('4 models · 600 judgments').waitFor();
    const sent = site.asked.reduce((sum, asked) => sum + asked.sent, 0);
    figure('Parquet by ranges', `${sent} of ${file.length} bytes, ${site.asked.length} requests`);
    expect(sent).toBeLessThan(file.length / 4);
    // Without a question of leave before each.
    expect(new Set(site.asked.map(({ method }) => method))).toEqual(new Set(['GET']));
    expect(site.asked.every(({ range }) => range !== null)).toBe(true);

    await read(page, `${site.url}/whole.parquet`);
    await putFiles(page, 'New project');
    await page.getByText('whole.parquet').first().waitFor();
    await settled(page, 'Converged');
    expect(site.asked.filter(({ path }) => path === '/whole.parquet')).toHaveLength(1);
  });

test('where a site sends on to another one, the file says which', async ({ visit }) => {
  const other = await serve({ '/moved.jsonl': { body: jsonLines(400) } });
  const site = await serve({
    '/x.jsonl': { body: '', status: 302, headers: { Location: `${other.url}/moved.jsonl` } },
  });
  const { page } = await visit(hosted);
  await settled(page, 'Converged');
  await read(page, `${site.url}/x.jsonl`);
  await page.getByRole('heading', { level: 1 }).filter({ hasText: BEST }).waitFor();
  await page.getByRole('link', { name: 'Data' }).click();
  await page.getByText(`redirected to ${new URL(other.url).host}`).waitFor();
});

test('a slow download says how much has come, and can be stopped', async ({ visit }) => {
  const site = await serve({
    '/slow.jsonl': { body: jsonLines(3000), stopAt: 100_000, isSlow: true, isEndless: true },
  });
  const { page, picture } = await visit(hosted);
  await settled(page, 'Converged');
  await read(page, `${site.url}/slow.jsonl`);
  await page.getByRole('progressbar', { name: 'Reading slow.jsonl' }).waitFor();
  await page.getByText(/^(98\.3|100) kB$/).waitFor();
  await picture('remote-slow');
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Reading was stopped').waitFor();
  await expect.poll(() => site.asked[0].isLeft).toBe(true);
  await expect.poll(() => readBoardOf(page)).toHaveLength(9);
});

test('Parquet that is stopped while its parts come, or all of it, asks for nothing more', async ({
  visit,
}) => {
  const file = parquet(600, 3000, 200);
  const site = await serve({
    // Behind the first bytes the parts come to a halt.
    '/parts.parquet': { body: file, parts: 'yes', stopAt: 1 << 16 },
    '/whole.parquet': { body: file, stopAt: 1 << 20 },
  });
  const { page } = await visit(hosted);
  await settled(page, 'Converged');
  for (const [name, requests] of Object.entries({ 'parts.parquet': 2, 'whole.parquet': 1 })) {
    site.asked.length = 0;
    await read(page, `${site.url}/${name}`);
    await expect.poll(() => site.asked.map(({ sent }) => sent).at(requests - 1)).toBeTruthy();
    const bar = page.getByRole('progressbar', { name: `Reading ${name}` });
    // Of all of it, some has come.
    if (name === 'whole.parquet')
      await expect.poll(async () => Number(await bar.getAttribute('aria-valuenow'))).toBeTruthy();
    await page.getByRole('button', { name: 'Stop' }).click();
    await page.getByText('Reading was stopped').waitFor();
    await expect.poll(() => site.asked.at(-1)?.isLeft).toBe(true);
    await expect.poll(() => readBoardOf(page)).toHaveLength(9);
    expect(site.asked).toHaveLength(requests);
  }
});

async function readBoardOf(page: Page) {
  await page.getByRole('link', { name: 'Leaderboard' }).click();
  await settled(page, 'Converged');
  return readBoard(page);
}

const refused: [string, string, Served | null, RegExp][] = [
  ['no address', 'javascript:alert(1)', null, /This is not a URL that can be read/],
  ['a name with a password', 'https://me:secret@example.org/x.csv', null, /This is not a URL/],
  ['nothing there', '/x.csv', { body: '', status: 404 }, /has nothing at this URL/],
  ['a closed set', '/x.csv', { body: '', status: 401 }, /does not allow public access/],
  [
    'a page to log in',
    '/x.csv',
    { body: '<!doctype html><title>Log in</title>', type: 'text/html' },
    /sent a web page instead of data/,
  ],
  ['a cut connection', '/x.csv', { body: jsonLines(3000), cutAt: 100_000 }, /was interrupted/],
];
test('what can’t be read at an address is explained, and what was loaded stays', async ({
  visit,
}) => {
  const { page } = await visit(hosted, { mayComplain: true });
  await settled(page, 'Converged');
  for (const [what, address, served, message] of refused) {
    const site = await serve(served === null ? {} : { '/x.csv': served });
    await read(page, served === null ? address : site.url + address);
    await page.getByRole('main').getByText(message).first().waitFor();
    expect(await readBoardOf(page), what).toHaveLength(9);
  }
});

test('offline it says so and asks for nothing; small screens have room', async ({ visit }) => {
  const { page, context, axe, picture } = await visit(hosted, {
    width: 360,
    height: 800,
    theme: 'dark',
  });
  await settled(page, 'Converged');
  const path = `${'long-folder-name/'.repeat(8)}battles.jsonl`;
  const tree = Array.from({ length: 30 }, (_, i) => ({ type: 'file', path: `${i}/${path}` }));
  await play(context, {
    'https://huggingface.co/api/datasets/o/n/tree/main?recursive=true': JSON.stringify(tree),
  });
  await read(page, 'o/n');
  await page.getByLabel('Only names that contain').fill('7/');
  await expect.poll(() => page.getByRole('listitem').filter({ hasText: path }).count()).toBe(3);
  const isWide = () =>
    page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(await isWide()).toBe(false);
  expect(await axe()).toEqual([]);
  await picture('remote-narrow');
  await context.setOffline(true);
  await page.getByText('You are offline, so nothing can be downloaded').waitFor();
  expect(await page.getByRole('button', { name: 'Read from a URL' }).isDisabled()).toBe(true);
  await type(page, 'http://localhost:1234/x.csv');
  expect(await page.getByRole('button', { name: 'Read from a URL' }).isDisabled()).toBe(false);
  expect(await isWide()).toBe(false);
  await context.setOffline(false);
});
