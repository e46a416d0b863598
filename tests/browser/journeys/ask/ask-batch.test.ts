import type { Page } from 'playwright-core';
import { openAiExpired, openAiLine } from '../../../judges/batches/outputs.ts';
import { expect, test } from '../../harness.ts';
import { questionsOf } from './ask-at.ts';

interface Request {
  readonly custom_id: string;
  readonly url: string;
  readonly body: { readonly messages: readonly { readonly content: string }[] };
}

/** The requests that a file has which a key press writes. */
async function written(page: Page, name: RegExp): Promise<readonly Request[]> {
  const download = page.waitForEvent('download');
  const button = page.getByRole('button', { name });
  await button.focus();
  await page.keyboard.press('Enter');
  let text = '';
  for await (const piece of await (await download).createReadStream()) text += String(piece);
  expect(text).not.toContain('stream');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Request);
}

function answered({ custom_id, body }: Request) {
  const text = `Answer to: ${body.messages.at(-1)?.content ?? ''}`;
  return openAiLine(custom_id, { text, model: 'served-1', input: 30, output: 10 });
}

test('questions go out as a batch file without a key, and their answers come back', async ({
  visit,
}) => {
  const { page, requests, looksRight } = await visit('hosted', { path: '#ask' });
  await page.getByRole('radio', { name: /^A list/ }).check();
  await page.getByLabel('Questions, one per line').fill(questionsOf(12).join('\n'));
  await page.getByText('12 questions', { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Start asking' }).isDisabled()).toBe(true);
  const setUp = page.getByRole('button', { name: 'Set up without starting' });
  await setUp.focus();
  await page.keyboard.press('Enter');
  await page.getByText('Not running. Press Start to begin.').waitFor();
  await page.getByRole('button', { name: 'Start', exact: true }).waitFor();
  const summary = page.locator('summary').filter({ hasText: 'Batch files' });
  await summary.focus();
  await page.keyboard.press('Enter');

  const asked = await written(page, /^Write 12 requests/);
  await page.getByText(/^1 file written \([\d.]+ kB\)\.$/).waitFor();
  expect(new Set(asked.map(({ custom_id }) => custom_id)).size).toBe(12);
  expect(asked[0].url).toBe('/v1/chat/completions');

  // In another order; one failed, one line is of another run, and the last is cut off.
  const lines = [
    ...asked.slice(0, 10).reverse().map(answered),
    openAiExpired(asked[10].custom_id),
    answered({ ...asked[0], custom_id: 'caravan_another_0_0_0_0' }),
  ].map((line) => JSON.stringify(line));
  const buffer = Buffer.from([...lines, lines[0].slice(0, 40)].join('\n'));
  const chooser = page.locator('input[type="file"][multiple]').last();
  const output = { name: 'output.jsonl', mimeType: 'application/jsonl', buffer };
  await chooser.setInputFiles(output);
  await page.getByText('10 new answers.').waitFor();
  await page.getByText('1 request was not answered and stays open.').waitFor();
  await page.getByText('2 lines were skipped.').waitFor();
  await page.getByText('completion window expired').waitFor();
  await page.getByText('output.jsonl, line 12').waitFor();
  await page.getByText('10 of 12 answers').waitFor();
  const newest = page.getByRole('region', { name: 'Newest answers' });
  await newest.getByText('Answer to: What is number 7?').waitFor();
  await looksRight('ask-batch');

  // Again: nothing is taken twice, and what is left is what is written.
  await chooser.setInputFiles(output);
  await page.getByText('10 already exist.').waitFor();
  const rest = await written(page, /^Write 2 requests/);
  const last = Buffer.from(rest.map((one) => JSON.stringify(answered(one))).join('\n'));
  await chooser.setInputFiles({ ...output, buffer: last });
  await page.getByText('12 of 12 answers').waitFor();
  await page.getByText('No requests are left to write.').waitFor();
  await page.reload();
  await page.getByText('12 of 12 answers').waitFor();
  expect(requests.filter((url) => !url.startsWith('http://localhost'))).toEqual([]);
});
