import type { jsonResult } from '../../../src/ui/text/result-json.ts';
import { expect, test } from '../harness.ts';
import { FEW_DRAWS } from '../launch.ts';
import { published } from '../publish.ts';
import { storedFits } from '../stored-fits.ts';
import { lastOpened } from './data/stored.ts';
import { readBoard, settled } from './judge/board.ts';

test('a finished fit is stored; it can be renamed, opened and deleted, and a deletion undone', async ({
  visit,
}) => {
  const { page } = await visit('hosted', { isFirst: true });
  await settled(page, 'Converged');
  const first = await readBoard(page);
  await page.getByRole('radiogroup', { name: 'Ties' }).getByText('Drop').click();
  await settled(page, 'Converged');
  const second = await readBoard(page);
  expect(second).not.toEqual(first);

  await page.getByRole('link', { name: 'Runs' }).click();
  await page.getByRole('button', { name: 'Rename Rakuda 2023-07-14' }).last().click();
  await page.getByRole('textbox').fill('as published');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { name: 'as published' }).waitFor();
  await page.reload();
  await page.getByRole('button', { name: 'Open as published' }).click();
  await settled(page, 'Converged');
  expect(await readBoard(page)).toEqual(first);

  // The one opened last opens on return.
  await expect.poll(() => lastOpened(page)).toBe('as published');
  await page.goto(page.url().split('#')[0]);
  await page.reload();
  await settled(page, 'Converged');
  expect(await readBoard(page)).toEqual(first);

  await page.getByRole('link', { name: 'Runs' }).click();
  await page.getByRole('button', { name: 'Delete as published' }).click();
  await page.getByText('Deleted “as published”.').waitFor();
  expect(await page.getByRole('button', { name: 'Open as published' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('button', { name: 'Open as published' }).waitFor();
});

test('the same seed gives the same numbers to the last bit, another seed others', async ({
  visit,
}) => {
  const one = await visit('hosted', { isFirst: true });
  await settled(one.page, 'Converged');
  const two = await visit('single', { isFirst: true });
  await settled(two.page, 'Converged');
  await two.page.waitForFunction(() => document.querySelector('nav .count') !== null);
  const [fit] = await storedFits(one.page);
  expect(fit.draws.length).toBeGreaterThan(1600);
  expect(await storedFits(two.page)).toEqual([fit]);

  await two.page.getByRole('link', { name: 'Settings' }).click();
  await two.page.getByLabel('Seed', { exact: true }).fill('2');
  await two.page.getByLabel('Seed', { exact: true }).press('Enter');
  await two.page.getByRole('link', { name: 'Runs' }).click();
  await two.page.getByText('seed 2').waitFor();
  const fits = await storedFits(two.page);
  expect(new Set(fits.map(({ draws }) => draws)).size).toBe(2);
});

test('new data open with no more draws than the reader likes', async ({ visit }) => {
  const { page } = await visit('hosted');
  const csv = 'model_a,model_b,wins_a,wins_b,ties\nx,y,60,20,5\ny,x,20,60,5\n';
  await page
    .getByLabel('Open files')
    .setInputFiles({ name: 'pair.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('heading', { level: 1 }).filter({ hasText: 'x is ahead of y' }).waitFor();
  await settled(page, 'Converged');
  await page.getByRole('link', { name: 'Settings' }).click();
  const draws = page.getByLabel('Draws per chain', { exact: true });
  expect(await draws.inputValue()).toBe(String(FEW_DRAWS));
  const likes = () =>
    page.evaluate(() => {
      const { mostDraws } = JSON.parse(localStorage['caravan.preferences'] as string) as {
        mostDraws: number | null;
      };
      return mostDraws;
    });
  const box = page.getByRole('checkbox', { name: /^New data open with no more draws/ });
  await draws.fill('300');
  await draws.press('Enter');
  await expect.poll(likes).toBe(300);
  await box.uncheck();
  await expect.poll(likes).toBeNull();
});

test('the leaderboard is saved as figure and table', async ({ visit }) => {
  const { page } = await visit('hosted', { theme: 'dark' });
  await settled(page, 'Converged');
  const save = async (product: string, format: string) =>
    (await published(page, product, format)).bytes;
  const svg = (await save('Figure', 'SVG')).toString();
  expect(svg).toMatch(/^<svg[^>]* width="960"/);
  expect(svg).toContain('rwkv-world');
  expect(svg).toContain('9 models ranked from 800 judgments. ± is half of the 68% interval');
  expect(svg).toContain('The fit converged.');
  expect(svg).toContain('Rakuda 2023-07-14. Bayesian Bradley–Terry model, made with Caravan.');
  expect(svg).not.toContain('var(--');
  expect(svg).toContain('<rect fill="#fbfaf6" width="960"');
  const png = await save('Figure', 'PNG');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBe(1920);
  const csv = (await save('Files', 'Result (CSV)')).toString().split('\n');
  expect(csv[0]).toMatch(/^rank,model,median,lower_68,upper_68,lower_95,upper_95,/);
  expect(csv[1]).toMatch(/^1,gpt-4:20230713,15\d\d\.\d\d,/);
  expect(csv).toHaveLength(11);
  const json = JSON.parse((await save('Files', 'Result (JSON)')).toString()) as ReturnType<
    typeof jsonResult
  >;
  expect(json.models[0]).toMatchObject({ id: 'gpt-4:20230713', rank: 1 });
  expect(json.data).toMatchObject({ models: 9, ordered_pairs: 72, used: 800 });
  expect(json.diagnostics.converged).toBe(true);
});
