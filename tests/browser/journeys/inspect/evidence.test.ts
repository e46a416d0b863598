import type { Page } from 'playwright-core';
import { inspectWords } from '../../../../src/words/inspect.ts';
import { filtersWords } from '../../../../src/words/leaderboard/filters.ts';
import { expect, go, test } from '../../harness.ts';

/* From every number of a ranking to the judgments behind it, and from one of these to the next. */

interface Battle {
  readonly question_id: string;
  readonly model_a: string;
  readonly model_b: string;
  readonly category: string;
  readonly date: string;
  readonly judge: string;
  readonly winner: string;
}

const PAIRS = [
  ['A', 'B'],
  ['B', 'C'],
  ['A', 'C'],
] as const;

/** Two people and a model on 24 questions, one a day; some verdicts can't be read. */
const BATTLES: readonly Battle[] = Array.from({ length: 24 }, (_, q) =>
  PAIRS.flatMap((pair, at) =>
    ['expert_1', 'expert_2', 'gpt-4'].map((judge, by): Battle => {
      const [model_a, model_b] = (q + by) % 2 === 0 ? pair : pair.toReversed();
      const said = (q * 7 + at * 3 + by * 5) % 6;
      return {
        ...{ question_id: `q${String(q)}`, model_a, model_b, judge },
        category: q % 2 === 0 ? 'coding' : 'small talk',
        date: `2024-05-${String(q + 1).padStart(2, '0')}`,
        winner: ['model_a', 'model_a', 'model_b', 'tie', 'model_a', 'error'][said],
      };
    }),
  ),
).flat();

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

async function open(page: Page): Promise<void> {
  const text = BATTLES.map((battle) => JSON.stringify(battle)).join('\n');
  const file = { name: 'battles.jsonl', mimeType: 'text/plain', buffer: Buffer.from(text) };
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.locator('header').getByText('battles.jsonl').waitFor();
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

for (const language of ['en', 'ja'] as const)
  test(`from judgment to judgment and from question to question (${language})`, async ({
    visit,
  }) => {
    const words = inspectWords(language);
    const { page, axe, looksRight } = await visit('hosted', { language });
    const place = (of: string) =>
      page.getByRole('status').filter({ hasText: of }).first().waitFor();
    const asked = (query: string) => expect.poll(() => new URL(page.url()).hash).toBe(query);
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await open(page);
    await go(page, 'inspect?category=coding&judge=gpt-4&row=2');
    await place(words.detail.place('1', '36'));
    await place(words.question.place('1', '12'));
    await page.getByText(words.question.keys).waitFor();
    await page.keyboard.press('ArrowRight');
    await place(words.detail.place('2', '36'));
    // To the next question that the list has something of, whichever judgment was open.
    await page.keyboard.press('Shift+ArrowRight');
    await place(words.detail.place('4', '36'));
    await place(words.question.place('2', '12'));
    await asked('#inspect?row=20&category=coding&judge=gpt-4');
    await button(words.question.next).click();
    await place(words.question.place('3', '12'));
    await button(words.question.previous).press('Enter');
    await place(words.question.place('2', '12'));
    expect(await axe()).toEqual([]);

    // A question with all its answers, likewise; in a field the keys move the cursor.
    await go(page, 'inspect?question=q20&view=question&category=coding');
    await place(words.question.place('11', '12'));
    await looksRight(`inspect-steps-${language}`);
    await page.keyboard.press('Shift+ArrowRight');
    await asked('#inspect?question=q22&view=question&category=coding');
    await place(words.question.place('12', '12'));
    expect(await button(words.question.next).isDisabled()).toBe(true);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowLeft');
    await place(words.question.place('11', '12'));
    await page.keyboard.press('Escape');
    await asked('#inspect?category=coding');
    await page.locator('input[placeholder]').first().press('Shift+ArrowRight');
    await asked('#inspect?category=coding');
  });
