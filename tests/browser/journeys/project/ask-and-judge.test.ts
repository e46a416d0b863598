import type { Page } from 'playwright-core';
import { afterEach } from 'vitest';
import { startJudgeServer } from '../../../judges/judge-server.ts';
import type { JudgeServer } from '../../../judges/judge-server.ts';
import { expect, test } from '../../harness.ts';
import { fillIn, KEY, lastSaid, questionsOf, start } from '../ask/ask-at.ts';
import { storedIn } from '../data/stored.ts';
import { settled } from '../judge/board.ts';
import { begin, chooseModel } from '../judge/judge-at.ts';
import { answersOf } from './files.ts';

/** Calls that a run has under way at the most. */
const AT_ONCE = 4;

let server: JudgeServer | null = null;
afterEach(async () => {
  await server?.stop();
  server = null;
});

/** Models that answer and one that judges, each after so many milliseconds. */
async function startServer(milliseconds: () => number): Promise<JudgeServer> {
  server = await startJudgeServer({
    key: KEY,
    say: ({ body }) =>
      body['model'] === 'judge-1'
        ? JSON.stringify({ reason: 'So.', winner: 'A' })
        : `${String(body['model'])} answers: ${lastSaid(body)}`,
    delay: milliseconds,
  });
  return server;
}

/** Of each kind what was asked, as often as it was answered. */
function askedOf(at: JudgeServer) {
  const answered = at.calls.filter(({ isAnswered }) => isAnswered);
  const isJudge = (body: Readonly<Record<string, unknown>>) => body['model'] === 'judge-1';
  const said = (of: typeof answered) => of.map(({ body }) => JSON.stringify(body));
  return {
    answers: said(answered.filter(({ body }) => !isJudge(body))),
    verdicts: said(answered.filter(({ body }) => isJudge(body))),
  };
}

async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click();
}

/** Two tabs on one project, whose answers nobody has judged. */
async function twoTabs(page: Page, questions: number): Promise<Page> {
  await settled(page, 'Converged');
  await page.getByLabel('Open files').setInputFiles(answersOf(['model-a', 'model-b'], questions));
  await page.getByRole('heading', { level: 3, name: 'answers.jsonl' }).waitFor();
  const other = await page.context().newPage();
  await other.goto(page.url().split('#')[0]);
  await other.getByRole('heading', { name: 'What next?' }).waitFor();
  return other;
}

/** Resumes the session that is being opened; the page before it has a field for a key as well. */
async function resume(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Resume' });
  await button.waitFor();
  await page.getByLabel(/^API key/).fill(KEY);
  await button.click();
}

const counted = (page: Page, judgments: number) =>
  page.locator('header').getByText(`2 models · ${judgments} judgments`);

test('one tab asks while the other judges: nothing is lost, and nothing asked twice', async ({
  visit,
}) => {
  const at = await startServer(() => 150);
  const { page } = await visit('hosted');
  const other = await twoTabs(page, 12);
  await goTo(page, 'Ask');
  await fillIn(page, at, questionsOf(10));
  await goTo(other, 'Judge');
  await chooseModel(other, at, KEY);
  await Promise.all([start(page), begin(other)]);
  await Promise.all([
    page.getByText('All questions are answered.').waitFor(),
    other.getByText('All judges have answered.').waitFor(),
  ]);
  for (const tab of [page, other]) await counted(tab, 12).waitFor();
  const { answers, verdicts } = askedOf(at);
  expect([answers.length, new Set(answers).size]).toEqual([20, 20]);
  expect([verdicts.length, new Set(verdicts).size]).toEqual([12, 12]);

  // Both are files of the project, in either tab, beside those that were there.
  const stored = async () => {
    const projects = (await storedIn(page))['projects'] as readonly {
      source: { files: readonly { session?: string; judgments: number }[] } | null;
    }[];
    return projects.flatMap(({ source }) => source?.files ?? []);
  };
  const sessions = async () => new Set((await stored()).map(({ session }) => session)).size;
  await expect.poll(sessions).toBe(3);
  const own = await stored();
  expect(own.reduce((sum, { judgments }) => sum + judgments, 0)).toBe(12);
  const files = async (tab: Page) => {
    const headings = tab.getByRole('heading', { level: 3, name: /jsonl$|judge-1|answers/ });
    return (await headings.allInnerTexts()).sort();
  };
  for (const tab of [page, other]) await goTo(tab, 'Data');
  await expect
    .poll(async () => [await files(page), await files(other)])
    .toSatisfy(([one, two]: string[][]) => one.length === own.length && one.join() === two.join());

  // Each sees the session of the other.
  await goTo(page, 'Judge');
  await page.getByRole('link', { name: /^Open .*judge-1/ }).waitFor();
  await goTo(other, 'Ask');
  await other.getByRole('link', { name: /^Open .*first and second/ }).waitFor();
});

test('a session that another tab deletes asks no more, and goes on once it is back', async ({
  visit,
}) => {
  let delay = 500;
  const at = await startServer(() => delay);
  const { page } = await visit('hosted');
  const other = await twoTabs(page, 4);
  await goTo(page, 'Ask');
  // So many that even a slow other tab deletes it in its middle.
  await fillIn(page, at, questionsOf(80));
  await start(page);
  await page.getByText(/^[1-9]\d* of 160 answers/).waitFor();
  await goTo(other, 'Ask');
  const row = other.getByRole('listitem').filter({ hasText: '80 questions · first and second' });
  await row.getByRole('button', { name: /^Delete/ }).click();
  await other.getByText(/^Deleted “/).waitFor();
  await page.getByText('This session was deleted, perhaps in another tab').first().waitFor();
  const calls = at.calls.length;
  await page.waitForTimeout(1000);
  expect(at.calls.length - calls).toBeLessThanOrEqual(AT_ONCE);
  delay = 0;
  await other.getByRole('button', { name: 'Undo' }).click();
  await other.getByRole('link', { name: /^Continue .*first and second/ }).click();
  await resume(other);
  await other.getByText('All questions are answered.').waitFor();
  await other.getByText('160 of 160 answers').waitFor();
  const { answers } = askedOf(at);
  expect(new Set(answers).size).toBe(160);
  // Only what was under way when it was deleted is asked again.
  expect(answers.length).toBeLessThanOrEqual(160 + AT_ONCE);
});

test('a project that another tab deletes is judged no more, and whole once it is back', async ({
  visit,
}) => {
  let delay = 500;
  const at = await startServer(() => delay);
  const { page } = await visit('hosted');
  const other = await twoTabs(page, 120);
  const name = await other.locator('header strong').innerText();
  await goTo(page, 'Judge');
  await chooseModel(page, at, KEY);
  await begin(page);
  await page.getByText(/^[1-9]\d* of 120 judgments by models/).waitFor();
  await other.getByRole('button', { name: 'Project', exact: true }).click();
  const menu = other.getByRole('menu', { name: 'Project' });
  await menu.getByRole('menuitem', { name: 'Delete project' }).click();
  await other.getByText(`Deleted project “${name}”.`).waitFor();
  for (const tab of [page, other])
    await tab.locator('header strong').getByText('Rakuda 2023-07-14').waitFor();
  const calls = at.calls.length;
  await page.waitForTimeout(1000);
  expect(at.calls.length - calls).toBeLessThanOrEqual(AT_ONCE);
  delay = 0;
  await other.getByRole('button', { name: 'Undo' }).click();
  await other.locator('header strong').getByText(name, { exact: true }).waitFor();
  await goTo(other, 'Judge');
  await other.getByRole('link', { name: /^Continue .*judge-1/ }).click();
  await resume(other);
  await other.getByText('All judges have answered.').waitFor();
  await counted(other, 120).waitFor();
  const { verdicts } = askedOf(at);
  expect(new Set(verdicts).size).toBe(120);
  expect(verdicts.length).toBeLessThanOrEqual(120 + AT_ONCE);
});
