import type { Page } from 'playwright-core';
import { expect, go, test } from './harness.ts';
import { settled } from './journeys/judge/board.ts';

/** A4 less what Chromium leaves around it, in CSS pixels. */
const PAPER = 718;

/**
 * Runs in the page: lays it out as wide as paper and reads it in the same task, since a page is
 * printed before it could learn of its new width.
 */
function readAxis(width: number) {
  document.body.style.width = `${String(width)}px`;
  const middle = (element: Element) => {
    const { left, right } = element.getBoundingClientRect();
    return (left + right) / 2;
  };
  const numberIn = (text: string) => Number(text.replaceAll(',', '').replace('−', '-'));
  const shown = [...document.querySelectorAll('.tick')].filter((tick) => tick.checkVisibility());
  const boxes = shown.map((tick) => tick.getBoundingClientRect());
  const head = document.querySelector('.head .stronger span')?.getBoundingClientRect();
  const ticks = shown.map((tick) => ({ value: numberIn(tick.textContent), at: middle(tick) }));
  const rows = [...document.querySelectorAll('.row')].map((row) => {
    const mark = row.querySelector('.chart svg > svg > svg:last-of-type');
    if (mark === null) throw new Error('No mark');
    const rating = numberIn(row.querySelector('.rating strong')?.textContent ?? '');
    return { rating, at: middle(mark) };
  });
  const gaps = boxes.slice(1).map(({ left }, at) => left - boxes[at].right);
  const room = (head?.left ?? 0) - (boxes.at(-1)?.right ?? 0);
  const isWider = document.documentElement.scrollWidth > innerWidth;
  document.body.style.width = '';
  return { ticks, rows, gaps: [...gaps, room], isWider };
}

/** How dark the colour of what a selector finds is: 0 black, 1 white. */
function lightness(
  page: Page,
  selector: string,
  property: 'color' | 'fill' | 'backgroundColor' = 'color',
): Promise<number> {
  return page
    .locator(selector)
    .first()
    .evaluate((element, name) => {
      const colour = getComputedStyle(element)[name];
      const parts =
        colour
          .match(/[\d.]+/g)
          ?.slice(0, 3)
          .map(Number) ?? [];
      return parts.reduce((sum, part) => sum + part, 0) / 3 / 255;
    }, property);
}

/** What can be pressed or typed into and is still seen. */
function pressed(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('nav, aside, search, dialog, input, select, .button, summary')]
      .filter((element) => element.checkVisibility() && element.closest('th') === null)
      .filter((element) => !element.matches('aside[aria-label="Model and prior to try"], .on'))
      .map((element) => `${element.tagName}: ${element.textContent.trim()}`),
  );
}

for (const [language, verdict] of [
  ['en', 'Converged'],
  ['ja', '収束'],
] as const)
  test(`on paper each rating stands under its label: ${language}`, async ({ visit }) => {
    const { page } = await visit('hosted', { language });
    await settled(page, verdict);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.locator('.row').count()).toBe(9);
    await page.locator('nav').first().waitFor({ state: 'hidden' });
    const { ticks, rows, gaps, isWider } = await page.evaluate(readAxis, PAPER);
    expect(ticks.length).toBeGreaterThanOrEqual(2);
    expect(Math.min(...gaps)).toBeGreaterThan(0);
    expect(isWider).toBe(false);
    const [first] = ticks;
    const last = ticks[ticks.length - 1];
    const perPoint = (last.at - first.at) / (last.value - first.value);
    for (const { rating, at } of rows)
      expect(at, String(rating)).toBeCloseTo(first.at + (rating - first.value) * perPoint, -0.5);
  });

test('on paper the ink is dark on white, and nothing is to be pressed', async ({ visit }) => {
  const { page } = await visit('hosted', { theme: 'dark' });
  await settled(page, 'Converged');
  await page.emulateMedia({ media: 'print' });
  // Dark as the system is, and as it was chosen in Settings.
  for (const theme of ['system', 'dark']) {
    await page.evaluate((chosen) => {
      document.documentElement.dataset.theme = chosen;
    }, theme);
    expect(await lightness(page, 'html', 'backgroundColor'), theme).toBe(1);
    for (const selector of ['h1', '.row .model strong', '.row .rating strong', '.row .about'])
      expect(await lightness(page, selector), `${theme}: ${selector}`).toBeLessThan(0.45);
  }
  expect(await pressed(page)).toEqual([]);
  const whole = await page
    .locator('.row')
    .first()
    .evaluate((row) => getComputedStyle(row).breakInside);
  expect(whole).toBe('avoid');
  for (const name of ['priors', 'checks', 'guide']) {
    await go(page, name);
    const drawing = page.locator('svg[role=img][width]').first();
    await drawing.waitFor();
    expect(await lightness(page, 'h1'), name).toBeLessThan(0.2);
    expect(await pressed(page), name).toEqual([]);
    const fills = await drawing
      .locator('rect[fill="var(--panel)"], > rect')
      .evaluateAll((found) => found.map((rect) => getComputedStyle(rect).fill));
    expect(fills.length, name).toBeGreaterThan(0);
    for (const fill of fills) expect(fill, name).toMatch(/^rgb\(2[45]\d, 2[45]\d, 2[235]\d\)$/);
  }
});

test('on paper the figures of an open check are drawn that are far down', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  await go(page, 'checks');
  const part = page.locator('#convergence');
  await expect.poll(() => part.locator('figure').count()).toBe(4);
  const drawn = part.locator('figure .drawing svg');
  await drawn.first().waitFor();
  expect(await drawn.count()).toBeLessThan(4);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect.poll(() => drawn.count()).toBe(4);
});

test('on paper a chart that scrolls is whole', async ({ visit }) => {
  const { page } = await visit('hosted');
  const lines = Array.from(
    { length: 40 },
    (_, at) => `m${String(at)},m${String(at + 1)},${String(20 + (at % 7))},15,4`,
  );
  const text = ['model_a,model_b,wins_a,wins_b,ties', ...lines].join('\n');
  const file = { name: 'chain.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  await page.locator('#open-files').setInputFiles(file);
  await page.locator('header').getByText('41 models').waitFor();
  await settled(page, 'Converged');
  await go(page, 'priors');
  const figure = page.getByRole('region', { name: 'The models, best first' });
  await figure.locator('g.row').first().waitFor();
  expect(await figure.locator('g.row').count()).toBeLessThan(41);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect.poll(() => figure.locator('g.row').count()).toBe(41);
  await page.setViewportSize({ width: PAPER, height: 1000 });
  const hidden = await figure.evaluate(
    ({ scrollHeight, clientHeight }) => scrollHeight - clientHeight,
  );
  expect(hidden).toBe(0);
});

test('on paper the list of judgments is as long as what was read of it, and says of how many', async ({
  visit,
}) => {
  const { page } = await visit('hosted');
  const said = (at: number) => [
    { role: 'user', content: `What is ${String(at % 90)} squared?` },
    { role: 'assistant', content: 'A number.' },
  ];
  const lines = Array.from({ length: 250 }, (_, at) =>
    JSON.stringify({
      ...{ question_id: `q${String(at % 90)}`, model_a: 'a', model_b: at % 2 ? 'b' : 'c' },
      ...{ conversation_a: said(at), conversation_b: said(at) },
      winner: at % 3 === 0 ? 'model_b' : 'model_a',
    }),
  );
  const buffer = Buffer.from(lines.join('\n'));
  const file = { name: 'own.jsonl', mimeType: 'application/json', buffer };
  await page.locator('#open-files').setInputFiles(file);
  await page.locator('header').getByText('3 models').waitFor();
  await go(page, 'inspect');
  const rows = page.getByRole('list', { name: 'Judgments' }).getByRole('listitem');
  await rows.first().waitFor();
  expect(await rows.count()).toBeLessThan(60);
  const part = page.getByText('Printed here: judgments 1–100 of 250.');
  expect(await part.isVisible()).toBe(false);

  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => rows.count()).toBe(100);
  // A list that is as long as its rows asks for no more of them.
  await page.waitForTimeout(300);
  expect(await rows.count()).toBe(100);
  // Questions are known by their text also where the list was never scrolled to.
  await expect.poll(() => rows.nth(88).innerText()).toContain('What is 88 squared?');
  expect(await part.isVisible()).toBe(true);
  const last = await rows.last().evaluate((row) => ({
    end: row.getBoundingClientRect().bottom + scrollY,
    height: document.documentElement.scrollHeight,
    before: row.previousElementSibling?.getBoundingClientRect().bottom ?? 0,
    top: row.getBoundingClientRect().top,
  }));
  expect(last.end).toBeLessThanOrEqual(last.height);
  expect(last.top).toBeGreaterThanOrEqual(last.before);

  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect.poll(() => rows.count()).toBeLessThan(60);
});
