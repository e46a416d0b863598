import { expect, test } from '../harness.ts';

test('below the leaderboard stands who is within a margin of the best', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted');
  await page.getByText('Which models are close enough to the best?').click();
  const fold = page.locator('details', { hasText: 'Which models are close enough' });
  const margin = fold.getByLabel('Margin (rating points)');
  const header = (points: string) =>
    fold.getByRole('columnheader', { name: `P(within ${points} points of best)` }).waitFor();
  const row = (name: string) => fold.getByRole('row', { name: new RegExp(`^${name} `) });
  await header('20');
  expect(await margin.inputValue()).toBe('20');
  await fold.getByText('Both are over these questions alone.').waitFor();
  await fold.getByText(/^Monte Carlo standard errors: at most \d\.\d percentage points/).waitFor();
  await expect(row('GPT-4').innerText()).resolves.toMatch(/9\d(\.\d)?%\s+\S/);
  await expect(row('GPT-3.5').innerText()).resolves.toMatch(/\s\d(\.\d)?%\s+\d{2,3}$/);
  await margin.fill('2000');
  await margin.press('Enter');
  await header('2000');
  await expect(row('GPT-3.5').innerText()).resolves.toMatch(/>99\.9%/);
  await margin.fill('-1');
  await margin.press('Enter');
  await fold.getByText('Enter a number, 0 or more.').waitFor();
  await header('2000');
  await margin.fill('50');
  await margin.press('Enter');
  await header('50');
  await looksRight('near-best');
});

test('the same in Japanese', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted', { language: 'ja' });
  await page.getByText('最も強いモデルに十分近いのはどれか').click();
  await page.getByRole('columnheader', { name: '差が 20 点以内の確率' }).waitFor();
  await looksRight('near-best-ja');
});
