import type { Page } from 'playwright-core';
import { expect, test } from '../../harness.ts';

/** The figures of what the plan takes, by their names. */
function outlook(page: Page, name: RegExp): Promise<string> {
  return page.getByRole('region', { name }).locator('dl').innerText();
}

function overflow(page: Page): Promise<number> {
  return page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

test('what a plan comes to follows the choices', async ({ visit }) => {
  const { page } = await visit('hosted', { path: '#judge', practises: true });
  const start = page.getByRole('button', { name: 'Start judging' });
  // Twelve questions, three models: 36 pairs, each a minute.
  await page.getByText('36 judgments in total').waitFor();
  await expect.poll(() => outlook(page, /Estimated cost/)).toContain('about 36 min');
  await page.getByRole('checkbox', { name: /both orders/ }).check();
  await page.getByText('72 judgments in total').waitFor();
  await expect.poll(() => outlook(page, /Estimated cost/)).toContain('about 1 h 12 min');

  await page.getByRole('radio', { name: 'One model against all others' }).check();
  await page.getByText('48 judgments in total').waitFor();
  await page.getByRole('radio', { name: 'Random sample' }).check();
  await page.getByText('28 fewer than requested').waitFor();
  await page.getByRole('textbox', { name: 'Comparisons' }).fill('10');
  await page.keyboard.press('Enter');
  await page.getByText('10 judgments in total').waitFor();
  await expect.poll(() => start.isEnabled()).toBe(true);

  // An adaptive plan has nothing to give to a human beforehand, and says so.
  await page.getByRole('radio', { name: 'Adaptive (fewest judgments)' }).check();
  await page.getByText('At most 72 judgments').waitFor();
  await page.getByText('works only with models as judges').waitFor();
  await expect.poll(() => start.isDisabled()).toBe(true);
});

/** Leaves a field as a reader does. */
async function write(page: Page, name: RegExp, text: string): Promise<void> {
  await page.getByRole('textbox', { name }).fill(text);
  await page.keyboard.press('Tab');
}

test('what models take is told in tokens, money and time, as far as it is known', async ({
  visit,
}) => {
  const { page, axe, picture } = await visit('hosted', {
    path: '#judge',
    practises: true,
    height: 2000,
  });
  await page.getByRole('button', { name: 'Add a model as judge' }).click();
  const model = page.getByLabel('Model', { exact: true });
  await model.fill('mine');
  const figures = () => outlook(page, /Estimated cost/);
  await expect.poll(figures).toContain('unknown until every price is filled in');
  // 36 calls of six seconds, four at once.
  await expect
    .poll(figures)
    .toMatch(/36 to models[^]*input, 11,000 output[^]*about 1 min, 4 concurrent calls/);
  await write(page, /^Stop at/, '2.02');
  await page.getByText('the cap does not cover them').waitFor();
  await write(page, /^mine, in/, '0');
  // 300 tokens a call: 10,800 in all.
  await write(page, /^mine, out/, '100');
  await expect.poll(figures).toContain('US$ 1.08');
  // The last call may take 2,048 tokens, seven times, and is made only where they are paid for.
  await page.getByText('The cap is enough for about 20 of 36 judgments.').waitFor();
  await page.getByText('Each uncounted request can cost up to about US$ 0.21').waitFor();
  await write(page, /^Stop at/, '0.2');
  await page.getByText('below the amount reserved for a single call').waitFor();
  await page.getByText('Limits', { exact: true }).click();
  await write(page, /^Max calls per minute/, '6');
  await expect.poll(figures).toContain('about 6 min');
  await write(page, /^Max calls per minute/, 'many');
  await expect.poll(figures).toContain('about 6 min');
  expect(await axe()).toEqual([]);
  await picture('judge-plan-money');
  await page.setViewportSize({ width: 360, height: 2600 });
  await expect.poll(() => overflow(page)).toBe(0);
  await model.fill('gpt-4o-mini');
  await expect.poll(figures).toContain('US$ 0.01');
});

test('the width of intervals is forecast for these choices and no others', async ({ visit }) => {
  const { page } = await visit('hosted', { path: '#judge', practises: true });
  await page.getByText('Expected precision').click();
  const begin = page.getByRole('button', { name: 'Simulate' });
  await begin.click();
  const table = page.getByRole('table', { name: 'Forecast' });
  await table.waitFor();
  const rows = await table.getByRole('row').allInnerTexts();
  // The practice set has 36 pairs: now, and at its end.
  expect(rows).toHaveLength(3);
  const widths = rows.slice(1).map((row) => Number(/\s(\d+)\s/.exec(row)?.[1]));
  expect(widths[1]).toBeLessThan(widths[0]);
  await page.getByRole('radio', { name: 'The whole ranking' }).check();
  await begin.waitFor();
  expect(await table.count()).toBe(0);
});

test('a goal about one model or two lets them be picked, always two that differ', async ({
  visit,
}) => {
  const { page } = await visit('hosted', { path: '#judge', practises: true });
  await page.getByRole('radio', { name: 'Adaptive (fewest judgments)' }).check();
  await page.getByRole('radio', { name: 'Where one model ranks' }).check();
  const picked = page.getByRole('combobox', { name: 'Model', exact: true });
  const other = page.getByRole('combobox', { name: 'Compared with' });
  const names = await picked.getByRole('option').allInnerTexts();
  expect(names).toHaveLength(3);
  expect(await other.count()).toBe(0);
  await picked.selectOption(names[1]);
  await page.getByRole('radio', { name: 'Is one model better than another' }).check();
  expect(await picked.inputValue()).toBe(names[1]);
  expect(await other.getByRole('option').allInnerTexts()).toEqual([names[0], names[2]]);
  // Whoever is picked as the one is no longer the other.
  await picked.selectOption(names[0]);
  expect(await other.inputValue()).toBe(names[1]);
});

for (const language of ['en', 'ja'] as const)
  test(`${language}: axe finds nothing, and nothing scrolls sideways`, async ({ visit }) => {
    const { page, looksRight } = await visit('hosted', {
      language,
      path: '#judge',
      practises: true,
    });
    await page
      .getByRole('radio', { name: /^(Adaptive \(fewest judgments\)|適応的（少ない判定で）)$/ })
      .check();
    await page
      .getByRole('radio', { name: /^(Which models are the top k|上位に入るのはどのモデルか)$/ })
      .check();
    await page.getByText(/^(More options|細かな設定)$/).click();
    await page.getByText(/^(Expected precision|得られる精度)$/).click();
    await page.getByRole('button', { name: /^(Simulate|予測する)$/ }).click();
    await page.getByRole('table', { name: /^(Forecast|予測)$/ }).waitFor();
    await looksRight(`judge-plan-${language}`);
  });
