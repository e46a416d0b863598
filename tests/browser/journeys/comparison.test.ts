import type { Locator, Page } from 'playwright-core';
import { expect, go, test } from '../harness.ts';
import { settled } from './judge/board.ts';

/** Opens the comparison and waits until every setting on its list is fitted. */
async function openComparison(page: Page): Promise<void> {
  await go(page, 'priors');
  const title = page.locator('#compare-title');
  await title.waitFor();
  await title.scrollIntoViewIfNeeded();
}

/**
 * Brings the settings into sight: they are fitted as long as they are seen, and WebKit keeps no place
 * where what comes above moves it.
 */
async function lookAtList(page: Page): Promise<Locator> {
  const list = page.getByRole('group', { name: /Settings compared|比べる設定/ });
  await list.waitFor();
  await list.scrollIntoViewIfNeeded();
  return list;
}

/** Runs in the page: its fits may have ended by the time that a mouse gets there. */
function clickOnceThere(name: string): Promise<void> {
  return new Promise((done) => {
    new MutationObserver((_, observer) => {
      const buttons = [...document.querySelectorAll<HTMLElement>('.comparison button')];
      const button = buttons.find(({ textContent }) => textContent.trim() === name);
      if (!button) return;
      observer.disconnect();
      button.click();
      done();
    }).observe(document, { childList: true, subtree: true });
  });
}

async function allFitted(page: Page): Promise<void> {
  await expect
    .poll(async () => (await lookAtList(page)).innerText())
    .not.toMatch(/waiting|fitting|待機中|待ち|計算中/);
}

async function add(page: Page, name: string): Promise<void> {
  await page.getByLabel('Add a setting').selectOption({ label: name });
  await page.getByRole('button', { name: 'Add', exact: true }).click();
}

/** What the table says of each setting, by its name. */
async function changes(page: Page): Promise<Map<string, string[]>> {
  const rows = await page
    .getByRole('region', { name: 'Changes' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') })
    .all();
  const found = new Map<string, string[]>();
  for (const row of rows) {
    const name = await row.getByRole('rowheader').innerText();
    found.set(name.trim(), await row.getByRole('cell').allInnerTexts());
  }
  return found;
}

const upload = (name: string, text: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
});

test('settings are added, compared with another one, and removed', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  await openComparison(page);
  await allFitted(page);
  const first = await changes(page);
  expect([...first.keys()]).toEqual([
    'The fit',
    'Caravan’s default',
    'Maximum likelihood',
    'Win rate',
  ]);
  expect(first.get('The fit')?.[0]).toContain('29 of 36 pairs decided at 95%');
  // A normal prior of width 1 pulls GPT-4 in by about a standard deviation.
  expect(first.get('Caravan’s default')?.[3]).toMatch(/^GPT-4 −5\d \(−1\.[012] sd\)$/);
  expect(first.get('Maximum likelihood')?.[3]).toMatch(/\([−+]?0\.\d sd\)$/);
  // A win rate has ranks and nothing else in common.
  expect(first.get('Win rate')?.slice(2)).toEqual(['–', '–', '–']);
  expect(first.get('Win rate')?.[0]).toMatch(/^2 of 9/);

  for (const name of ['Narrow prior', 'Ties dropped', 'Rakuda as it was run']) {
    await add(page, name);
  }
  await allFitted(page);
  const more = await changes(page);
  expect(more.size).toBe(7);
  expect(more.get('Narrow prior')?.[2]).toMatch(/^× 0\.[67]/);
  // The surplus coordinate makes intervals about 6% too wide.
  expect(more.get('Rakuda as it was run')?.[2]).toMatch(/^× 1\.0[4-8]/);
  await page.getByText('GPT-4 is first under all 7 settings.').waitFor();
  await page.getByText(/^Maximum likelihood: \d gained/).click();
  await page
    .getByText(/ahead of .*: 9\d(\.\d)?% → 9\d(\.\d)?%/)
    .first()
    .waitFor();

  await page.getByRole('radio', { name: 'Compare the others with Maximum likelihood' }).check();
  await page.getByText('Changes relative to “Maximum likelihood”').waitFor();
  // What is decided only there is undecided from here.
  expect((await changes(page)).get('The fit')?.[4]).toMatch(/^\d lost/);
  await page.getByRole('radio', { name: 'Compare the others with Narrow prior' }).check();
  await page.getByText('Changes relative to “Narrow prior”').waitFor();
  const turned = await changes(page);
  expect(turned.get('The fit')?.[3]).toMatch(/^GPT-4 \+/);

  await page.getByRole('button', { name: 'Remove Narrow prior' }).click();
  await page.getByText('Changes relative to “The fit”').waitFor();
  expect((await changes(page)).size).toBe(6);
  // What was removed is on offer again, and at hand at once.
  await add(page, 'Narrow prior');
  await page.getByRole('button', { name: 'Remove Narrow prior' }).waitFor();
  expect((await changes(page)).get('Narrow prior')).toEqual(more.get('Narrow prior'));

  await page.getByText('As a table: Intervals under each setting').click();
  const table = page.getByRole('region', { name: 'Intervals under each setting' });
  const line = table.getByRole('row').filter({ hasText: 'rwkv-world' });
  await expect.poll(() => line.innerText()).toContain('4 (down 1)');
  await expect.poll(() => line.innerText()).toMatch(/\d\d% \(\d\d% to \d\d%\)/);
});

test('settings of the controls are kept, and the figure is saved', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  await openComparison(page);
  await allFitted(page);
  await page.getByRole('radiogroup', { name: 'Ties' }).getByText('Drop').click();
  await page.getByRole('button', { name: 'Add the current settings' }).click();
  await allFitted(page);
  const found = await changes(page);
  expect(found.get('Kept 1')?.[3]).toMatch(/sd\)$/);
  // The fit itself is what it was.
  const list = page.getByRole('group', { name: 'Settings compared' });
  expect(await list.getByRole('listitem').first().innerText()).toContain('ties half');
  expect(await list.getByRole('listitem').last().innerText()).toContain('ties dropped');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Figure (SVG)' }).last().click(),
  ]);
  expect(download.suggestedFilename()).toBe('Rakuda-2023-07-14-settings.svg');
});

test('fits of many models can be stopped and taken up again', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  const names = Array.from({ length: 60 }, (_, m) => `m${String(m).padStart(2, '0')}`);
  const lines = names.flatMap((a, i) =>
    names
      .slice(i + 1)
      .map((b, k) => `${a},${b},${String(20 + ((i * 7 + k * 3) % 9))},${String(15 + (k % 5))},4`),
  );
  const text = ['model_a,model_b,wins_a,wins_b,ties', ...lines].join('\n');
  await page.getByLabel('Open files').setInputFiles([upload('many.csv', text)]);
  await page.getByText('60 models').first().waitFor();
  await page.getByRole('heading', { level: 1 }).filter({ hasText: 'm' }).waitFor();
  await settled(page, 'Converged');
  const stopped = page.evaluate(clickOnceThere, 'Stop');
  await openComparison(page);
  const list = await lookAtList(page);
  await stopped;
  await list.getByText('stopped').first().waitFor();
  expect(await page.getByRole('progressbar', { name: 'Settings compared' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Continue' }).click();
  await allFitted(page);
  expect((await changes(page)).size).toBe(4);
  // Many models begin with those that change.
  expect(await page.getByRole('radio', { name: 'Those that change' }).isChecked()).toBe(true);
  await page.getByText('All', { exact: true }).last().click();
  await page.getByText('1–15 of 60').waitFor();
  await page.getByRole('button', { name: 'Next' }).last().click();
  await page.getByText('16–30 of 60').waitFor();
});

test('a ranking that does not exist is said, not hidden', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  const text = 'left,right,winner\nx,y,left\nx,y,left\ny,z,left\nz,y,left\nz,x,right\n';
  await page.getByLabel('Open files').setInputFiles([upload('undefeated.csv', text)]);
  await page.getByRole('heading', { level: 1 }).filter({ hasText: /\bx\b/ }).waitFor();
  await openComparison(page);
  await allFitted(page);
  const list = page.getByRole('group', { name: 'Settings compared' });
  await list.getByText(/This ranking does not exist\..*x/).waitFor();
  const found = await changes(page);
  expect([...found.keys()]).toEqual(['The fit', 'Rakuda’s model', 'Win rate']);
  await page.getByText('A rate of 0% or 100% has no log-odds').waitFor();
});

test('axe finds nothing in the comparison and nothing scrolls sideways', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted', { language: 'ja' });
  await settled(page, '収束');
  await openComparison(page);
  await allFitted(page);
  await page.getByText('4 個の設定すべてで GPT-4 が 1 位です。').waitFor();
  await page.getByText('設定ごとの区間').first().scrollIntoViewIfNeeded();
  await looksRight('comparison-ja');
});
