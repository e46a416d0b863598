import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from '../../harness.ts';
import { choose, openPublish, published } from '../../publish.ts';
import { settled } from '../judge/board.ts';

/* Whatever models are called, what is saved opens. */

const NAMES = [
  'nul\u0000 and \u0001 and \u001b',
  'none \ufffe \uffff',
  '<b>&amp;"\'<!--]]>',
  'var(--ink)',
  '\u202etpg',
  '=1+1',
  '＠SUM(A1)',
  'a|b`c`\u2028d',
];

async function openNames(page: Page): Promise<void> {
  const lines = NAMES.flatMap((left, at) =>
    NAMES.filter((right) => right !== left).map((right, n) =>
      JSON.stringify({ model_a: left, model_b: right, winner: (at + n) % 3 ? 'model_a' : 'tie' }),
    ),
  );
  await page
    .getByLabel('Open files')
    .first()
    .setInputFiles({
      name: `con:${'x'.repeat(300)}\u202e.jsonl`,
      mimeType: 'application/json',
      buffer: Buffer.from(lines.join('\n')),
    });
  await page
    .getByText(`${String(NAMES.length)} models`)
    .first()
    .waitFor();
  await settled(page, 'Converged');
}

async function saved(page: Page, click: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const isPng = (bytes: Buffer): boolean => bytes.subarray(1, 4).toString() === 'PNG';

/** The text of an SVG document, or the parser's complaint. */
const textOf = (page: Page, svg: string): Promise<string> =>
  page.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, 'image/svg+xml');
    const error = parsed.querySelector('parsererror');
    return error === null ? parsed.documentElement.textContent : `error: ${source}`;
  }, svg);

test('figures and tables of models with hostile names can be opened', async ({ visit }) => {
  const { page } = await visit('hosted');
  await openNames(page);
  const svg = await published(page, 'Figure', 'SVG');
  expect(svg.name).toMatch(/^con-x+-x+-\.jsonl\.svg$/);
  expect(svg.name.length).toBeLessThan(220);
  const text = await textOf(page, svg.bytes.toString());
  expect(text).toContain('nul⟨U+0000⟩ and ⟨U+0001⟩ and ⟨U+001B⟩');
  expect(text).toContain('none \ufffd \ufffd');
  expect(text).toContain('<b>&amp;"\'<!--]]>');
  expect(text).toContain('var(--ink)');
  expect(isPng((await published(page, 'Figure', 'PNG')).bytes)).toBe(true);
  const csv = (await published(page, 'Files', 'Result (CSV)')).bytes.toString();
  expect(csv).toContain(",'=1+1,");
  expect(csv).toContain(",'＠SUM(A1),");
  const badge = (await published(page, 'Badge', 'SVG')).bytes.toString();
  expect(await textOf(page, badge)).toMatch(/^\s*.* is ranked .* of 8 in con:x/);
  const html = (await published(page, 'Table', 'HTML')).bytes.toString();
  const cells = await page.evaluate(
    (source) =>
      [...new DOMParser().parseFromString(source, 'text/html').querySelectorAll('tbody th')].map(
        (cell) => cell.textContent,
      ),
    html,
  );
  expect(cells).toHaveLength(NAMES.length);
  expect(cells).toContain('<b>&amp;"\'<!--]]>');
  const bibtex = (await published(page, 'Citation', 'BibTeX')).bytes.toString();
  expect(bibtex).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);

  await page.getByRole('link', { name: 'Data' }).click();
  for (const at of [0, 1]) {
    const figure = (kind: string) => page.getByRole('button', { name: kind }).nth(at);
    const own = await saved(page, () => figure('Figure (SVG)').click());
    const drawn = await textOf(page, own.bytes.toString());
    expect(drawn).toContain('⟨U+0000⟩');
    expect(drawn).not.toMatch(/^error/);
    expect(isPng((await saved(page, () => figure('Figure (PNG)').click())).bytes)).toBe(true);
  }
  const exact = await saved(page, () =>
    page.getByRole('button', { name: 'Save as CSV for evalica' }).click(),
  );
  expect(exact.bytes.toString()).toContain('\n=1+1,');
  await page.getByText(/Spreadsheets may run names in this file.*=1\+1/).waitFor();
});

test('a figure that can’t be saved says so', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  await page.evaluate(() => {
    OffscreenCanvas.prototype.convertToBlob = () => Promise.reject(new Error('no memory'));
  });
  const failed = page.getByText('The file could not be saved.');
  const dialog = await openPublish(page);
  await choose(dialog, 'Format', 'PNG');
  await dialog.getByRole('button', { name: 'Save PNG' }).click();
  await failed.waitFor();
  await page.keyboard.press('Escape');
  await failed.waitFor({ state: 'hidden' });
  await page.getByRole('link', { name: 'Data' }).click();
  await page.getByRole('button', { name: 'Figure (PNG)' }).first().click();
  await page.locator('#content').getByText('The file could not be saved.').waitFor();
});
