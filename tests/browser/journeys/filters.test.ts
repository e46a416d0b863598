import type { Page } from 'playwright-core';
import { filtersWords } from '../../../src/words/leaderboard/filters.ts';
import { expect, test } from '../harness.ts';

/* The ranking of a part of the judgments: chosen above it, kept in the address. */

/** In coding people prefer A to B to C, elsewhere the other way round; a model prefers B. */
const BATTLES = Array.from({ length: 20 }, (_, question) => {
  const isCoding = question % 2 === 0;
  const pairs = [
    ['A', 'B'],
    ['B', 'C'],
    ['A', 'C'],
  ] as const;
  return pairs.flatMap((pair) => {
    const [model_a, model_b] = question % 4 < 2 ? pair : pair.toReversed();
    const winnerIs = (model: string) => (model === model_a ? 'model_a' : 'model_b');
    const category = isCoding ? 'coding' : 'small talk';
    const rest = { question_id: question, model_a, model_b, category };
    const byPeople = isCoding ? pair[0] : pair[1];
    const byModel = pair[0] === 'B' ? pair[0] : pair[1];
    return [
      { ...rest, judge: 'expert_1', winner: winnerIs(byPeople) },
      { ...rest, judge: 'gpt-4', winner: winnerIs(byModel) },
    ];
  });
})
  .flat()
  .map((record) => JSON.stringify(record))
  .join('\n');

const WORDS = {
  en: { converged: 'Converged', table: 'Leaderboard', runs: 'Runs' },
  ja: { converged: '収束', table: 'ランキング', runs: '実行履歴' },
} as const;

/** The models as they are ranked, the best first. */
async function ranked(page: Page): Promise<string> {
  const names = page.getByRole('row').getByRole('rowheader');
  return (await names.allInnerTexts()).map((name) => name.trim().slice(0, 1)).join('');
}

for (const language of ['en', 'ja'] as const) {
  test(`the ranking in coding, judged by people, by keyboard (${language})`, async ({ visit }) => {
    const words = filtersWords(language);
    const { page, looksRight } = await visit('hosted', { language });
    const said = WORDS[language];
    const converged = () => page.getByText(said.converged, { exact: true }).waitFor();
    const rests = (part: number, share: string) =>
      page.getByText(words.rests(String(part), '120', share)).waitFor();
    const chip = (name: string) => page.getByRole('button', { name, exact: true });
    const focused = () =>
      page.evaluate(() => (document.activeElement?.textContent ?? '').trim().replace(/\s+/g, ' '));

    await page
      .locator('input[type=file]')
      .first()
      .setInputFiles({
        name: 'battles.jsonl',
        mimeType: 'text/plain',
        buffer: Buffer.from(BATTLES),
      });
    await page.locator('header').getByText('battles.jsonl').waitFor();
    await converged();
    await expect.poll(() => ranked(page)).toBe('BCA');

    await chip(words.names.category).focus();
    await page.keyboard.press('Enter');
    const values = page.getByRole('group', { name: words.values(words.names.category) });
    await values.waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await rests(60, '50%');
    expect(await values.getByRole('checkbox', { name: 'coding' }).isChecked()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe(words.names.category);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('group', { name: words.values(words.names.kind) }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await rests(30, '25%');
    await expect.poll(() => ranked(page)).toBe('ABC');
    await converged();
    expect(page.url()).toMatch(/#leaderboard\?category=coding&kind=people$/);
    await looksRight(`filters-${language}`);

    await page.goBack();
    await rests(60, '50%');
    await page.goBack();
    await expect.poll(() => ranked(page)).toBe('BCA');
    await page.goForward();
    await page.goForward();
    await rests(30, '25%');
    await expect.poll(() => ranked(page)).toBe('ABC');

    await page.reload();
    await rests(30, '25%');
    await expect.poll(() => ranked(page)).toBe('ABC');
    // Nothing of the filtered ranking was stored.
    await page.getByRole('link', { name: said.runs }).getByText('1').waitFor({ state: 'attached' });

    // On a phone, as which the page was looked at last, the chips are folded (phone.test.ts).
    await page.setViewportSize({ width: 1440, height: 900 });
    const filter = words.active(words.names.category, 'coding');
    await page.getByRole('button', { name: words.remove(filter) }).focus();
    await page.keyboard.press('Enter');
    await rests(60, '50%');
    await expect.poll(focused).toBe(words.names.category);
    await page.goto(page.url().replace(/kind=people/, 'judge=nobody'));
    await page.getByRole('alert').waitFor();
    await page
      .getByRole('button', { name: words.remove(words.active(words.names.judge, 'nobody')) })
      .press('Enter');
    await expect.poll(() => ranked(page)).toBe('BCA');
    expect(page.url()).toMatch(/#leaderboard$/);
  });
}
