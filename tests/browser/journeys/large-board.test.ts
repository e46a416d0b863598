import type { Page } from 'playwright-core';
import { expect, test } from '../harness.ts';

/* A leaderboard of hundreds of models: rows far from the screen are there as their text. */

/** A few more than are drawn whole. */
const MODELS = 220;
/** Milliseconds in which what is near would be drawn if it did not wait. */
const FLIGHT = 300;
/** Each against the next five, which it mostly beats. */
const csv = [
  'model_a,model_b,wins_a,wins_b,ties',
  ...Array.from({ length: MODELS }, (_, a) =>
    [1, 2, 3, 4, 5].map((step) => `m${a},m${(a + step) % MODELS},${a + step < MODELS ? 8 : 0},4,1`),
  ).flat(),
].join('\n');

/** How many rows have a name, how many are whole, and whether the last one is, on the screen. */
function rows(page: Page) {
  return page.evaluate(() => {
    const names = [...document.querySelectorAll('[role=table] [role=rowheader]')];
    const last = names.at(-1);
    const place = last?.getBoundingClientRect();
    return {
      named: new Set(
        names.map((name) => name.querySelector('strong')?.textContent ?? name.textContent),
      ).size,
      isFew: names.filter((name) => name.querySelector('button')).length < 150,
      isLastWhole: Boolean(last?.querySelector('button')),
      isLastSeen: place !== undefined && place.top > 0 && place.top < innerHeight,
    };
  });
}

/** The models of the rows, in the order in which they are read. */
function named(page: Page) {
  return page.evaluate(() =>
    [...document.querySelectorAll('[role=table] [role=rowheader]')].map(
      (name) => name.querySelector('strong')?.textContent ?? name.textContent,
    ),
  );
}

test('hundreds of models: all have a row, those near the screen are whole', async ({ visit }) => {
  const { page } = await visit('hosted');
  const file = { name: 'hundreds.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  await page.getByLabel('Open files').first().setInputFiles(file);
  await page.locator('header').getByText('hundreds.csv').waitFor();
  const begun = { named: MODELS, isFew: true, isLastWhole: false, isLastSeen: false };
  await expect.poll(() => rows(page)).toEqual(begun);

  // What flies past stays text: it is drawn after a pause, and pauses are held meanwhile.
  const isDrawnInFlight = await page.evaluate(async (flight) => {
    const later = setTimeout;
    const held: (() => void)[] = [];
    Object.assign(window, {
      setTimeout: (work: () => void, pause = 0) =>
        pause < 50 ? later(work, pause) : held.push(work),
    });
    const names = document.querySelectorAll('[role=table] [role=rowheader]');
    names[names.length - 1].scrollIntoView({ block: 'center' });
    await new Promise((resolve) => later(resolve, flight));
    const last = document.querySelectorAll('[role=table] [role=rowheader]')[names.length - 1];
    Object.assign(window, { setTimeout: later });
    for (const work of held) work();
    return last.querySelector('button') !== null;
  }, FLIGHT);
  expect(isDrawnInFlight).toBe(false);
  await expect.poll(async () => (await rows(page)).isLastWhole).toBe(true);

  // By the keyboard to the last row and back, which is whole by then and no longer after that.
  const ended = { named: MODELS, isFew: true, isLastWhole: true };
  const atLast = async () => {
    await page.evaluate(() => {
      const names = document.querySelectorAll('[role=table] [role=rowheader]');
      names[names.length - 1].scrollIntoView({ block: 'center' });
    });
    return rows(page);
  };
  // WebKit keeps no place where what comes above it, as the headline does, moves it away.
  await expect.poll(atLast).toEqual({ ...ended, isLastSeen: true });
  await page.keyboard.press('Home');
  await expect.poll(() => rows(page)).toEqual(begun);

  // Details keep their row whole, wherever it is; what has the focus is kept as well.
  const names = page.locator('[role=table] [role=rowheader]');
  await names.last().scrollIntoViewIfNeeded();
  await names.last().locator('button').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).hash).toContain('open=');

  // Of its rivals there are the nearest, and any by its name.
  const rivals = page.getByRole('region', { name: 'Against each rival' }).locator('tbody th');
  await page.getByText('30 of 219 rivals, the nearest in the ranking').waitFor();
  expect(await rivals.count()).toBe(30);
  await page.getByRole('button', { name: 'Show 30 more' }).click();
  await page.getByText('60 of 219 rivals').waitFor();
  await page.getByRole('searchbox', { name: 'Find rivals' }).fill('m177');
  await expect.poll(() => rivals.allInnerTexts()).toEqual(['m177']);

  await page.evaluate(() => {
    scrollTo(0, 0);
  });
  await names.first().locator('button').focus();
  await expect.poll(() => rows(page)).toEqual({ ...ended, isLastSeen: false });
  expect(await names.last().locator('button').getAttribute('aria-expanded')).toBe('true');

  // A model is found wherever it stands, and a printed board is whole.
  await page.getByRole('searchbox', { name: 'Find models' }).fill('m177');
  await page.getByText('1 of 220 models').waitFor();
  await expect.poll(() => names.locator('button').allInnerTexts()).toEqual(['m177']);
  await page.getByRole('searchbox', { name: 'Find models' }).fill('');
  await expect.poll(async () => (await rows(page)).named).toBe(MODELS);

  // Another order is that of the rows far from the screen as well.
  const before = await named(page);
  await page.evaluate(() => {
    location.hash = 'leaderboard?sort=model';
  });
  const byName = Array.from({ length: MODELS }, (_, a) => `m${a}`).sort();
  expect(before).not.toEqual(byName);
  await expect.poll(() => named(page)).toEqual(byName);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect.poll(() => names.locator('button').count()).toBe(MODELS);
});
