import type { Locator, Page } from 'playwright-core';
import { FORMATS } from '../../../src/core/formats/readers/registry.ts';
import { allWonBy, LESSON_GAMES, withWinner } from '../../../src/core/lesson/games.ts';
import type { Game } from '../../../src/core/lesson/games.ts';
import { teach } from '../../../src/core/lesson/lesson.ts';
import { DEFAULT_SCALE, logOddsToRating } from '../../../src/core/posterior/ranking/scale.ts';
import { sectionAddress, SECTIONS } from '../../../src/pages/guide/sections.ts';
import { dataParts } from '../../../src/words/data-parts.ts';
import { guideCommands } from '../../../src/words/guide/commands.ts';
import { guideWords } from '../../../src/words/guide/guide.ts';
import { expect, go, overflow, test } from '../harness.ts';

/** The rating that the lesson's table has for a model, by its posterior. */
const meanIn = async (page: Page, model: string): Promise<number> => {
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: model }) });
  return Number((await row.getByRole('cell').nth(2).innerText()).replace(',', ''));
};
const meanOf = (games: readonly Game[], scale = 1): number => {
  const { posterior } = teach(games, { scale, order: 0 });
  return Math.round(logOddsToRating(posterior[0].mean, DEFAULT_SCALE));
};
const judgment = (page: Page, at: number): Locator =>
  page.getByRole('radiogroup', { name: new RegExp(`^Judgment ${String(at)}:`) });

test('the guide is read from its link on, section by section, with nothing asked elsewhere', async ({
  visit,
}) => {
  const { page, requests } = await visit('hosted');
  const origin = new URL(page.url()).origin;
  await page.getByRole('link', { name: 'Guide', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Guide' }).waitFor();
  await page.getByRole('img', { name: /^GPT-4 comes first with 1,5\d\d ± \d\d;/ }).waitFor();

  const contents = page.getByRole('navigation', { name: 'Contents of the guide' });
  await contents.getByRole('link', { name: 'What ± means' }).click();
  expect(page.url()).toContain('#guide?section=widths');
  await page.getByRole('img', { name: /^± of GPT-4 goes from \d+ to \d+ over these/ }).waitFor();
  const heading = page.getByRole('heading', { level: 2, name: 'What ± means' });
  await expect
    .poll(() => heading.evaluate((element) => element === document.activeElement))
    .toBe(true);

  await contents.getByRole('link', { name: 'The model' }).click();
  await page.getByRole('cell', { name: '64%' }).waitFor();
  expect(await page.locator('article math').count()).toBe(5);
  await contents.getByRole('link', { name: 'File formats' }).click();
  await page.getByRole('rowheader', { name: 'Chatbot Arena 55k' }).waitFor();
  expect((await page.getByRole('rowheader').allInnerTexts()).sort()).toEqual(
    FORMATS.map(({ id }) => dataParts('en').reading.formatNames[id]).sort(),
  );
  await contents.getByRole('link', { name: 'Command line' }).click();
  await page.getByText(guideCommands.gate).waitFor();
  expect(await page.locator('article pre').allInnerTexts()).toEqual(Object.values(guideCommands));
  await page.goBack();
  await page.getByRole('heading', { level: 2, name: 'File formats' }).waitFor();
  expect(requests.filter((url) => !url.startsWith(origin))).toEqual([]);
});

test('in the lesson verdicts, prior and order effect move what is known', async ({ visit }) => {
  const { page } = await visit('single', { path: sectionAddress('lesson') });
  const status = page.getByRole('main').getByRole('status');
  await status.getByText('A is the strongest of the three').waitFor();
  await page.getByRole('img', { name: /^Strength of A\./ }).waitFor();
  await page.getByRole('img', { name: /^Strength of B\./ }).waitFor();
  expect(await meanIn(page, 'A')).toBe(meanOf(LESSON_GAMES));

  // By keyboard, as radio buttons go.
  await judgment(page, 4).getByRole('radio', { name: 'B won' }).focus();
  await page.keyboard.press('ArrowRight');
  const turned = withWinner(LESSON_GAMES, 3, 'A');
  await expect.poll(() => meanIn(page, 'A')).toBe(meanOf(turned));
  expect(meanOf(turned)).toBeGreaterThan(meanOf(LESSON_GAMES));

  await page.getByRole('button', { name: 'A wins all' }).click();
  await status.getByText('Maximum likelihood has no answer: A won every judgment').waitFor();
  expect(await page.getByRole('cell', { name: 'none', exact: true }).count()).toBe(3);
  const all = allWonBy(turned, 'A');
  await expect.poll(() => meanIn(page, 'A')).toBe(meanOf(all));
  await page.getByRole('slider', { name: 'Width of the prior' }).press('End');
  await expect.poll(() => meanIn(page, 'A')).toBe(meanOf(all, 3));
  expect(meanOf(all, 3)).toBeGreaterThan(meanOf(all) + 100);
  await page.getByRole('slider', { name: /^Order effect/ }).press('End');
  await page.getByText('between equals, the first answer wins 88%').waitFor();
  await page.getByRole('button', { name: 'Start again' }).click();
  await expect.poll(() => meanIn(page, 'A')).toBe(meanOf(LESSON_GAMES));
  await status.getByText('Maximum likelihood has an answer').waitFor();
});

for (const language of ['en', 'ja'] as const)
  test(`axe finds nothing in the guide, and nothing scrolls sideways: ${language}`, async ({
    visit,
  }) => {
    const { page, axe, looksRight } = await visit('hosted', { language, width: 360, height: 780 });
    const { titles } = guideWords(language).page;
    for (const id of SECTIONS) {
      await go(page, sectionAddress(id));
      await page.getByRole('heading', { level: 2, name: titles[id], exact: true }).waitFor();
      await expect.poll(() => page.evaluate(overflow), { message: id }).toBe(0);
      // Terms have their names from words of their own.
      await expect.poll(() => page.locator('main .term').allInnerTexts()).not.toContain('');
      expect(await axe(), id).toEqual([]);
    }
    await looksRight(`guide-lesson-${language}`);
    await go(page, sectionAddress('start'));
    await page.getByRole('heading', { level: 2, name: titles.start, exact: true }).waitFor();
    await looksRight(`guide-start-${language}`);
  });
