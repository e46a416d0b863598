import type { Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { startJudgeServer } from '../../judges/judge-server.ts';
import type { JudgeServer } from '../../judges/judge-server.ts';
import { expect, go, test } from '../harness.ts';
import { fillIn, KEY, lastSaid, questionsOf, start } from '../journeys/ask/ask-at.ts';
import { unfold } from '../journeys/checks/unfold.ts';
import { readBoard, settled } from '../journeys/judge/board.ts';
import { begin, chooseModel } from '../journeys/judge/judge-at.ts';
import { saveProject } from '../journeys/project/where.ts';
import { pickable, tinyScorer } from '../models/tiny.ts';
import { describeEach } from './each.ts';

/* Every road through the page, walked once in each engine: other tests say what each step means. */

const QUESTIONS = 24;

/** Judgments with their texts, strongest model first; the weaker of two wins every fifth. */
function reviews(models: readonly string[]) {
  const rows = Array.from({ length: QUESTIONS }, (_, question) =>
    models.slice(1).flatMap((weaker, at) =>
      [false, true].map((isTurned) => {
        const pair = isTurned ? [weaker, models[at]] : [models[at], weaker];
        const isUpset = (question + at) % 5 === 0;
        return {
          ...{
            review_id: `${question}`,
            question_id: `q${question}`,
            question_text: `Question ${question}?`,
          },
          ...{ model1_id: pair[0], model2_id: pair[1], reviewer_id: 'ann' },
          score: isUpset === isTurned ? 1 : 2,
          ...{
            answer1: `${pair[0]} answers ${question}`,
            answer2: `${pair[1]} answers ${question}`,
          },
          text: `So it is on ${question}.`,
        };
      }),
    ),
  ).flat();
  const text = rows.map((row) => JSON.stringify(row)).join('\n');
  return { name: 'reviews.jsonl', mimeType: '', buffer: Buffer.from(text) };
}

const MODELS = ['旅人', 'beta', 'gamma'];
const names = async (page: Page) => (await readBoard(page)).map(({ name }) => name);
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const project = (page: Page, name: string) =>
  page.locator('header strong').getByText(name, { exact: true });

/** Opens the file as a project of its own, and waits for its ranking. */
async function openReviews(page: Page): Promise<void> {
  await settled(page, 'Converged');
  await page.getByLabel('Open files').setInputFiles([reviews(MODELS)]);
  await project(page, 'reviews.jsonl').waitFor();
  await settled(page, 'Converged');
  expect(await names(page)).toEqual(MODELS);
}

/** Opens the first judgment of the list, and sees both of its answers. */
async function readAnswers(page: Page): Promise<void> {
  await link(page, 'Inspect').click();
  await page.getByRole('heading', { name: `${QUESTIONS * 4} judgments` }).waitFor();
  const rows = page.getByRole('list', { name: 'Judgments' }).getByRole('listitem');
  await rows.first().getByRole('link').first().click();
  for (const model of ['旅人', 'beta'])
    await page.getByText(`${model} answers 0`).first().waitFor();
}

async function pickProject(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  await page.getByRole('menu', { name: 'Project' }).getByRole('menuitem', { name }).click();
}

async function newProject(page: Page): Promise<void> {
  await pickProject(page, 'New project');
  await project(page, 'Untitled project').waitFor();
}

async function keptForOffline(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

let server: JudgeServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

/** Models that answer with their name; the judge prefers the second. */
async function startModels(): Promise<JudgeServer> {
  server = await startJudgeServer({
    key: KEY,
    say: ({ body }) => {
      const asked = lastSaid(body);
      const isFirstBehind = asked.indexOf('first answers') > asked.indexOf('second answers');
      return body['model'] === 'judge-1'
        ? JSON.stringify({ reason: 'So.', winner: isFirstBehind ? 'A' : 'B' })
        : `${String(body['model'])} answers: ${asked}`;
    },
  });
  return server;
}

/** Whether a script runs that something else than the file's own code puts into the page. */
function foreignScriptRuns(): boolean {
  const script = document.createElement('script');
  script.textContent = 'document.documentElement.dataset.foreign = "ran"';
  document.body.append(script);
  return document.documentElement.dataset['foreign'] !== undefined;
}

describeEach((engine) => {
  test('a file is ranked, its priors moved, it is checked, inspected and kept offline', async ({
    visit,
    stopServer,
  }) => {
    const { page } = await visit('hosted', { engine, keepsOffline: true });
    await openReviews(page);
    const before = await readBoard(page);

    const width = page.getByRole('slider', { name: /Half-width|Width σ/ }).first();
    await page.getByRole('radiogroup', { name: 'Prior on strength' }).getByText('Normal').click();
    await settled(page, 'Converged');
    await width.focus();
    for (let press = 0; press < 30; press++) await width.press('ArrowLeft');
    await expect
      .poll(async () => (await readBoard(page))[0].rating)
      .toBeLessThan(before[0].rating - 20);
    await page.getByRole('button', { name: 'Back to default' }).click();
    await expect.poll(() => readBoard(page)).toEqual(before);
    await settled(page, 'Converged');

    await go(page, 'checks');
    await page.locator('#convergence h2').waitFor();
    await unfold(page, 'ranks');
    await page.locator('#ranks svg[role="img"]').first().waitFor();
    await readAnswers(page);

    await newProject(page);
    await pickProject(page, 'reviews.jsonl');
    await project(page, 'reviews.jsonl').waitFor();
    await go(page, 'leaderboard');
    await settled(page, 'Converged');

    await keptForOffline(page);
    await stopServer();
    await page.reload();
    await project(page, 'reviews.jsonl').waitFor();
    await settled(page, 'Converged');
    expect(await readBoard(page)).toEqual(before);
    await readAnswers(page);
  });

  test('a project is opened from its file in another browser, and stays what it was', async ({
    visit,
  }) => {
    const { page } = await visit('hosted', { engine });
    await openReviews(page);
    const file = await saveProject(page, `${engine}.caravan`);
    const board = await readBoard(page);

    const other = await visit('hosted', { engine });
    await settled(other.page, 'Converged');
    await other.page.getByLabel('Open files').setInputFiles(file);
    await project(other.page, 'reviews.jsonl').waitFor();
    // What was stored is read from the disk only now.
    await other.page.reload();
    await project(other.page, 'reviews.jsonl').waitFor();
    await settled(other.page, 'Converged');
    await expect.poll(() => readBoard(other.page)).toEqual(board);
    await readAnswers(other.page);
  });

  test('a person judges, and models are asked and judged by a model', async ({ visit }) => {
    const at = await startModels();
    const { page } = await visit('hosted', { engine, path: '#judge', practises: true });
    await page.getByText('36 judgments in total').waitFor();
    await page.getByRole('button', { name: 'Start judging' }).click();
    const shown = page.getByRole('region', { name: /^Answer [AB]$/ });
    for (let count = 1; count <= 3; count++) {
      await shown.nth(1).waitFor();
      await page.keyboard.press(count === 2 ? 'ArrowLeft' : 'ArrowRight');
      await page.getByText(`${count} of 36 judged`, { exact: true }).waitFor();
    }
    await page.reload();
    await page.getByText('3 of 36 judged', { exact: true }).waitFor();

    await newProject(page);
    await go(page, 'ask');
    await fillIn(page, at, questionsOf(12));
    await start(page);
    await page.getByText('All questions are answered.').waitFor();
    await link(page, 'Judge the answers').click();
    await chooseModel(page, at, KEY);
    await begin(page);
    await page.getByText('All judges have answered.').waitFor();
    const ranked = page.getByRole('table', { name: 'The ranking so far' }).getByRole('rowheader');
    await expect.poll(() => ranked.allInnerTexts()).toEqual(['second', 'first']);
  });

  test('one file from disk runs no script but its own', async ({ visit }) => {
    const { page } = await visit('single', { engine, mayComplain: true });
    await settled(page, 'Converged');
    expect(await page.evaluate(foreignScriptRuns)).toBe(false);
  });

  test('one file from disk ranks, keeps texts, and judges with a model from files', async ({
    visit,
  }) => {
    const { page, requests } = await visit('with-models', { engine });
    await openReviews(page);
    await readAnswers(page);
    await page.reload();
    await project(page, 'reviews.jsonl').waitFor();
    await readAnswers(page);

    await newProject(page);
    await go(page, 'judge');
    await page.getByRole('button', { name: 'Open the practice set' }).click();
    // What is there then moves the button down: a press on its way would meet something else.
    await page.getByText('answered by at least two of').waitFor();
    await page.getByRole('button', { name: 'Add a judge on this device' }).click();
    await page.getByLabel('Provider').selectOption('local-scores');
    await page.getByLabel('Pick files').setInputFiles(pickable(tinyScorer()));
    await page.getByLabel('Model', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Start judging' }).click();
    await page.getByText('All judges have answered.').waitFor();
    await page.getByText('36 of 36').first().waitFor();
    expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
  });
});
