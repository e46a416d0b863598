import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { startJudgeServer } from '../../../judges/judge-server.ts';
import type { JudgeServer, JudgeServerOptions } from '../../../judges/judge-server.ts';

/** What journeys with a model as judge have in common. */

export const JUDGE_KEY = 'sk-secret-0123456789abcdefghij';

/** A judge that answers as JSON, and whose verdicts follow from what it is asked; it ends with its test. */
export async function startJudge(options: JudgeServerOptions = {}): Promise<JudgeServer> {
  const server = await startJudgeServer({
    key: JUDGE_KEY,
    say: ({ body }) => {
      const length = JSON.stringify(body).length;
      return JSON.stringify({ reason: 'Because.', winner: ['A', 'B', 'tie'][length % 3] });
    },
    ...options,
  });
  onTestFinished(() => server.stop());
  return server;
}

/** Puts a model at this server in the human's place. */
export async function chooseModel(page: Page, at: JudgeServer, key = JUDGE_KEY): Promise<void> {
  await page.getByRole('button', { name: 'Add a model as judge' }).click();
  await page.getByLabel('Provider').selectOption('openai-compatible');
  await page.getByLabel('Base URL').fill(`${at.baseUrl('openai-compatible')}/`);
  await page.getByLabel('Model', { exact: true }).fill('judge-1');
  await page.getByLabel(/^API key/).fill(key);
}

export async function begin(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start judging' }).click();
  await page.getByRole('heading', { name: 'Model judges' }).waitFor();
}

/** What each call asked, to tell whether one came twice. */
export function asked(at: JudgeServer): string[] {
  return at.calls.filter(({ isAnswered }) => isAnswered).map(({ body }) => JSON.stringify(body));
}

/** Puts a judge of a kind on this device in the human's place. */
export async function addLocal(page: Page, kind: 'local-scores' | 'local-model'): Promise<void> {
  await page.getByRole('button', { name: 'Add a judge on this device' }).click();
  await page.getByLabel('Provider').selectOption(kind);
}

export const ID = 'caravan/tiny';

/** Looks a model up at the hub, sees what is said of it, and fetches it. */
export async function fetchModel(page: Page): Promise<void> {
  await page.getByLabel('Model on Hugging Face').fill(`https://huggingface.co/${ID}`);
  await page.getByRole('button', { name: 'Look up', exact: true }).click();
  await page.getByText('Licence: apache-2.0.').waitFor();
  await page.getByText(/Downloads .* from huggingface\.co into this browser’s storage/).waitFor();
  await page.getByRole('button', { name: /^Download \d/ }).click();
}
