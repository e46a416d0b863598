import { expect, test } from '../../harness.ts';
import { pickable, REPLY, tinyWriter } from '../../models/tiny.ts';
import { askedOf, fillIn, KEY, questionsOf, saved, start, startAnswerServer } from './ask-at.ts';

test('the session pauses, resumes and stops, and stays in the list', async ({ visit }) => {
  let delay = 500;
  const at = await startAnswerServer({ delay: () => delay });
  const { page } = await visit('hosted', { path: '#ask' });
  // So many that a busy machine finds it in its middle.
  await fillIn(page, at, questionsOf(80));
  await start(page);
  await page.getByText(/^[1-9]\d* of 160 answers/).waitFor();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByText('Paused: no new calls are made.').waitFor();
  await expect.poll(() => at.calls.every(({ isAnswered }) => isAnswered)).toBe(true);
  const calls = at.calls.length;
  await page.waitForTimeout(500);
  expect(at.calls.length).toBe(calls);
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('Running.').waitFor();
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('Stopped.').waitFor();
  await page.getByRole('link', { name: 'All asking sessions' }).click();
  const row = page.getByRole('listitem').filter({ hasText: '80 questions · first and second' });
  await row.getByRole('button', { name: 'Rename' }).click();
  await page.getByRole('textbox', { name: /^New name of/ }).fill('My answers');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('button', { name: 'Delete My answers' }).click();
  await page.getByText('Deleted “My answers”.').waitFor();
  const listed = page.getByRole('listitem').filter({ hasText: 'My answers' });
  await expect.poll(() => listed.count()).toBe(0);
  delay = 0;
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('link', { name: 'Continue My answers' }).click();
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('All questions are answered.').waitFor();
  expect(new Set(askedOf(at)).size).toBe(160);
});

test('a reload in the middle loses nothing, and nothing is asked twice', async ({ visit }) => {
  let delay = 400;
  const at = await startAnswerServer({ delay: () => delay });
  const { page } = await visit('hosted', { path: '#ask', mayComplain: true });
  await fillIn(page, at, questionsOf(60));
  await start(page);
  await page.getByText(/^([4-9]|[1-9]\d+) of 120 answers/).waitFor();
  await page.reload();
  await page.getByText('Not running.').waitFor();
  delay = 0;
  await page.getByLabel(/^API key/).fill(KEY);
  await page.getByRole('button', { name: 'Resume' }).click();
  await page.getByText('All questions are answered.').waitFor();
  await page.getByText('120 of 120 answers').waitFor();
  const asked = askedOf(at);
  expect(new Set(asked).size).toBe(120);
  // Only what was under way when the page went may have been asked again: four at once.
  expect(asked.length).toBeLessThanOrEqual(124);
});

test('refused and cut answers are listed, and asked for again', async ({ visit }) => {
  let isMended = false;
  const at = await startAnswerServer({
    fault: ({ body }) => {
      if (isMended) return null;
      const text = JSON.stringify(body);
      return text.includes('number 1?')
        ? 'refusal'
        : text.includes('number 2?')
          ? 'out-of-tokens'
          : null;
    },
  });
  const { page, looksRight } = await visit('hosted', { path: '#ask' });
  await fillIn(page, at, questionsOf(3));
  await start(page);
  await page.getByRole('heading', { name: '4 answers were refused, cut off or empty' }).waitFor();
  await looksRight('ask-odd');
  await page.setViewportSize({ width: 1440, height: 900 });
  isMended = true;
  const odd = page.getByRole('region', { name: 'Answers that were refused, cut off or empty' });
  await expect.poll(() => odd.getByText('I won’t.').count()).toBe(2);
  await odd.getByRole('button', { name: /^Ask again first question/ }).click();
  await page.getByRole('heading', { name: '3 answers were refused, cut off or empty' }).waitFor();
  await page.getByRole('button', { name: 'Ask again for it' }).click();
  await page.getByRole('heading', { name: '2 answers were refused, cut off or empty' }).waitFor();
  await page.getByRole('button', { name: 'Ask again for all 2' }).click();
  await page
    .getByRole('heading', { name: /refused, cut off or empty/ })
    .waitFor({ state: 'hidden' });
  const [answers] = await saved(page, 'Answers (Rakuda v1)', 2);
  expect(answers).not.toContain('I won’t.');
  expect(at.calls).toHaveLength(6 + 4);
});

test('a model that its provider does not know leaves the others to be asked', async ({ visit }) => {
  const at = await startAnswerServer({
    fault: ({ body }) =>
      body['model'] === 'second' ? { status: 404, body: { error: { message: 'No such' } } } : null,
  });
  const { page } = await visit('hosted', { path: '#ask', mayComplain: true });
  await fillIn(page, at, questionsOf(8));
  await start(page);
  await page.getByText('Done, except for the failed calls below.').waitFor();
  await page.getByText('8 of 16 answers').waitFor();
  await page.getByText('8 calls failed').waitFor();
  await page.getByText('second, question 8', { exact: true }).waitFor();
  // No more than were under way when it was known, four at once.
  expect(at.calls.filter(({ body }) => body['model'] === 'second').length).toBeLessThanOrEqual(4);
});

test('what has been answered is not asked again in a later session', async ({ visit }) => {
  const at = await startAnswerServer();
  const { page } = await visit('hosted', { path: '#ask' });
  await fillIn(page, at, questionsOf(3));
  await start(page);
  await page.getByText('All questions are answered.').waitFor();
  await page.getByRole('link', { name: 'All asking sessions' }).click();
  await page
    .getByLabel('Questions, one per line')
    .fill(['A new one?', ...questionsOf(3)].join('\n'));
  await page.getByText('6 answers from earlier sessions are reused').waitFor();
  await start(page);
  await page.getByText('8 of 8 answers').waitFor();
  await page.getByText('All questions are answered.').waitFor();
  expect(at.calls).toHaveLength(8);
});

test('in Japanese, the practice questions are asked of one model', async ({ visit }) => {
  const at = await startAnswerServer();
  const { page, axe } = await visit('hosted', { path: '#ask', language: 'ja' });
  await page.getByRole('radio', { name: '練習用の質問' }).check();
  await page.getByLabel('プロバイダー').selectOption('openai-compatible');
  await page.getByLabel('ベース URL').fill(at.baseUrl('openai-compatible'));
  await page.getByRole('combobox', { name: 'モデル' }).fill('first');
  await page.getByLabel(/^API キー/).fill(KEY);
  await page.getByText('12 回（質問 12 問、1 モデル）').waitFor();
  await page.getByRole('button', { name: '回答の生成を始める' }).click();
  await page.getByText('すべての質問に回答がそろいました。').waitFor();
  await page.getByText('first answers: 東京への一極集中が地方に与える影響').first().waitFor();
  expect(await axe()).toEqual([]);
});

test('a model on this device answers, and nothing is asked of anybody', async ({ visit }) => {
  const { page, requests } = await visit('with-models', { path: '#ask' });
  await page.getByRole('radio', { name: /^A list/ }).check();
  await page.getByLabel('Questions, one per line').fill(questionsOf(2).join('\n'));
  await page.getByLabel('Provider').selectOption('local-model');
  await page.getByLabel('Pick files').setInputFiles(pickable(tinyWriter()));
  await page.getByLabel('Model', { exact: true }).waitFor();
  await start(page);
  await page.getByText('All questions are answered.').waitFor();
  await page.getByText('2 of 2 answers').first().waitFor();
  await page.getByText(REPLY).first().waitFor();
  expect(requests.filter((url) => !url.startsWith('file:'))).toEqual([]);
});
