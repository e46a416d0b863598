import type { Page } from 'playwright-core';
import { expect, go, test } from '../../harness.ts';
import { CHECKS, unfoldAll } from '../checks/unfold.ts';
import { settled } from '../judge/board.ts';

/* Names that are long, run from right to left, or hold signs that nobody sees. */

const LONG = 2000;
const MODELS = [
  'x'.repeat(LONG),
  'lorem ipsum '.repeat(LONG / 12).trim(),
  '大規模言語モデル'.repeat(LONG / 8),
  'gpt-4',
  'gpt\u200B-4',
  'gpt-4\u202E',
  'נמל גדול',
  'a\tb\u0000',
];
const LINES = Array.from({ length: 200 }, (_, row) => {
  const left = row % MODELS.length;
  const right = (left + 1 + (row % (MODELS.length - 1))) % MODELS.length;
  return JSON.stringify({
    review_id: `r${String(row)}`,
    question_id: row % 20 === 0 ? 'q'.repeat(LONG) : `q\u2066${String(row % 20)}`,
    question_text: 'What is it?',
    answer1: 'this',
    answer2: 'that',
    model1_id: MODELS[left],
    model2_id: MODELS[right],
    reviewer_id: row % 2 === 0 ? 'j'.repeat(LONG) : 'judge\u200B',
    text: 'so',
    score: 1 + ((row * 7) % 3),
  });
});

/** Elements that reach beyond the page, outermost first: none where nothing scrolls sideways. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map(({ tagName, className, parentElement }) =>
        [parentElement?.className, tagName, className].join(' '),
      )
      .slice(0, 12);
  });
}

/** Elements in whose own text one of the long names stands whole. */
function tooHigh(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('h1, h2, h3, th, td, li, summary, figcaption, strong, em, span')]
      .filter((element) => !element.closest('.detail'))
      .filter((element) =>
        [...element.childNodes].some((node) => node instanceof Text && node.data.length > 1000),
      )
      .map(({ tagName, className, parentElement }) =>
        [parentElement?.className, tagName, className].join(' '),
      ),
  );
}

/** Text of the page that holds a sign nobody sees, but for the isolates that names stand in. */
function unseen(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode as Text;
      if (parentElement?.closest('script, style')) continue;
      if (/[\u0000-\u0008\u200B-\u200F\u202A-\u202E\u2060-\u2067\uFEFF]/.test(data))
        found.push(data);
    }
    return found.map((text) => JSON.stringify(text.slice(0, 200)));
  });
}

/** Scrolls to the end, for parts that are built when they come into sight. */
async function buildAll(page: Page): Promise<void> {
  for (let y = 0; y < 12; y++) {
    await page.mouse.wheel(0, 1500);
    await page.waitForTimeout(40);
  }
}

/** The widest first: what is built there is there at the others. */
const WIDTHS = [1440, 768, 360];
const PAGES = [
  'leaderboard',
  'data',
  ...CHECKS,
  'priors',
  'inspect',
  'inspect?row=0',
  'runs',
  'judge',
];

for (const language of ['en', 'ja'] as const) {
  test(`long and unseen names keep every page in its width: ${language}`, async ({ visit }) => {
    const { page, axe, picture } = await visit('hosted', { language });
    await settled(page, language === 'en' ? 'Converged' : '収束');
    await page.locator('#open-files').setInputFiles({
      name: `${'f'.repeat(180)}.jsonl`,
      mimeType: 'application/json',
      buffer: Buffer.from(LINES.join('\n')),
    });
    await page.locator('header').getByText('fffff').waitFor();
    await settled(page, language === 'en' ? 'Converged' : '収束');
    for (const name of PAGES) {
      await go(page, name);
      await page.locator('h1, article').first().waitFor();
      await unfoldAll(page);
      if (name === 'leaderboard') {
        const models = page.locator('[role=row] .model strong');
        await expect.poll(() => models.count()).toBe(MODELS.length);
        await models.first().click();
      }
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        if (width === WIDTHS[0]) await buildAll(page);
        // What is drawn to the width of its place is drawn anew a moment after that.
        await expect.poll(() => tooWide(page), { message: `${name} ${String(width)}` }).toEqual([]);
        if (!name.includes('row')) expect.soft(await tooHigh(page), name).toEqual([]);
        await picture(`names-${language}-${name.replace('?', '-')}-${String(width)}`);
      }
      expect.soft(await unseen(page), name).toEqual([]);
      // For axe, what is scrolled half below a bar that stays is a target too small.
      await page.evaluate(() => scrollTo(0, 0));
      if (language === 'en') expect.soft(await axe(), name).toEqual([]);
    }
  });
}

test('names that differ look different, and one that is turned round turns nothing else', async ({
  visit,
}) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  await page.locator('#open-files').setInputFiles({
    name: 'names.jsonl',
    mimeType: 'application/json',
    buffer: Buffer.from(LINES.join('\n')),
  });
  await page.locator('header').getByText('names.jsonl').waitFor();
  await settled(page, 'Converged');
  await expect.poll(() => page.locator('[role=row] .model strong').count()).toBe(8);
  // Firefox leaves marks of direction out of its inner texts.
  const shown = await page.locator('[role=row] .model strong').allTextContents();
  expect(new Set(shown).size).toBe(8);
  expect(shown).toEqual(
    expect.arrayContaining(['gpt-4', 'gpt⟨U+200B⟩-4', 'gpt-4⟨U+202E⟩', 'a⟨U+0009⟩b⟨U+0000⟩']),
  );
  expect(shown).toContain('\u2068נמל גדול\u2069');
  // A long name is a few lines among others, and whole where it is looked at.
  const long = page.locator('[role=row] .model button').filter({ hasText: 'xxx' });
  await page.setViewportSize({ width: 360, height: 780 });
  const { height } = (await long.boundingBox()) ?? { height: NaN };
  expect(height).toBeLessThan(100);
  expect(await long.getAttribute('title')).toContain(MODELS[0]);
  await long.click();
  await page.locator('.detail').getByText(MODELS[0], { exact: true }).waitFor();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole('link', { name: 'Data' }).click();
  const hint = page.locator('.note li').filter({ hasText: 'invisible characters' });
  for (const name of ['gpt-4', 'gpt⟨U+200B⟩-4', 'gpt-4⟨U+202E⟩'])
    expect(await hint.locator('.names').innerText()).toContain(name);
});
