import type { Page } from 'playwright-core';
import type { JudgeServer } from '../../../judges/judge-server.ts';

/** What journeys with a model as judge have in common. */

export const JUDGE_KEY = 'sk-secret-0123456789abcdefghij';

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
