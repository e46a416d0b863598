import type { Page } from 'playwright-core';
import { expect, test } from '../harness.ts';
import { settled } from './judge/board.ts';

const term = (page: Page, name: string | RegExp) =>
  page.getByRole('main').getByRole('button', { name }).and(page.locator('[popovertarget]'));

/** What the page itself, and not the service worker, has loaded of the explanations. */
const loaded = (page: Page) =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => /TermNote|terms-/.test(name)),
  );

/** The box of the open explanation. */
async function noteBox(page: Page) {
  const box = await page.getByRole('note').boundingBox();
  if (box === null) throw new Error('nothing is open');
  return box;
}

test('a term opens its explanation where it stands, by mouse and by keyboard', async ({
  visit,
}) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  expect(await loaded(page)).toEqual([]);
  const stronger = term(page, 'Stronger than next');
  expect(await stronger.getAttribute('aria-expanded')).toBe('false');
  await stronger.click();
  const note = page.getByRole('note');
  await note.getByText('The share of posterior draws').waitFor();
  await note.getByText('P(βᵢ > βⱼ | y)').waitFor();
  await note.getByText('Gelman, Carlin').waitFor();
  expect(await stronger.getAttribute('aria-expanded')).toBe('true');
  expect(await note.getAttribute('id')).toBe(await stronger.getAttribute('aria-controls'));
  const at = await stronger.boundingBox();
  const box = await noteBox(page);
  expect(box.y).toBeGreaterThan((at?.y ?? 0) + (at?.height ?? 0));
  expect(box.y).toBeLessThan((at?.y ?? 0) + (at?.height ?? 0) + 20);
  expect((await loaded(page)).filter((url) => url.includes('terms-ja'))).toEqual([]);

  await page.keyboard.press('Escape');
  await note.waitFor({ state: 'hidden' });
  // The browser tells that a popover has closed in a task of its own, after it has.
  await expect.poll(() => stronger.getAttribute('aria-expanded')).toBe('false');
  await stronger.focus();
  await page.keyboard.press('Enter');
  await note.waitFor();
  await stronger.click();
  await note.waitFor({ state: 'hidden' });

  // One at a time; the way to the source is the next stop of the keyboard.
  await term(page, 'R-hat').click();
  await note.getByText('Compares the spread of all chains').waitFor();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(
    'https://doi.org/10.1214/20-BA1221',
  );
  await term(page, 'tail').click();
  await note.getByText('Effective sample size for the ends').waitFor();
  await expect.poll(() => note.count()).toBe(1);
});

test('an open term has room on a phone and nothing for axe to find', async ({ visit }) => {
  const view = { language: 'ja', width: 360, height: 780, reducedMotion: true } as const;
  const { page, axe, picture } = await visit('hosted', view);
  await settled(page, '収束');
  for (const name of ['信用区間', '1\u00a0つ下より強い確率', '提示順効果']) {
    const button = term(page, name).first();
    const { height } = (await button.boundingBox()) ?? { height: 0 };
    expect(height, name).toBeGreaterThanOrEqual(24);
    await button.click();
    const note = page.getByRole('note');
    // It is placed once it has its text.
    await note.locator('.source').waitFor();
    const box = await noteBox(page);
    expect(box.x, name).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width, name).toBeLessThanOrEqual(360);
    expect(box.y, name).toBeGreaterThanOrEqual(0);
    expect(box.y + box.height, name).toBeLessThanOrEqual(780);
    for (const theme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      expect(await axe(), `${name}, ${theme}`).toEqual([]);
      await picture(`term-${name}-${theme}`);
    }
    await page.keyboard.press('Escape');
  }
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
});

test('the explanation follows its term and the language', async ({ visit }) => {
  const { page } = await visit('hosted', { height: 600 });
  await settled(page, 'Converged');
  await term(page, 'Rating').click();
  const before = await noteBox(page);
  await page.mouse.move(400, 300);
  await page.mouse.wheel(0, 60);
  await expect.poll(async () => (await noteBox(page)).y).not.toBe(before.y);
  // Both are still on their way while the page scrolls.
  const gap = async () => {
    const at = await term(page, 'Rating').boundingBox();
    const box = await noteBox(page);
    return Math.round(box.y - (at?.y ?? 0) - (at?.height ?? 0));
  };
  await expect.poll(gap).toBe(8);
  await page.keyboard.press('Escape');

  await page.getByText('日本語').click();
  await term(page, 'レーティング').click();
  await page.getByRole('note').getByText('強さをチェスと同じ目盛りで表した値です').waitFor();
});
