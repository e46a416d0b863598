import { inflateSync, unzipSync } from 'fflate';
import { parquetReadObjects } from 'hyparquet';
import type { Locator, Page } from 'playwright-core';
import { allowClipboard, expect, test } from '../harness.ts';
import { choose, openPublish, saveFrom } from '../publish.ts';
import { settled } from './judge/board.ts';

/* The Publish dialog: what is previewed is what is saved, to the byte. */

/** The SVG document that the preview shows. */
async function previewed(dialog: Locator): Promise<string> {
  const src = (await dialog.getByRole('img').getAttribute('src')) ?? '';
  return decodeURIComponent(src.replace(/^data:[^,]*,/, ''));
}

const textOf = async (dialog: Locator): Promise<string> =>
  (await dialog.locator('pre').textContent()) ?? '';

/** Bytes of the pixels of a PNG, which are there only where its file is whole. */
function pixelsOf(png: Buffer): { width: number; height: number; bytes: number } {
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const from = at + 8;
    if (png.toString('latin1', at + 4, from) === 'IDAT')
      parts.push(png.subarray(from, from + png.readUInt32BE(at)));
  }
  // Behind the two bytes of zlib's head.
  return { width, height, bytes: inflateSync(Buffer.concat(parts).subarray(2)).length };
}

async function closed(page: Page, dialog: Locator): Promise<void> {
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

test('figure and table are saved as they are previewed, in the settings of the project', async ({
  visit,
}) => {
  const { page, context } = await visit('hosted');
  await allowClipboard(context);
  await settled(page, 'Converged');
  // By keyboard alone, there and back.
  const button = page.getByRole('button', { name: 'Publish', exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Publish' });
  await dialog.getByRole('heading', { name: 'Publish' }).and(page.locator(':focus')).waitFor();
  await dialog
    .getByRole('img', { name: /^Rakuda 2023-07-14\. GPT-4 is ahead of GPT-3\.5/ })
    .waitFor();
  await page.keyboard.press('Escape');
  await button.and(page.locator(':focus')).waitFor();
  await openPublish(page);

  await dialog.getByLabel('Title', { exact: true }).fill('Nine <b>models</b> & more');
  await dialog.getByLabel('Subtitle').fill('日本語の質問 40 問');
  await dialog.getByRole('combobox', { name: 'Models' }).selectOption({ label: 'First 5' });
  await dialog.getByRole('checkbox', { name: 'Judgments' }).check();
  await dialog.getByText('Names as printed').click();
  await dialog.getByLabel('Printed name of GPT-3.5').fill('ChatGPT\u202e');
  await choose(dialog, 'Theme', 'Dark');
  await choose(dialog, 'Made for', 'Slide');
  await expect.poll(() => previewed(dialog)).toMatch(/^<svg[^>]* width="1280" height="720"/);
  const svg = await previewed(dialog);
  expect((await saveFrom(page, dialog)).bytes.toString()).toBe(svg);
  await dialog.getByRole('status').getByText('Saved as Rakuda-2023-07-14.svg.').waitFor();
  expect(svg).toContain('>Nine &lt;b&gt;models&lt;/b&gt; &amp; more</text>');
  expect(svg).toContain('ChatGPT⟨U+202E⟩');
  expect(svg).toContain('#171511');
  expect(svg).not.toMatch(/var\(--|opencalm-7b</);
  expect(svg).toContain(
    'the first 5 are shown. ± is half of the 68% interval, over these questions',
  );
  await choose(dialog, 'Format', 'PNG');
  await choose(dialog, 'Pixels', '4×');
  await dialog.getByText('5,120 × 2,880 px').waitFor();
  expect(pixelsOf((await saveFrom(page, dialog)).bytes)).toEqual({
    ...{ width: 5120, height: 2880, bytes: 2880 * (1 + 5120 * 4) },
  });

  await choose(dialog, 'What to publish', 'Table');
  await choose(dialog, 'Format', 'LaTeX');
  await dialog.getByText('\\toprule').waitFor();
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await dialog.getByRole('status').getByText('Copied.').waitFor();
  const latex = await textOf(dialog);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(latex);
  expect((await saveFrom(page, dialog)).bytes.toString()).toBe(latex);
  expect(latex).toContain('\\caption{Nine \\textless{}b\\textgreater{}models');
  expect(latex).toMatch(
    /\n {4}2 & ChatGPT⟨?.*U\+202E.* & 1,\d\d\d \$\\pm\$ \d+ & [^&]* & \d+ \\\\\n/,
  );
  for (const [format, beginning] of [
    ['Markdown', /^Nine \\<b\\>models\\<\/b\\>.*\n\n\| Rank \| Model \| Rating /],
    ['HTML', /^<table>\n {2}<caption>Nine &lt;b&gt;models/],
    [
      'CSV',
      /^rank,model,rating,half_width,.*,intervals_over,judgments_total,convergence,model_settings\n1,GPT-4,/,
    ],
  ] as const) {
    await choose(dialog, 'Format', format);
    await expect.poll(() => textOf(dialog)).toMatch(beginning);
    expect((await saveFrom(page, dialog)).bytes.toString()).toBe(await textOf(dialog));
  }

  // Settings last for the visit, also in another language; and are set back at once.
  await choose(dialog, 'Language', '日本語');
  await expect.poll(() => textOf(dialog)).toContain('rank,model,');
  await choose(dialog, 'Format', 'Markdown');
  await expect.poll(() => textOf(dialog)).toContain('| 順位 | モデル | レーティング |');
  await closed(page, dialog);
  await openPublish(page);
  await expect.poll(() => textOf(dialog)).toContain('| 順位 | モデル | レーティング |');
  await dialog.getByRole('button', { name: 'Reset' }).click();
  await expect.poll(() => textOf(dialog)).toMatch(/^Rakuda 2023\\?-07\\?-14\. 9 models ranked/);
});

test('badge, citation, draws and project are saved as they are previewed', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  const dialog = await openPublish(page);
  await choose(dialog, 'What to publish', 'Badge');
  await dialog.getByRole('combobox', { name: 'Model' }).selectOption({ label: 'GPT-3.5' });
  await dialog.getByRole('img', { name: /^GPT-3\.5 is ranked 2nd of 9 in Rakuda/ }).waitFor();
  const badge = await saveFrom(page, dialog);
  expect(badge.bytes.toString()).toBe(await previewed(dialog));
  expect(badge.bytes.toString()).toMatch(/>ranked 2nd of 9 · 95%, all ranks at once<\/text>/);
  await choose(dialog, 'Format', 'Markdown');
  await expect.poll(() => textOf(dialog)).toMatch(/^!\[GPT-3\.5 is .*\]\(GPT-3\.5-badge\.svg\)\n$/);

  await choose(dialog, 'What to publish', 'Citation');
  await dialog.getByLabel('Authors, one per line').fill('YuzuAI');
  for (const [format, beginning, name] of [
    ['Text', /^YuzuAI: Rakuda 2023-07-14 \(\d{4}-\d\d-\d\d\)\. 9 models/, /\.citation\.txt$/],
    ['BibTeX', /^@misc\{caravan-ranking-[0-9a-f]{8},\n {2}author = \{\{YuzuAI\}\}/, /\.bib$/],
    ['CITATION.cff', /^cff-version: 1\.2\.0\n/, /^CITATION\.cff$/],
  ] as const) {
    await choose(dialog, 'Format', format);
    await expect.poll(() => textOf(dialog)).toMatch(beginning);
    const saved = await saveFrom(page, dialog);
    expect(saved.name).toMatch(name);
    expect(saved.bytes.toString()).toBe(await textOf(dialog));
  }

  await choose(dialog, 'What to publish', 'Draws');
  await dialog.getByText('beta.1', { exact: false }).first().waitFor();
  const shown = (await textOf(dialog)).replace(/\n…$/, '');
  const files = unzipSync((await saveFrom(page, dialog)).bytes);
  expect(Object.keys(files)).toEqual([
    ...[1, 2, 3, 4].map((chain) => `Rakuda-2023-07-14-${String(chain)}.csv`),
    'README.txt',
  ]);
  expect(Buffer.from(files['Rakuda-2023-07-14-1.csv']).toString().startsWith(shown)).toBe(true);
  expect(Buffer.from(files['README.txt']).toString()).toContain('9 models ranked from 800');
  await choose(dialog, 'Format', 'Parquet');
  await expect.poll(() => textOf(dialog)).toContain('beta[9]  strength of ');
  const parquet = await saveFrom(page, dialog);
  const rows = await parquetReadObjects({ file: Uint8Array.from(parquet.bytes).buffer });
  expect(rows.length).toBeGreaterThan(100);
  expect(rows[0]).toHaveProperty('beta[9]');

  await choose(dialog, 'What to publish', 'Files');
  await choose(dialog, 'Format', 'Project (.caravan)');
  await dialog.getByText('The whole project in one file').waitFor();
  const project = await saveFrom(page, dialog);
  expect(project.name).toMatch(/\.caravan$/);
  expect(Object.keys(unzipSync(project.bytes)).length).toBeGreaterThan(0);
});

test('what has not converged says so in all that is saved of it', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Draws per chain', { exact: true }).fill('100');
  await page.getByLabel('Draws per chain', { exact: true }).press('Enter');
  await page.getByRole('link', { name: 'Leaderboard' }).click();
  await settled(page, 'Not converged');
  const dialog = await openPublish(page);
  await dialog.getByText('This fit has not converged.').waitFor();
  expect(await previewed(dialog)).toContain('>Not converged: do not rely on these numbers.</text>');
  await choose(dialog, 'What to publish', 'Badge');
  await expect.poll(() => previewed(dialog)).toContain('>not converged</text>');
  await choose(dialog, 'What to publish', 'Table');
  await expect.poll(() => textOf(dialog)).toContain('The fit did not converge');
  await choose(dialog, 'Format', 'CSV');
  await expect
    .poll(() => textOf(dialog))
    .toMatch(/,these alone,800,not-converged,ties=half prior=\S+ .*\n$/);
  await choose(dialog, 'What to publish', 'Citation');
  await expect.poll(() => textOf(dialog)).toContain('The fit did not converge');
});

for (const language of ['en', 'ja'] as const)
  test(`the dialog looks right: ${language}`, async ({ visit }) => {
    const { page, looksRight } = await visit('hosted', { language });
    const say = (en: string, ja: string) => (language === 'en' ? en : ja);
    await settled(page, language === 'en' ? 'Converged' : '収束');
    await page.getByRole('button', { name: say('Publish', '公表'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('img').waitFor();
    await dialog.getByText(say('Names as printed', '載せる名前')).click();
    for (const form of [say('Page', 'ページ'), say('Paper column', '論文の 1 段')]) {
      await dialog.getByText(form, { exact: true }).click();
      await looksRight(`publish-${form}-${language}`);
    }
    for (const product of [
      say('Table', '表'),
      say('Badge', 'バッジ'),
      say('Citation', '引用'),
      say('Draws', 'サンプル'),
      say('Files', 'ファイル'),
    ]) {
      await dialog.getByRole('radiogroup').first().getByText(product, { exact: true }).click();
      await looksRight(`publish-${product}-${language}`);
    }
  });
