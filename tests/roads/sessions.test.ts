import type { Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { startJudgeServer } from '../judges/judge-server.ts';
import type { JudgeServer, JudgeServerOptions } from '../judges/judge-server.ts';
import { expect, test } from '../browser/harness.ts';
import { lastSaid } from '../browser/journeys/ask/ask-at.ts';
import { readBoard, settled } from '../browser/journeys/judge/board.ts';
import { begin, chooseModel, JUDGE_KEY } from '../browser/journeys/judge/judge-at.ts';
import { answersOf, judgmentsOf } from '../browser/journeys/project/files.ts';

let server: JudgeServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

/** A judge to whom the name that comes first in the alphabet is the better. */
async function startServer(options: JudgeServerOptions = {}): Promise<JudgeServer> {
  server = await startJudgeServer({
    key: JUDGE_KEY,
    say: ({ body }) => {
      const [first, second] = [...lastSaid(body).matchAll(/model-\w/g)].map(([name]) => name);
      return JSON.stringify({ reason: 'So.', winner: first < second ? 'A' : 'B' });
    },
    ...options,
  });
  return server;
}

const counted = (page: Page, models: number, judgments: number) =>
  page.locator('header').getByText(`${models} models · ${judgments} judgments`);

async function boardNames(page: Page): Promise<string[]> {
  return (await readBoard(page)).map(({ name }) => name);
}

/** Opens files and puts a session of a model as judge together, which is not begun. */
async function setUp(page: Page, at: JudgeServer, files: ReturnType<typeof answersOf>) {
  await open(page, files);
  await page.getByRole('link', { name: 'Judge', exact: true }).click();
  await chooseModel(page, at);
}

async function open(page: Page, files: ReturnType<typeof answersOf>): Promise<void> {
  await settled(page, 'Converged');
  await page.getByLabel('Open files').setInputFiles(files);
  await page.getByRole('heading', { level: 3, name: 'answers.jsonl' }).waitFor();
}

test('a page that is killed while a session runs keeps its verdicts in the ranking', async ({
  visit,
}) => {
  const at = await startServer({ fault: ({ nth }) => (nth < 7 ? null : 'hang') });
  const { page, context } = await visit('hosted', { mayComplain: true });
  await setUp(page, at, answersOf(['model-a', 'model-b'], 12));
  await begin(page);
  await page.getByText('7 of 12 judgments by models').waitFor();
  const address = page.url().split('#')[0];
  await page.close();

  const again = await context.newPage();
  await again.goto(address);
  await counted(again, 2, 7).waitFor();
  await settled(again, 'Converged');
  expect(await boardNames(again)).toEqual(['model-a', 'model-b']);
  // What was judged is not asked for again.
  await again.getByRole('link', { name: 'Judge', exact: true }).click();
  await again.getByText('7 of 12 judgments').waitFor();
});

test('a session that is switched off leaves the ranking, and comes back', async ({ visit }) => {
  const at = await startServer();
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  const models = ['model-a', 'model-b', 'model-c'];
  await page
    .getByLabel('Open files')
    .setInputFiles([...answersOf(models, 8), judgmentsOf('own.csv', ['model-b', 'model-a'])]);
  await counted(page, 2, 25).waitFor();
  await page.getByRole('link', { name: 'Judge', exact: true }).click();
  await chooseModel(page, at);
  await begin(page);
  await page.getByText('All judges have answered.').waitFor();
  // From the first verdict on: nothing has to be taken anywhere.
  await counted(page, 3, 25 + 24).waitFor();
  await page.getByRole('link', { name: 'To the leaderboard' }).click();
  await settled(page, 'Converged');
  await expect.poll(() => boardNames(page)).toContain('model-c');

  await page.getByRole('link', { name: 'Data', exact: true }).click();
  const box = page.getByRole('checkbox', { name: /^Counts in the ranking ?: .*judge-1/ });
  await box.uncheck();
  await counted(page, 2, 25).waitFor();
  await page.getByRole('link', { name: 'Leaderboard' }).click();
  await settled(page, 'Converged');
  await expect.poll(() => boardNames(page)).toEqual(['model-b', 'model-a']);
  await page.getByRole('link', { name: 'Data', exact: true }).click();
  await box.check();
  await counted(page, 3, 25 + 24).waitFor();
});

test('two tabs on one project count the verdicts of either, and none twice', async ({ visit }) => {
  const at = await startServer();
  const { page, context } = await visit('hosted');
  await setUp(page, at, answersOf(['model-a', 'model-b'], 12));
  const other = await context.newPage();
  await other.goto(page.url().split('#')[0]);
  await other.getByRole('heading', { name: 'What next?' }).waitFor();
  await begin(page);
  await page.getByText('All judges have answered.').waitFor();
  await counted(page, 2, 12).waitFor();
  await counted(other, 2, 12).waitFor();
  await settled(other, 'Converged');
  expect(await boardNames(other)).toEqual(['model-a', 'model-b']);

  // A session of the other tab asks nothing that was judged in this one.
  await other.getByRole('link', { name: 'Judge', exact: true }).click();
  await other.getByRole('link', { name: /^(Open|Continue) .*judge-1/ }).waitFor();
  await chooseModel(other, at);
  await other.getByRole('checkbox', { name: /both orders/ }).check();
  const before = at.calls.length;
  await begin(other);
  await other.getByText('All judges have answered.').waitFor();
  expect(at.calls.length - before).toBe(12);
  await counted(other, 2, 24).waitFor();
  await counted(page, 2, 24).waitFor();
});
