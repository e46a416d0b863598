import { expect, go, test } from '../browser/harness.ts';
import { putFiles } from '../browser/journeys/project/where.ts';
import {
  askedOf,
  fillIn,
  questionsOf,
  saved,
  start,
  startAnswerServer,
} from '../browser/journeys/ask/ask-at.ts';

test('two models are asked a list of questions, and their answers are read and saved', async ({
  visit,
}) => {
  const at = await startAnswerServer({ think: () => 'Let me see.' });
  const { page, looksRight } = await visit('hosted', { path: '#ask' });
  await fillIn(page, at, [...questionsOf(4), 'What is number 4?']);
  await page.getByText('4 questions · 1 repeated line is asked only once.').waitFor();
  await page.getByText('8, for 4 questions and 2 models').waitFor();
  await looksRight('ask-draft');
  await page.setViewportSize({ width: 1440, height: 900 });
  await start(page);
  await page.getByText('All questions are answered.').waitFor();
  await page.getByText('8 of 8 answers').waitFor();
  expect(at.calls.every(({ body }) => body['stream'] === true)).toBe(true);
  expect(new Set(askedOf(at)).size).toBe(8);

  const newest = page.getByRole('region', { name: 'Newest answers' });
  await expect.poll(() => newest.getByRole('article').count()).toBe(8);
  const answer = newest
    .getByRole('article')
    .filter({ hasText: 'second answers: What is number 3?' });
  await answer.waitFor();
  // What was thought is there for who asks for it.
  expect(await answer.getByText('Let me see.').isVisible()).toBe(false);
  await answer.getByText('Thinking').click();
  await answer.getByText('Let me see.').waitFor();
  const row = page.getByRole('row').filter({ hasText: 'second' });
  await expect.poll(() => row.innerText()).toMatch(/second\s+4\s+[\d,]+ \/ [\d,]+\s/);
  await looksRight('ask-done');
  await page.setViewportSize({ width: 1440, height: 900 });

  const files = await saved(page, 'Answers (FastChat)', 2);
  const lines = files.flatMap((file) => file.trim().split('\n'));
  const records = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(records).toHaveLength(8);
  expect(files.join('')).not.toContain('Let me see.');
  expect(records.map(({ model_id, choices }) => [model_id, choices])).toContainEqual([
    'second',
    [{ index: 0, turns: ['second answers: What is number 3?'] }],
  ]);
  const [questions] = await saved(page, 'Questions', 1);
  expect(questions.trim().split('\n')).toHaveLength(4);
  // What was saved is read back by the page itself.
  await page.getByLabel('Open files').setInputFiles([
    { name: 'questions.jsonl', mimeType: 'text/plain', buffer: Buffer.from(questions) },
    { name: 'answers.jsonl', mimeType: 'text/plain', buffer: Buffer.from(files.join('')) },
  ]);
  await putFiles(page, 'New project');
  await page.getByRole('heading', { level: 3, name: 'answers.jsonl' }).waitFor();
  await go(page, 'ask');
  await page.getByRole('radio', { name: 'This project' }).check();
  await page.getByText('4 questions', { exact: true }).waitFor();
});
