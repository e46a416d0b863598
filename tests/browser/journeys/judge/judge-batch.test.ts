import type { Page } from 'playwright-core';
import { expect, test } from '../../harness.ts';

interface Request {
  readonly custom_id: string;
  readonly url: string;
  readonly body: { readonly model: string; readonly messages: readonly { content: string }[] };
}

async function saved(page: Page, name: RegExp): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  let text = '';
  for await (const piece of await (await download).createReadStream()) text += String(piece);
  return text;
}

/** What OpenAI's batch gives for a request. */
function reply({ custom_id }: Request, winner: string): string {
  const message = { role: 'assistant', content: JSON.stringify({ reason: 'So.', winner }) };
  const usage = { prompt_tokens: 900, completion_tokens: 20 };
  const body = { choices: [{ message, finish_reason: 'stop' }], usage };
  return JSON.stringify({ custom_id, response: { status_code: 200, body }, error: null });
}

test('a run is set up without a key, goes out as a batch file and comes back', async ({
  visit,
}) => {
  const { page, requests, axe } = await visit('hosted', { path: '#judge', practises: true });
  await page.getByRole('button', { name: 'Add a model as judge' }).click();
  expect(await page.getByRole('button', { name: 'Start judging' }).isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Set up without starting' }).click();
  await page.getByText('Not running. Press Start to begin.').waitFor();
  // What was pressed is gone: the keyboard goes on from the heading of what it made.
  const focused = () => page.evaluate(() => document.activeElement?.tagName);
  await expect.poll(focused).toBe('H1');
  await page.locator('summary').filter({ hasText: 'Batch files' }).click();

  const file = await saved(page, /^Write 36 requests/);
  const asked = file
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Request);
  expect(asked).toHaveLength(36);
  expect(new Set(asked.map(({ custom_id }) => custom_id)).size).toBe(36);
  expect(asked[0].url).toBe('/v1/chat/completions');
  expect(asked[0].body.messages.at(-1)?.content).toContain('<text-');

  // One request failed, one line is of another run, one is damaged.
  const lines = [
    ...asked.slice(0, 34).map((request) => reply(request, 'A')),
    JSON.stringify({
      custom_id: asked[34].custom_id,
      response: null,
      error: { code: 'batch_expired', message: 'It took too long.' },
    }),
    reply(
      { ...asked[0], custom_id: asked[0].custom_id.replace(/_[0-9a-f-]{36}_/, '_other_') },
      'A',
    ),
    '{"custom_id": ',
  ];
  const output = { mimeType: 'application/jsonl', buffer: Buffer.from(lines.join('\n')) };
  const chooser = page.locator('input[type="file"][multiple]').last();
  await chooser.setInputFiles({ name: 'output.jsonl', ...output });
  await page.getByText('34 new verdicts.').waitFor();
  await page.getByText('1 request was not answered').waitFor();
  await page.getByText('2 lines were skipped.').waitFor();
  await page.getByText('It took too long.').waitFor();
  await page.getByText('34 of 36 judgments by models').waitFor();
  expect(await axe()).toEqual([]);

  // Again: nothing is taken twice, and what is left is what is written.
  await chooser.setInputFiles({ name: 'output.jsonl', ...output });
  await page.getByText('34 already exist.').waitFor();
  const rest = await saved(page, /^Write 2 requests/);
  expect(rest.trim().split('\n')).toHaveLength(2);

  await page.reload();
  await page.getByText('34 of 36 judgments by models').waitFor();
  // Whoever comes by the address begins at the top.
  expect(await focused()).toBe('BODY');
  await page.locator('summary').filter({ hasText: 'Batch files' }).click();
  const replies = asked.slice(34).map((request) => reply(request, 'B'));
  await chooser.setInputFiles({
    ...{ name: 'rest.jsonl', mimeType: 'application/jsonl' },
    buffer: Buffer.from(replies.join('\n')),
  });
  await page.getByText('36 of 36 judgments by models').waitFor();
  await page.getByText('All judges have answered.').waitFor();
  expect(requests.filter((url) => !url.startsWith('http://localhost'))).toEqual([]);
});
