import type { Page } from 'playwright-core';
import { expect, test } from '../harness.ts';
import { settled } from './judge/board.ts';

/* The leaderboard as the hub: what is searched, sorted and chosen, and the way to the judgments. */

const MODELS = ['旅人', 'beta', 'gamma', 'ﾗｸﾀﾞ-7b'];
const QUESTIONS = 30;
const lines = (records: readonly object[]) =>
  Buffer.from(records.map((record) => JSON.stringify(record)).join('\n'));

/** Each stronger model beats each weaker one on three questions of four. */
const reviews = {
  name: 'reviews.jsonl',
  mimeType: '',
  buffer: lines(
    Array.from({ length: QUESTIONS }, (_, q) =>
      MODELS.flatMap((left, a) =>
        MODELS.slice(a + 1).map((right) => ({
          ...{ review_id: `${q}-${left}-${right}`, question_id: `q${q}`, reviewer_id: 'gpt-4' },
          ...{ model1_id: left, model2_id: right, score: q % 4 === a ? 2 : 1 },
          ...{ question_text: `Question ${q}?`, text: `Because of ${q}.` },
          ...{ answer1: `${left} answers ${q}`, answer2: `${right} answers ${q}` },
        })),
      ),
    ).flat(),
  ),
};
/** What the answers of three of them cost; beta is cheaper than gamma, and better. */
const answers = {
  name: 'answers.jsonl',
  mimeType: '',
  buffer: lines(
    [0.02, 0.001, 0.005].flatMap((cost_usd, m) =>
      Array.from({ length: 10 }, (_, q) => ({
        ...{ question_id: `q${q}`, model_id: MODELS[m], cost_usd, latency_seconds: 3 - m },
        choices: [{ index: 0, turns: [`${MODELS[m]} answers ${q}`] }],
      })),
    ),
  ),
};

const SAID = {
  en: {
    open: 'Open files',
    find: 'Find models',
    one: '1 of 4 models',
    byRating: 'Sort by Rating',
    rating: 'Rating',
    columns: 'Columns',
    judgments: 'Judgments',
    tier: 'Tier',
    converged: 'Converged',
    wins: '22: Wins of 旅人 against beta, judgment by judgment',
    between: 'Judgments between 旅人 and beta',
    front: 'Strength against price and time',
    beats: 'Nothing as cheap or cheaper beats 旅人 and beta: the front of 3 models by the ranking.',
    loses:
      /^Choosing beta instead of 旅人 is expected to lose \d+ rating points at 5% of the price\.$/,
  },
  ja: {
    open: 'ファイルを開く',
    find: 'モデルを検索',
    one: '4 モデル中 1 モデル',
    byRating: 'レーティングで並べ替え',
    rating: 'レーティング',
    columns: '列',
    judgments: '判定数',
    tier: 'ティア',
    converged: '収束',
    wins: '22：旅人 の beta に対する勝ちの判定を見る',
    between: '旅人 と beta の判定',
    front: '価格・時間と強さ',
    beats:
      '旅人、beta より安いか同じ価格で、より強いモデルはありません（順位でみた 3 モデルのフロント）。',
    loses:
      /^旅人 の代わりに beta を選ぶと、価格は 5%、レーティングは平均で \d+ 点下がる見込みです。$/,
  },
} as const;

/** Names of the models shown, from above. */
function shown(page: Page): Promise<string[]> {
  return page.getByRole('rowheader').locator('button').allInnerTexts();
}

const query = (page: Page) => {
  const asked = new URLSearchParams(new URL(page.url()).hash.split('?')[1] ?? '');
  return Object.fromEntries(asked);
};
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);

for (const language of ['en', 'ja'] as const) {
  test(`search, order and columns are in the address (${language})`, async ({ visit }) => {
    const said = SAID[language];
    const { page, looksRight } = await visit('hosted', { language });
    await settled(page, said.converged);
    // The sample has no single judgments.
    expect(await page.locator('[role=table] a[href^="#inspect"]').count()).toBe(0);
    await page.getByLabel(said.open).first().setInputFiles([reviews, answers]);
    await page.locator('header').getByText('reviews.jsonl').waitFor();
    await settled(page, said.converged);
    await expect.poll(() => shown(page)).toEqual(MODELS);

    // What is typed is found in any width and case, and is no step back.
    const search = page.getByRole('searchbox', { name: said.find });
    await search.focus();
    await page.keyboard.type('ラク');
    await page.getByText(said.one).waitFor();
    expect(await shown(page)).toEqual(['ﾗｸﾀﾞ-7b']);
    await search.fill('');
    await expect.poll(() => shown(page)).toEqual(MODELS);

    await page.getByRole('button', { name: said.byRating }).press('Enter');
    const rating = page.getByRole('columnheader', { name: said.rating });
    await expect.poll(() => rating.getAttribute('aria-sort')).toBe('descending');
    await page.getByRole('button', { name: said.byRating }).press('Enter');
    await expect.poll(() => rating.getAttribute('aria-sort')).toBe('ascending');
    expect(await shown(page)).toEqual(MODELS.toReversed());
    await page.getByText(said.columns, { exact: true }).press('Enter');
    await page.getByRole('checkbox', { name: said.judgments }).press('Space');
    await page.getByRole('columnheader', { name: said.judgments }).waitFor();
    await page.getByRole('checkbox', { name: said.tier }).press('Space');
    await page.getByRole('columnheader', { name: said.tier }).waitFor();
    expect(query(page)).toEqual({ sort: '-rating', columns: 'judgments,tier' });

    await page.reload();
    await expect.poll(() => shown(page)).toEqual(MODELS.toReversed());
    await page.getByRole('columnheader', { name: said.tier }).waitFor();
    await page.getByRole('cell', { name: `90 · ` }).first().waitFor();
    await looksRight(`leaderboard-columns-${language}`);
    await page.goBack();
    await expect.poll(() => query(page)).toEqual({ sort: '-rating', columns: 'judgments' });
    await page.getByRole('columnheader', { name: said.tier }).waitFor({ state: 'detached' });
    await page.goBack();
    await page.goBack();
    await expect.poll(() => rating.getAttribute('aria-sort')).toBe('descending');
    await page.goBack();
    await expect.poll(() => query(page)).toEqual({});
    await expect.poll(() => shown(page)).toEqual(MODELS);

    // Where prices are known: what a cheaper model loses.
    await page.getByText(said.front, { exact: true }).press('Enter');
    await page.locator('figcaption').getByText(said.beats).waitFor();
    await page.getByText(said.loses).waitFor();
    await looksRight(`leaderboard-front-${language}`);
  });

  test(`why is A above B? (${language})`, async ({ visit }) => {
    const said = SAID[language];
    const { page, axe } = await visit('hosted', { language });
    await settled(page, said.converged);
    await page.getByLabel(said.open).first().setInputFiles([reviews]);
    await page.locator('header').getByText('reviews.jsonl').waitFor();
    await settled(page, said.converged);
    await expect.poll(() => shown(page)).toEqual(MODELS);
    await page.getByRole('rowheader').getByRole('button', { name: '旅人' }).press('Enter');
    const wins = page.getByRole('link', { name: said.wins });
    await wins.waitFor();
    expect(query(page)).toEqual({ open: '旅人' });
    expect(await axe()).toEqual([]);
    await wins.press('Enter');

    await expect
      .poll(() => query(page))
      .toMatchObject({ left: '旅人', right: 'beta', outcome: 'left' });
    const first = page
      .locator('main')
      .getByRole('link', { name: /^q1\b|q1/ })
      .first();
    await first.press('Enter');
    await page.getByText('旅人 answers 1', { exact: true }).first().waitFor();
    await page.goBack();
    await expect.poll(() => query(page)).not.toHaveProperty('row');
    await page.goBack();
    await expect.poll(() => query(page)).toEqual({ open: '旅人' });
    await expect.poll(() => focused(page)).toBe(said.wins);

    // And from the percentage between the two.
    await page.getByRole('link', { name: said.between }).first().press('Enter');
    await expect.poll(() => query(page)).toEqual({ left: '旅人', right: 'beta' });
  });
}
