import { readFileSync } from 'node:fs';
import { expect, test } from '../../harness.ts';
import { settled } from '../judge/board.ts';

test('the matrix of wins is looked at by keys, by pointer and as a table', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  await page.getByRole('link', { name: 'Data' }).click();
  const matrix = page.getByRole('application', { name: 'Matrix of wins' });
  await matrix.focus();
  await page.keyboard.press('ArrowRight');
  const said = page.getByText(' won, ');
  await expect.poll(() => said.textContent()).toBe('GPT-4 against GPT-3.5: 24 won, 1 tied, 5 lost');
  await page.keyboard.press('ArrowDown');
  // The diagonal is stepped over.
  await expect.poll(() => said.textContent()).toMatch(/^rwkv-world against GPT-3.5: /);
  await page.keyboard.press('Escape');
  await expect.poll(() => said.count()).toBe(0);

  await matrix.getByText('24·1·5').hover();
  await expect.poll(() => said.textContent()).toBe('GPT-4 against GPT-3.5: 24 won, 1 tied, 5 lost');

  await page.getByText('As a table', { exact: true }).click();
  await page.getByRole('combobox', { name: 'Model', exact: true }).selectOption('GPT-3.5');
  const row = page.getByRole('row').filter({ hasText: 'rwkv-world' });
  expect(await row.getByRole('cell').allInnerTexts()).toEqual(['24', '1', '1']);
});

test('the comparison graph is looked at by keys, and both drawings are saved', async ({
  visit,
}) => {
  const { page, axe } = await visit('hosted', { width: 360 });
  await settled(page, 'Converged');
  await page.getByRole('link', { name: 'Data' }).click();
  const graph = page.getByRole('application', { name: 'Comparison graph' });
  await graph.scrollIntoViewIfNeeded();
  await graph.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.getByText(/^GPT-3.5: \d+ judgments against 8 other models$/).waitFor();
  for (const [at, text] of ['>24·1·5<', 'Made with Caravan.'].entries()) {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Figure (SVG)' }).nth(at).click(),
    ]);
    const svg = readFileSync(await file.path(), 'utf8');
    expect(svg).toMatch(/^<svg/);
    expect(svg).toContain(text);
    expect(svg).not.toContain('var(--');
  }
  expect(await axe()).toEqual([]);
  const width = () => page.evaluate(() => document.documentElement.scrollWidth);
  await expect.poll(width).toBeLessThanOrEqual(360);
});
