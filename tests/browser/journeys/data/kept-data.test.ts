import type { Page } from 'playwright-core';
import { expect, test } from '../../harness.ts';
import { readBoard, settled } from '../judge/board.ts';
import { putFiles } from '../project/where.ts';
import { storedIn } from './stored.ts';

/** Judgments of three models with texts, so many times over, as FastChat has them. */
function reviews(rounds: number): string {
  return Array.from({ length: rounds }, (_, q) =>
    [
      ['旅人', 'beta', q % 3 === 0 ? 2 : 1],
      ['beta', '旅人', q % 4 === 0 ? 1 : 2],
      ['beta', 'gamma', q % 4 === 0 ? 3 : 1],
      ['gamma', '旅人', q % 5 === 0 ? 1 : 2],
    ].map(([left, right, score]) =>
      JSON.stringify({
        ...{ review_id: `${q}`, question_id: `q${q}`, reviewer_id: 'gpt-4' },
        ...{ model1_id: left, model2_id: right, score, question_text: `Question ${q}?` },
        ...{ answer1: `${left} answers ${q}`, answer2: `${right} answers ${q}`, text: 'Clear.' },
      }),
    ),
  )
    .flat()
    .join('\n');
}

/**
 * From now on such jobs wait in this page for the event `go`, until it is loaded again; the event
 * `crash` ends their workers.
 */
async function hold(page: Page, job: 'chain' | 'keepTexts'): Promise<void> {
  await page.evaluate((held) => {
    const send: unknown = Reflect.get(Worker.prototype, 'postMessage');
    if (typeof send !== 'function') return;
    Worker.prototype.postMessage = function (this: Worker, ...given: unknown[]) {
      const begin = () => {
        Reflect.apply(send, this, given);
      };
      const [request] = given as [{ readonly name?: string }];
      if (request.name !== held) {
        begin();
        return;
      }
      document.documentElement.dataset['held'] = held;
      addEventListener('go', begin, { once: true });
      addEventListener('crash', () => this.dispatchEvent(new ErrorEvent('error')), { once: true });
    };
  }, job);
}

const stopButton = (page: Page) =>
  page.locator('footer').getByRole('button', { name: 'Stop', exact: true });

/** Fits in the list, by the button that renames each. */
const fitsNamed = (page: Page, name: string) =>
  page.getByRole('button', { name: `Rename ${name}`, exact: true });

const status = (page: Page, text: string) => page.getByRole('status').getByText(text);

async function goTo(page: Page, name: 'Data' | 'Leaderboard' | 'Runs'): Promise<void> {
  await page.getByRole('link', { name: new RegExp(`^${name}`) }).click();
}

/** Opens the file; its fit goes on until it is stopped or the page closed. */
async function openInEndlessFit(page: Page): Promise<void> {
  await settled(page, 'Converged');
  await hold(page, 'chain');
  const file = { name: 'mine.jsonl', mimeType: '', buffer: Buffer.from(reviews(40)) };
  await page.getByLabel('Open files').setInputFiles([file]);
  await page.getByText('3 models · 160 judgments').waitFor();
  await stopButton(page).waitFor();
  // There are numbers, and so a button, before there are chains.
  await page.locator('html[data-held=chain]').waitFor({ state: 'attached' });
}

const names = async (page: Page) => (await readBoard(page)).map(({ name }) => name);
const sortedNames = async (page: Page) => (await names(page)).sort();
const ids = (records: readonly unknown[]) =>
  records.map((record) => (record as { readonly id?: string; readonly hash?: string }).id);

test('an import whose fit was stopped is there after a reload, with its texts', async ({
  visit,
}) => {
  const { page, looksRight } = await visit('hosted');
  await openInEndlessFit(page);
  await goTo(page, 'Data');
  await page.getByText(/^640 texts .* kept in this browser/).waitFor();
  await goTo(page, 'Leaderboard');
  await stopButton(page).click();
  await status(page, 'Stopped: this is only the Laplace preview').waitFor();
  await goTo(page, 'Runs');
  await page.getByText('Not fitted yet: you stopped it').waitFor();
  await page.reload();

  await page.getByText('Not fitted yet: you stopped it').waitFor();
  await looksRight('not-fitted');
  await goTo(page, 'Leaderboard');
  await status(page, 'Stopped: this is only the Laplace preview').waitFor();
  await expect.poll(() => sortedNames(page)).toEqual(['beta', 'gamma', '旅人']);
  await goTo(page, 'Data');
  await page.getByText(/^640 texts .* kept in this browser/).waitFor();
  await page.evaluate(() => {
    location.hash = 'inspect';
  });
  const judgments = page.getByRole('list', { name: 'Judgments' }).getByRole('listitem');
  await judgments.first().getByRole('link').first().click();
  await page.getByText('beta answers 0').first().waitFor();

  await goTo(page, 'Leaderboard');
  await page.getByRole('button', { name: 'Run again' }).click();
  await settled(page, 'Converged');
  await goTo(page, 'Runs');
  await fitsNamed(page, 'mine.jsonl').waitFor();
  // The fit took the place of the data.
  await expect.poll(() => page.getByText('Not fitted yet').count()).toBe(0);
  expect(await fitsNamed(page, 'mine.jsonl').count()).toBe(1);
});

test('an import whose page was closed during its fit is fitted when the page opens again', async ({
  visit,
}) => {
  const { page, context } = await visit('hosted');
  await openInEndlessFit(page);
  await goTo(page, 'Runs');
  await page.getByText('Fitting', { exact: false }).first().waitFor();
  const address = page.url().split('#')[0];
  await page.close();

  const again = await context.newPage();
  await again.goto(address);
  await again.getByText('3 models · 160 judgments').waitFor();
  await settled(again, 'Converged');
  expect(await names(again)).toHaveLength(3);
  const { runs, data, sources } = await storedIn(again);
  expect(runs).toHaveLength(2);
  expect(data).toHaveLength(2);
  expect(sources).toHaveLength(1);
});

test('an import whose fit failed stays, and is fitted when the page opens again', async ({
  visit,
}) => {
  const { page } = await visit('hosted');
  await openInEndlessFit(page);
  await page.evaluate(() => dispatchEvent(new Event('crash')));
  await page.getByRole('alert').getByText('Something went wrong').waitFor();
  await status(page, 'The fit failed').waitFor();
  await goTo(page, 'Runs');
  await page.getByText('Not fitted yet: the fit failed').waitFor();
  await page.reload();

  await expect.poll(() => page.getByText('Not fitted yet').count()).toBe(0);
  await goTo(page, 'Leaderboard');
  await settled(page, 'Converged');
  expect(await names(page)).toHaveLength(3);
});

test('edits made before the first fit has ended are there after a reload', async ({ visit }) => {
  const { page } = await visit('hosted');
  await openInEndlessFit(page);
  await goTo(page, 'Data');
  await page.getByRole('checkbox', { name: 'Use gamma' }).uncheck();
  await page.getByText('2 models · 80 judgments').waitFor();
  await goTo(page, 'Leaderboard');
  await stopButton(page).click();
  await goTo(page, 'Runs');
  await page.getByText('2 models · 80 judgments').nth(1).waitFor();
  await page.getByText('Not fitted yet: you stopped it').waitFor();
  expect(await fitsNamed(page, 'mine.jsonl').count()).toBe(1);
  await page.reload();

  await fitsNamed(page, 'mine.jsonl').waitFor();
  await goTo(page, 'Leaderboard');
  await status(page, 'Stopped').waitFor();
  await expect.poll(() => sortedNames(page)).toEqual(['beta', '旅人']);
  await goTo(page, 'Data');
  await page.getByRole('checkbox', { name: 'Use gamma' }).check();
  await page.getByText('3 models · 160 judgments').waitFor();
});

test('data without a fit are renamed, deleted and brought back', async ({ visit }) => {
  const { page } = await visit('hosted');
  await openInEndlessFit(page);
  await goTo(page, 'Runs');
  await page.getByRole('button', { name: 'Rename mine.jsonl' }).click();
  await page.getByRole('textbox').fill('before the fit');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  const entry = page.getByRole('heading', { level: 3, name: 'before the fit' });
  await entry.waitFor();
  const before = await storedIn(page);

  await page.getByRole('button', { name: 'Delete before the fit' }).click();
  await page.getByText('Deleted “before the fit”.').waitFor();
  expect(await entry.count()).toBe(0);
  const after = await storedIn(page);
  expect([after.runs.length, after.data.length]).toEqual([1, 1]);
  // Its fit was stopped with it and does not bring it back.
  await goTo(page, 'Leaderboard');
  await status(page, 'Stopped').waitFor();

  await goTo(page, 'Runs');
  await page.getByRole('button', { name: 'Undo' }).click();
  await entry.waitFor();
  const back = await storedIn(page);
  expect(ids(back.runs)).toEqual(ids(before.runs));
  expect(ids(back.sources)).toEqual(ids(before.sources));
  await page.reload();
  await page.getByRole('button', { name: 'Open project Rakuda' }).click();
  await goTo(page, 'Leaderboard');
  await settled(page, 'Converged');
  await goTo(page, 'Runs');
  await page.getByRole('button', { name: 'Open project mine.jsonl' }).click();
  await page.getByRole('button', { name: 'Open before the fit' }).click();
  await status(page, 'Stopped').waitFor();
  await page.getByRole('button', { name: 'Run again' }).click();
  await settled(page, 'Converged');
  await goTo(page, 'Runs');
  await entry.waitFor();
  await expect.poll(() => page.getByText('Not fitted yet').count()).toBe(0);
});

test('data of files that are added to others take their place as long as no fit has ended', async ({
  visit,
}) => {
  const { page } = await visit('hosted');
  await openInEndlessFit(page);
  await goTo(page, 'Data');
  await page.getByText('Paste text', { exact: true }).click();
  await page
    .getByRole('textbox', { name: 'Paste text' })
    .fill('model_a,model_b,wins_a,wins_b,ties\nbeta,delta,3,2,1\n');
  await page.getByRole('button', { name: 'Read the pasted text' }).click();
  await putFiles(page, 'Add to this project');
  await page.getByText('4 models · 166 judgments').waitFor();
  await goTo(page, 'Runs');
  await page.getByRole('listitem').filter({ hasText: '4 models · 166 judgments' }).waitFor();
  expect(await fitsNamed(page, 'mine.jsonl').count()).toBe(1);
});

test('a question that is opened before its text is kept shows it once it is', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  await hold(page, 'keepTexts');
  const lines = [
    '{"question_id":0,"category":"rivers","text":"Which river is longest?"}',
    reviews(1),
  ];
  const file = (content: string, at: number) => ({
    ...{ name: at === 0 ? 'questions.jsonl' : 'mine.jsonl', mimeType: '' },
    buffer: Buffer.from(content),
  });
  await page.getByLabel('Open files').setInputFiles(lines.map(file));
  await page.getByText('3 models ·').waitFor();
  // Texts are kept after all is counted, which may be later.
  await page.locator('html[data-held=keepTexts]').waitFor({ state: 'attached' });
  await goTo(page, 'Data');
  const questions = page.getByRole('region', { name: 'Questions' });
  const row = questions.getByRole('row').filter({ hasText: 'rivers' });
  // By keyboard: what is built above it moves it away under a mouse.
  await row.locator('summary').press('Enter');
  await row.getByText('The text of this question is not stored.').waitFor();
  await page.evaluate(() => dispatchEvent(new Event('go')));
  await row.getByText('Which river is longest?').waitFor();
});
