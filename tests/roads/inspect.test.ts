import { BATTLES, open } from '../browser/journeys/inspect/battles.ts';
import type { Page } from 'playwright-core';
import { filtersWords } from '../../src/words/leaderboard/filters.ts';
import { expect, go, test } from '../browser/harness.ts';
import { openRanked, reviews, upload } from '../browser/files.ts';

/** What the filter means, as one reads it: in coding from May 5th to 20th, by people. */
const BY_ANYBODY = BATTLES.filter(
  ({ category, date, winner }) =>
    category === 'coding' && date >= '2024-05-05' && date <= '2024-05-20' && winner !== 'error',
);

const COUNTED = BY_ANYBODY.filter(({ judge }) => judge.startsWith('expert'));

const FILTER = 'category=coding&kind=people&since=2024-05-05&until=2024-05-20';

/** Judgments of a model; of a pair; with this outcome for the first. */
function counted(model: string, rival?: string, outcome?: 'won' | 'lost' | 'tied'): number {
  return COUNTED.filter(({ model_a, model_b, winner }) => {
    const both = [model_a, model_b];
    const isMeant = both.includes(model) && (rival === undefined || both.includes(rival));
    const isOwn = winner === (model_a === model ? 'model_a' : 'model_b');
    const said = winner === 'tie' ? 'tied' : isOwn ? 'won' : 'lost';
    return isMeant && (outcome === undefined || said === outcome);
  }).length;
}

/** How many judgments Inspect lists, once the list is there. */
async function listed(page: Page): Promise<number> {
  await page.locator('.listing[aria-busy="false"]').waitFor();
  const heading = await page.locator('.listing h2').innerText();
  return Number(heading.replace(/\D/gu, ''));
}

test('every number of a filtered ranking leads to exactly its judgments', async ({ visit }) => {
  const { page, axe } = await visit('hosted');
  await open(page);
  await page.getByText('Converged', { exact: true }).waitFor();
  await go(page, `leaderboard?${FILTER}&columns=judgments,rate&open=A`);
  const rests = page.getByRole('link', { name: `Rests on ${String(COUNTED.length)} of` });
  await rests.waitFor();
  await page.getByText('Converged', { exact: true }).waitFor();
  await page.getByRole('columnheader', { name: 'Against each rival' }).waitFor();
  expect(await axe()).toEqual([]);

  const links = page.locator('main a[href^="#inspect?"]');
  await expect.poll(() => links.count()).toBeGreaterThan(15);
  const found = await links.evaluateAll((all) =>
    all.map((link) => ({
      href: link.getAttribute('href') ?? '',
      text: link.textContent.trim(),
      label: link.getAttribute('aria-label') ?? '',
    })),
  );
  const seen = new Set<number>();
  for (const { href, text, label } of found) {
    const [, left = null] = /left=(\w)/u.exec(href) ?? [];
    const [, right] = /right=(\w)/u.exec(href) ?? [];
    const [, outcome = ''] = /outcome=(\w+)/u.exec(href) ?? [];
    const said = ({ left: 'won', right: 'lost', tie: 'tied' } as const)[outcome];
    const behind = left === null ? COUNTED.length : counted(left, right, said);
    // The number itself, where it counts judgments and is no share, nor the "–" of one to come.
    const written = /^\d[\d–]*$/u.test(text) ? text.split('–').map(Number) : [];
    if (written.length > 0)
      expect(
        written.reduce((sum, n) => sum + n),
        label,
      ).toBe(behind);
    await go(page, href.slice(1));
    await expect.poll(() => listed(page), { message: `${label}: ${href}` }).toBe(behind);
    seen.add(behind);
  }
  expect(seen.size).toBeGreaterThan(5);

  // By a click, and back to where it was left; what Inspect is asked stands above its list.
  await go(page, `leaderboard?${FILTER}`);
  await rests.click();
  await expect.poll(() => listed(page)).toBe(COUNTED.length);
  const words = filtersWords('en');
  const filter = words.active(words.names.kind, words.kinds.people);
  await page.getByRole('button', { name: words.remove(filter) }).click();
  await expect.poll(() => listed(page)).toBe(BY_ANYBODY.length);
});

test('hostile texts are shown as texts, and run nothing', async ({ visit }) => {
  const { page, requests } = await visit('hosted');
  const hostile =
    '<img src="x" onerror="window.hacked = 1"><script>window.hacked = 2</script>' +
    '<a href="javascript:window.hacked = 3">click</a>{@html 1} \u202e</pre>';
  const part = { answer1: hostile, answer2: `${hostile}2`, question_text: hostile, text: hostile };
  await openRanked(page, 3, upload('x.jsonl', reviews(10, part)));
  const asked = requests.length;
  await go(page, 'inspect?row=0');
  await expect.poll(() => page.locator('article').innerText()).toContain('{@html 1}');
  expect(await page.locator('article').locator('img, script, a[href^="java"]').count()).toBe(0);
  await page.getByText('Plain text').click();
  // Firefox leaves marks of direction out of its inner texts.
  await expect.poll(() => page.locator('article').textContent()).toContain(`${hostile}2`);
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  expect(requests.slice(asked).filter((url) => url.endsWith('/x'))).toEqual([]);
});
