import type { Page } from 'playwright-core';
import { startJudgeServer } from '../../../judges/judge-server.ts';
import { expect, go, test } from '../../harness.ts';
import { HOSTILE } from '../../hostile.ts';
import { CHECKS, unfoldAll } from '../checks/unfold.ts';
import { settled } from '../judge/board.ts';
import { begin, chooseModel } from '../judge/judge-at.ts';
import { expectInert } from './inert.ts';

test('names, questions, answers and verdicts that are hostile are texts in every view', async ({
  visit,
}) => {
  expect(HOSTILE.length).toBeGreaterThanOrEqual(200);
  const { page, requests } = await visit('hosted');
  page.on('dialog', () => {
    throw new Error('a dialog opened');
  });
  await settled(page, 'Converged');
  const lines = HOSTILE.map((text, row) =>
    JSON.stringify({
      review_id: `r${String(row)}`,
      question_id: HOSTILE[(row * 7) % HOSTILE.length],
      question_text: text,
      answer1: text,
      answer2: HOSTILE[(row + 1) % HOSTILE.length],
      model1_id: HOSTILE[row % 40],
      model2_id: HOSTILE[(row + 1 + (row % 7)) % 40],
      reviewer_id: HOSTILE[100 + (row % 5)],
      text,
      score: 1 + (row % 3),
    }),
  );
  await page
    .getByLabel('Open files')
    .first()
    .setInputFiles({
      name: `${HOSTILE[0].replaceAll('/', '∕')}.jsonl`,
      mimeType: 'application/json',
      buffer: Buffer.from(lines.join('\n')),
    });
  await page.getByText('40 models').first().waitFor();
  await settled(page, 'Converged');
  await expectInert(page, requests);
  for (const name of ['data', 'priors', ...CHECKS, 'inspect', 'runs', 'judge', 'leaderboard']) {
    await go(page, name);
    await page.locator('h1').waitFor();
    await unfoldAll(page);
    for (let y = 0; y < 6000; y += 900) {
      await page.mouse.wheel(0, 900);
      await page.waitForTimeout(60);
    }
    await expectInert(page, requests);
  }
  await go(page, 'inspect?row=0');
  const article = page.locator('article');
  await expect.poll(() => article.innerText()).toContain('window.hacked');
  // Each judgment by its key, a good part of them.
  for (let row = 0; row < HOSTILE.length; row += 5) {
    await go(page, `inspect?row=${String(row)}`);
    await article.waitFor();
  }
  await expectInert(page, requests);
});

/** Questions and answers of two models, all of them hostile, as material for a run. */
async function openHostile(page: Page): Promise<void> {
  const questions = HOSTILE.map((text, id) => ({ question_id: id, category: text, turns: [text] }));
  const answers = ['a', 'b'].map((model, at) =>
    HOSTILE.map((_, id) => ({
      question_id: id,
      model_id: `<b>${model}</b>${HOSTILE[at]}`,
      choices: [{ turns: [HOSTILE[(id + at) % HOSTILE.length]] }],
    })),
  );
  const file = (name: string, lines: readonly unknown[]) => ({
    ...{ name, mimeType: 'application/json' },
    buffer: Buffer.from(lines.map((line) => JSON.stringify(line)).join('\n')),
  });
  await page
    .locator('input[type=file][multiple]')
    .first()
    .setInputFiles([file('question.jsonl', questions), file('answers.jsonl', answers.flat())]);
  await page.getByText('answers.jsonl').first().waitFor();
  await go(page, 'judge');
  await page.getByText(/answered by at least two of 2 models/).waitFor();
}

test('the judge who reads hostile questions and answers sees texts', async ({ visit }) => {
  const { page, requests } = await visit('hosted', { path: '#data' });
  await openHostile(page);
  await page.getByRole('button', { name: 'Start judging' }).click();
  await page.getByRole('heading', { name: 'Which answer is better?' }).waitFor();
  const [, total] = /^0 of (\d+)/.exec(await page.getByText(/^0 of \d+ judged$/).innerText()) ?? [];
  expect(Number(total)).toBeGreaterThan(150);
  for (let turn = 0; turn < Number(total); turn++) {
    await page.keyboard.press(['ArrowLeft', 'ArrowRight', 'ArrowDown'][turn % 3]);
    // A key that is pressed while a verdict is stored is about no pair.
    await page.getByText(`${String(turn + 1)} of ${total} judged`, { exact: true }).waitFor();
  }
  await expectInert(page, requests);
});

test('a model whose replies and failures are hostile is read as text everywhere', async ({
  visit,
}) => {
  const at = await startJudgeServer({
    // Those that want to be verdicts come last in the list.
    say: ({ nth }) => HOSTILE.at(-1 - (nth % HOSTILE.length)) ?? '',
    fault: ({ nth }) =>
      nth % 50 === 7 ? { status: 400, body: { error: { message: HOSTILE[nth] } } } : null,
  });
  try {
    const { page, requests } = await visit('hosted', { mayComplain: true });
    await settled(page, 'Converged');
    await openHostile(page);
    await chooseModel(page, at);
    await page.getByText('Preview of one call').click();
    await page.getByRole('button', { name: 'Try one call' }).click();
    await page.getByRole('status').filter({ hasText: 'tokens in' }).waitFor();
    await expectInert(page, requests);
    await begin(page);
    await page.getByText('Done, except for the failed calls below.').waitFor();
    await expectInert(page, requests);
    const newest = page.getByRole('region', { name: 'Newest verdicts' });
    for (const verdict of await newest.locator('summary').all()) await verdict.click();
    await expectInert(page, requests);
    const audit = page.getByRole('region', { name: 'Replies without a verdict', exact: true });
    await audit.getByText(/replies have no verdict/).waitFor();
    await audit.getByText('Question and answers').first().click();
    await audit.getByRole('button', { name: 'Next', exact: true }).click();
    await audit.getByRole('button', { name: 'Read all replies with every rule' }).click();
    await audit.getByRole('table').first().waitFor();
    await audit.getByText(/Replies read differently/).click();
    await expectInert(page, requests);

    const [, run] = /run=([0-9a-f-]+)/.exec(page.url()) ?? [];
    // An output file that tells of failures and of nothing that was asked.
    const lines = HOSTILE.slice(0, 60).map((text, nth) =>
      JSON.stringify({
        custom_id: nth % 2 === 0 ? text : `caravan_${run}_0_${String(nth)}_0_1`,
        response: { status_code: 400, body: { error: { message: text } } },
      }),
    );
    await page.getByText('Batch files', { exact: true }).click();
    await page.getByLabel('Read output files').setInputFiles({
      name: `${HOSTILE[3].replaceAll('/', '∕')}.jsonl`,
      mimeType: 'application/json',
      buffer: Buffer.from(lines.join('\n')),
    });
    await page.getByText(/lines? w(as|ere) skipped/).waitFor();
    await expectInert(page, requests);
  } finally {
    await at.stop();
  }
});

test('in a page that takes them for markup they do run', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route('**/*', (route) => route.fulfill({ status: 404, body: '' }));
  await page.setContent(HOSTILE.slice(0, 20).join('\n'), { waitUntil: 'commit' });
  await expect.poll(() => page.evaluate(() => 'hacked' in window)).toBe(true);
  await context.close();
});
