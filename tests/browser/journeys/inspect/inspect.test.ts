import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, figure, go, overflow, test } from '../../harness.ts';
import { openRanked, reviews, upload } from '../../files.ts';
import { settled } from '../judge/board.ts';

const rows = (page: Page) => page.getByRole('list', { name: 'Judgments' }).getByRole('listitem');
const kept = (page: Page) => page.getByText(/texts \(questions.* kept in this browser/);

for (const place of ['hosted', 'single'] as const)
  test(`${place}: texts of a file are kept, and are read after a reload`, async ({ visit }) => {
    const { page } = await visit(place);
    await settled(page, 'Converged');
    await openRanked(page, 3, upload('reviews.jsonl', reviews(40)));
    await go(page, 'data');
    await kept(page).waitFor();
    await expect.poll(() => kept(page).innerText()).toMatch(/^640 texts \(questions, answers/);
    await page.getByRole('link', { name: 'Runs' }).getByText('1').waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'Inspect' }).click();
    await page.getByRole('heading', { name: '160 judgments' }).waitFor();
    await rows(page).first().getByRole('link').first().click();
    await page.getByText('旅人 answers 0').waitFor();
    await page.getByText('beta answers 0').waitFor();
    await page.getByText('The judge prefers 1 on 0.').first().waitFor();
    await page.getByText('The verdict is the opposite: the order decided.').waitFor();
  });

test('judgments are found by pair, judge, verdict and question, and turned with the keys', async ({
  visit,
}) => {
  const { page, axe } = await visit('hosted');
  await openRanked(page, 3, upload('reviews.jsonl', reviews(40)));
  await go(page, 'inspect');
  await rows(page).first().waitFor();
  expect(await axe()).toEqual([]);
  await expect.poll(() => rows(page).first().innerText()).toMatch(/^Question 0\?/);

  await page.getByLabel('Model', { exact: true }).selectOption('gamma');
  await page.getByRole('heading', { name: '80 judgments' }).waitFor();
  await page.getByLabel('Verdict').selectOption('gamma is worse');
  await page.getByRole('heading', { name: '69 judgments' }).waitFor();
  await page.getByLabel('Against').selectOption('旅人');
  await page.getByRole('heading', { name: '39 judgments' }).waitFor();
  await page.getByRole('button', { name: 'Judge', exact: true }).click();
  await page.getByRole('checkbox', { name: 'human' }).check();
  await page.getByRole('heading', { name: '19 judgments' }).waitFor();
  expect(new URL(page.url()).hash).toBe(
    `#inspect?left=gamma&right=${encodeURIComponent('旅人')}&outcome=right&judge=human`,
  );
  await page.getByRole('checkbox', { name: 'gpt-4' }).check();
  await page.getByRole('heading', { name: '39 judgments' }).waitFor();
  expect(await axe()).toEqual([]);

  await page.getByRole('button', { name: 'Clear filters' }).click();
  await page.getByLabel('Only where the order decided').check();
  await page.getByRole('heading', { name: '2 judgments' }).waitFor();
  await page.getByLabel('Only where the order decided').uncheck();
  await page.getByLabel('Verdict').selectOption('No readable verdict');
  await page.getByRole('heading', { name: '1 judgment', exact: true }).waitFor();

  // A link from elsewhere.
  await go(page, 'inspect?left=beta&right=gamma&outcome=tie&question=Q2');
  await page.getByRole('heading', { name: '3 judgments' }).waitFor();
  await rows(page).nth(1).getByRole('link').first().click();
  await page.getByText('2 of 3', { exact: true }).waitFor();
  await page.getByText('beta answers 24').waitFor();
  expect(await axe()).toEqual([]);
  await page.keyboard.press('ArrowRight');
  await page.getByText('3 of 3', { exact: true }).waitFor();
  await page.getByText('beta answers 28').waitFor();
  await page.getByRole('button', { name: 'Previous', exact: true }).click();
  await page.getByText('beta answers 24').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: '3 judgments' }).waitFor();

  // Another is opened from the list: the one before is never taken for it.
  const shown = await page.evaluateHandle(() => {
    const seen: string[] = [];
    new MutationObserver(() => {
      seen.push(document.querySelector('article')?.innerText ?? '');
    }).observe(document.body, { childList: true, subtree: true });
    return seen;
  });
  await rows(page).first().getByRole('link').first().click();
  await page.getByText('1 of 3', { exact: true }).waitFor();
  await page.getByText('beta answers 20').waitFor();
  const articles = (await shown.jsonValue()).filter((text) => text !== '');
  expect(articles.length).toBeGreaterThan(0);
  expect(articles.filter((text) => text.includes('Question 24'))).toEqual([]);
});

test('questions and answers of other files, and single scores, are found too', async ({
  visit,
}) => {
  const { page } = await visit('hosted');
  const pair = { question_id: 1, model_1: 'a', model_2: 'b', judge: ['gpt-4', 'pair'], turn: 1 };
  const score = { question_id: 9, judge: ['gpt-4', 'single'], turn: 1 };
  await openRanked(
    page,
    2,
    upload('pairs.jsonl', [
      { ...pair, g1_winner: 'model_1', g2_winner: 'tie', g1_judgment: 'G1', g2_judgment: 'G2' },
    ]),
    upload('question.jsonl', [{ question_id: 1, turns: ['First turn?', 'Second turn?'] }]),
    upload('answers.jsonl', [
      { question_id: 1, model_id: 'b', choices: [{ turns: ['B one', 'B two'] }] },
      { question_id: 1, model_id: 'a', choices: [{ turns: ['A one', 'A two'] }] },
    ]),
    upload('scores.jsonl', [
      { ...score, model: 'a', score: 7, judgment: 'Fair, said of a.', user_prompt: 'Judge a.' },
      { ...score, model: 'b', score: 9, judgment: 'Good, said of b.', user_prompt: 'Judge b.' },
    ]),
  );
  await go(page, 'inspect?row=1');
  const article = page.locator('article');
  await expect.poll(() => article.innerText()).toMatch(/First turn\?[^]*G2/);
  const shown = await article.innerText();
  expect(shown).not.toContain('Second turn?');
  // The second game shows b first.
  expect(shown.indexOf('B one')).toBeLessThan(shown.indexOf('A one'));
  expect(shown).toContain('G2');
  await expect.poll(() => article.innerText()).toContain('The verdict is different.');
  await go(page, 'inspect?row=2');
  for (const part of [
    ...['Good, said of b.', 'No judge compared these two', 'score 7', 'score 9'],
    ...['Fair, said of a.', 'b is better'],
  ])
    await expect.poll(() => article.innerText()).toContain(part);
});

test('the sample has no single judgments, and says so', async ({ visit }) => {
  const { page, axe } = await visit('hosted', { width: 360 });
  await go(page, 'inspect');
  await page.getByText(/There are only counts here/).waitFor();
  expect(await axe()).toEqual([]);
});

test('without texts the verdicts are there; deleted texts can be kept again', async ({ visit }) => {
  const { page } = await visit('hosted');
  page.on('dialog', (dialog) => void dialog.accept());
  await openRanked(page, 3, upload('reviews.jsonl', reviews(10)));
  await go(page, 'data');
  await page.getByRole('button', { name: 'Delete texts' }).click();
  await page.getByText('The texts of these files are not kept').waitFor();
  await go(page, 'inspect?row=0');
  await page.getByText('No texts are stored for this judgment.').waitFor();
  await page.getByText('旅人 is better').first().waitFor();
  await go(page, 'data');
  await page.getByRole('button', { name: 'Keep texts' }).click();
  await kept(page).waitFor();
  await go(page, 'inspect?row=0');
  await page.getByText('The judge prefers 1 on 0.').first().waitFor();
});

test('long texts open when asked; nothing is wider than a narrow screen', async ({ visit }) => {
  const { page, axe } = await visit('hosted', { width: 360, theme: 'dark' });
  const long = `${'長い答え。'.repeat(1000)}END`;
  await openRanked(
    page,
    3,
    upload('x.jsonl', reviews(10, { answer1: long, answer2: 'x'.repeat(3000) })),
  );
  await go(page, 'inspect');
  await rows(page).first().waitFor();
  expect(await page.evaluate(overflow)).toBe(0);
  await rows(page).first().getByRole('link').first().click();
  await page.getByText('長い答え。').first().waitFor();
  expect(await page.getByText(/END$/).count()).toBe(0);
  await page.getByRole('button', { name: 'Show all 5,003 characters' }).click();
  await page.getByText(/END$/).waitFor();
  expect(await page.evaluate(overflow)).toBe(0);
  expect(await axe()).toEqual([]);
});

/** Makes the browser say that it grants so many bytes and has used some. */
async function grant(page: Page, quota: number, usage = 0): Promise<void> {
  await page.addInitScript(
    ([granted, used]) => {
      StorageManager.prototype.estimate = () => Promise.resolve({ quota: granted, usage: used });
    },
    [quota, usage],
  );
  await page.reload();
  await settled(page, 'Converged');
}

/** About 12 MB of text that does not pack well. */
function noisy() {
  let seed = 1;
  const noise = () => {
    let text = '';
    while (text.length < 5000) {
      seed = (seed * 48271) % 2147483647;
      text += seed.toString(36);
    }
    return text;
  };
  return reviews(200).map((review) => ({
    ...review,
    answer1: noise(),
    answer2: noise(),
    text: noise(),
  }));
}

test('texts that will not fit: the user is asked, and may leave out what the judges said', async ({
  visit,
}) => {
  const { page, axe } = await visit('hosted');
  await grant(page, 6e6, 2e6);
  await openRanked(page, 3, upload('noisy.jsonl', noisy()));
  await go(page, 'data');
  await page.getByText(/The remaining texts need about .*, but only .* is free/).waitFor();
  expect(await axe()).toEqual([]);
  // The ranking has not waited.
  await page.getByRole('link', { name: 'Leaderboard' }).click();
  await settled(page, 'Converged');
  await go(page, 'data');
  await page.getByRole('button', { name: 'Keep questions and answers only' }).click();
  // Two thirds of it are still too much: as many as will fit.
  await page.getByText(/The remaining texts need about/).waitFor();
  await page.getByRole('button', { name: 'Keep until storage is full' }).click();
  await page
    .getByText(/questions and answers, not judges’ reasons\) kept in this browser/)
    .waitFor();
  await go(page, 'inspect?row=0');
  await page.locator('article').getByText('Question', { exact: true }).waitFor();
  expect(await page.locator('article').getByText('What the judge said').count()).toBe(0);
});

test('a browser that is full in the middle: what is there stays, and so does the ranking', async ({
  visit,
}) => {
  const { page } = await visit('hosted', { mayComplain: true });
  await settled(page, 'Converged');
  await page.evaluate(() => {
    // The browser tells of no limit, and has one: as it fails where a disk is full.
    StorageManager.prototype.estimate = () => Promise.resolve({});
    const put = Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, 'put')?.value as (
      this: IDBObjectStore,
      ...stored: unknown[]
    ) => unknown;
    let chunks = 0;
    Object.defineProperty(IDBObjectStore.prototype, 'put', {
      value(this: IDBObjectStore, ...stored: unknown[]) {
        if (this.name === 'texts' && ++chunks > 16) {
          throw new DOMException('The disk is full.', 'QuotaExceededError');
        }
        return put.apply(this, stored);
      },
    });
  });
  await openRanked(page, 3, upload('noisy.jsonl', noisy()));
  await go(page, 'data');
  await page.getByText('The browser has no room for more texts.').waitFor();
  await page.getByRole('button', { name: 'Keep what is stored so far' }).click();
  await page.getByText(/There was no room for all the texts\./).waitFor();
  await page.getByRole('link', { name: 'Leaderboard' }).click();
  await settled(page, 'Converged');
});

test('large files: whether to keep their texts is asked once; Stop stops at once', async ({
  visit,
}) => {
  const { page, longTasks } = await visit('hosted');
  await settled(page, 'Converged');
  const folder = mkdtempSync(join(tmpdir(), 'caravan-'));
  const path = join(folder, 'large.jsonl');
  const text = 'The answer goes on and on, 答えは続く。'.repeat(60);
  const part = { answer1: text, answer2: text, text };
  const lines = reviews(250, part).map((review) => JSON.stringify(review) + '\n');
  writeFileSync(path, lines.join('').repeat(27));
  const started = (await longTasks()).length;
  await page.getByLabel('Open files').first().setInputFiles(path);
  await page.getByText('27,000 judgments').or(page.getByText('26,973 judgments')).waitFor();
  await go(page, 'data');
  await page.getByText(/These files are large \(\d+ MB\)/).waitFor();
  await page.getByRole('button', { name: 'Keep them' }).click();
  await page.getByRole('progressbar', { name: 'Keeping texts' }).waitFor();
  await page.getByText(/so far, \d+(\.\d+)? [kM]B/).waitFor();
  const stopped = await page.evaluate(async () => {
    const buttons = [...document.querySelectorAll('button')];
    const stop = buttons.find((button) => button.innerText === 'Stop');
    const before = performance.now();
    stop?.click();
    while (document.querySelector('[role="progressbar"]') !== null) {
      await new Promise((resolve) => setTimeout(resolve));
    }
    return performance.now() - before;
  });
  await page.getByText(/the rest are missing\./).waitFor();
  const worst = Math.max(0, ...(await longTasks()).slice(started).map((task) => task.duration));
  figure('from Stop until keeping texts has stopped', `${stopped.toFixed(0)} ms`);
  figure(
    'longest main-thread task of import, fit and keeping texts (200 MB)',
    `${worst.toFixed(0)} ms`,
  );
  // The answer is remembered: no question now.
  await page.getByRole('button', { name: 'Keep all texts' }).click();
  await page.getByRole('progressbar', { name: 'Keeping texts' }).waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  rmSync(folder, { recursive: true });
});
