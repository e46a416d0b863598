import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { startJudgeServer } from '../judges/judge-server.ts';
import { expect, test } from '../browser/harness.ts';
import { readBoard, settled } from '../browser/journeys/judge/board.ts';
import { begin, chooseModel, JUDGE_KEY } from '../browser/journeys/judge/judge-at.ts';
import { answersOf, judgmentsOf } from '../browser/journeys/project/files.ts';
import { saveProject } from '../browser/journeys/project/where.ts';

/** What is in the file but for when it was saved and looked at, by the hashes. */
function contentOf(path: string) {
  return Object.entries(unzipSync(readFileSync(path)))
    .filter(([name]) => name.includes('/'))
    .map(([name, bytes]) => {
      const content = name.endsWith('.jsonl')
        ? strFromU8(bytes).replace(/"openedAt":\d+/g, '')
        : bytes;
      return [name, createHash('sha256').update(content).digest('hex')];
    });
}

test('a project goes to another browser as one file and is the same there', async ({ visit }) => {
  const server = await startJudgeServer({
    key: JUDGE_KEY,
    say: ({ nth }) => JSON.stringify({ reason: 'So.', winner: nth % 3 === 0 ? 'B' : 'A' }),
  });
  try {
    const one = await visit('hosted');
    await settled(one.page, 'Converged');
    const models = ['model-a', 'model-b', 'model-c'];
    await one.page
      .getByLabel('Open files')
      .setInputFiles([...answersOf(models, 8), judgmentsOf('own.csv', models)]);
    await one.page.locator('header').getByText('3 models · 50 judgments').waitFor();
    await one.page.getByRole('link', { name: 'Judge', exact: true }).click();
    await chooseModel(one.page, server);
    await begin(one.page);
    await one.page.getByText('All judges have answered.').waitFor();
    await one.page.locator('header').getByText('3 models · 74 judgments').waitFor();
    await one.page.getByRole('link', { name: 'To the leaderboard' }).click();
    await settled(one.page, 'Converged');
    const board = await readBoard(one.page);
    // A fit is stored a moment after it is shown.
    await one.page.getByRole('link', { name: /^Runs/ }).click();
    await one.page
      .getByRole('listitem')
      .filter({ hasText: '3 models · 74 judgments' })
      .getByText('Converged')
      .waitFor();
    const file = await saveProject(one.page, 'first.caravan');
    expect(readFileSync(file).includes(JUDGE_KEY)).toBe(false);

    const two = await visit('hosted', { isFirst: true });
    await settled(two.page, 'Converged');
    await two.page.getByLabel('Open files').setInputFiles(file);
    await two.page.locator('header').getByText('3 models · 74 judgments').waitFor();
    const name = await one.page.locator('header strong').innerText();
    expect(await two.page.locator('header strong').innerText()).toBe(name);
    await settled(two.page, 'Converged');
    await expect.poll(() => readBoard(two.page)).toEqual(board);
    await two.page.getByRole('link', { name: 'Judge', exact: true }).click();
    await two.page.getByText('24 of 24 judgments').waitFor();
    await two.page.evaluate(() => {
      location.hash = 'inspect?judge=judge-1';
    });
    const judgments = two.page.getByRole('list', { name: 'Judgments' }).getByRole('listitem');
    await judgments.first().getByRole('link').first().click();
    await two.page
      .getByText(/^model-\w says something of q\d\.$/)
      .first()
      .waitFor();

    const again = await saveProject(two.page, 'second.caravan');
    expect(contentOf(again).length).toBeGreaterThan(5);
    expect(contentOf(again)).toEqual(contentOf(file));
  } finally {
    await server.stop();
  }
});
