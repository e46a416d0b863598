import { RAKUDA_2023_07_14 as RAKUDA } from '../../src/core/samples/rakuda-2023-07-14.ts';
import { expect, figure, test } from '../browser/harness.ts';
import type { Place } from '../browser/harness.ts';
import { readBoard, settled } from '../browser/journeys/judge/board.ts';

/** Runs in the page: the scripts of the page that were asked for before the first leaderboard. */
function scriptsBeforeBoard(): string[] {
  const [navigation] = performance.getEntriesByType('navigation');
  const { domInteractive } = navigation as PerformanceNavigationTiming;
  return performance
    .getEntriesByType('resource')
    .filter(({ startTime }) => startTime < domInteractive + window.boardSeen)
    .map(({ name }) => name)
    .filter((name) => name.endsWith('.js'));
}

/** A newcomer opens the page, and the Rakuda ranking is there; on the web and from a file. */
for (const place of ['hosted', 'single'] as const satisfies Place[]) {
  test(`${place}: the sample is fitted, explained and agrees with the published table`, async ({
    visit,
  }) => {
    const { page, requests, longTasks } = await visit(place, { isFirst: true, keepsOffline: true });
    await settled(page, 'Converged');
    const board = await readBoard(page);
    expect(board.map((row) => row.name)).toEqual(
      [...RAKUDA.models]
        .sort((a, b) => b.published.median - a.published.median)
        .map((model) => model.shortName),
    );
    for (const row of board) {
      const { published } = RAKUDA.models.find((model) => model.shortName === row.name) ?? {
        published: null,
      };
      expect(Math.abs(row.rating - (published?.median ?? NaN))).toBeLessThan(2.5);
      const width = (2 * row.plusMinus) / ((published?.up ?? 0) + (published?.down ?? 0));
      // Half-widths are shown without decimals, so a ratio of 0.95 reads as 0.92 … 0.98.
      expect(width).toBeGreaterThan(0.91);
      expect(width).toBeLessThan(0.99);
    }
    await expect(page.getByRole('heading', { level: 1 }).innerText()).resolves.toMatch(
      /^GPT-4 is ahead of GPT-3\.5 with probability 99\.\d%\. Both are clear of the rest\./,
    );
    await expect(
      page.getByText(/Medians match the published ranking within 1\.\d points/).isVisible(),
    ).resolves.toBe(true);
    await page.getByText('why', { exact: true }).click();
    await expect(page.getByText(/given one coordinate too many/).isVisible()).resolves.toBe(true);
    if (place === 'single') expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
    // Seven; were it more, .setup/first-ranking.ts would lack what a first ranking has come to need.
    else expect((await page.evaluate(scriptsBeforeBoard)).length).toBeLessThanOrEqual(8);

    const seen = await page.evaluate(() => window.boardSeen);
    figure(`${place}: first leaderboard after parsing`, `${seen.toFixed(0)} ms`);
    const worst = Math.max(0, ...(await longTasks()).map((task) => task.duration));
    figure(
      `${place}: longest main-thread task of load and fit`,
      worst > 0 ? `${worst.toFixed(0)} ms` : 'none over 50 ms',
    );
  });
}

test('says the same in Japanese, by switch, by address and by browser', async ({ visit }) => {
  const { page } = await visit('hosted', { isFirst: true, language: 'ja' });
  await settled(page, '収束');
  expect(await page.locator('html').getAttribute('lang')).toBe('ja');
  await expect(page.getByRole('heading', { level: 1 }).innerText()).resolves.toMatch(
    /^GPT-4 は GPT-3.5 より強い/,
  );
  await page.getByRole('button', { name: 'English' }).click();
  await settled(page, 'Converged');
  await page.reload();
  await settled(page, 'Converged');
  const asked = await visit('hosted', { isFirst: true, path: '?lang=ja' });
  await settled(asked.page, '収束');
});

test('a row opens to its ranks and its record against each rival', async ({ visit }) => {
  const { page } = await visit('hosted', { isFirst: true });
  await settled(page, 'Converged');
  await page.getByRole('button', { name: 'GPT-3.5' }).press('Enter');
  // GPT-4 shown first: 14 won, 4 lost; GPT-3.5 shown first: 1 won, 10 lost, 1 tie.
  const rival = page.getByRole('row', { name: /^GPT-4 5 24 1/ });
  await expect(rival.innerText()).resolves.toMatch(/0\.\d%/);
  await expect(page.getByText(/^rank 2: /).textContent()).resolves.toMatch(/rank 2: 99\.\d%/);
});
