import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { startJudgeServer } from '../../../judges/judge-server.ts';
import type { JudgeServer, JudgeServerOptions } from '../../../judges/judge-server.ts';

/** What journeys have in common that ask models over HTTP. */

export const KEY = 'sk-secret-0123456789abcdefghij';

/** Models that answer with their name and what they were asked; their server ends with its test. */
export async function startAnswerServer(options: JudgeServerOptions = {}): Promise<JudgeServer> {
  const server = await startJudgeServer({
    key: KEY,
    say: ({ body }) => `${String(body['model'])} answers: ${lastSaid(body)}`,
    ...options,
  });
  onTestFinished(() => server.stop());
  return server;
}

/** What the user said last. */
export function lastSaid(body: Readonly<Record<string, unknown>>): string {
  const { messages } = body as { messages: { content: string }[] };
  return messages.at(-1)?.content ?? '';
}

/** What each call that was answered asked, to tell whether one came twice. */
export function askedOf(server: JudgeServer): string[] {
  return server.calls
    .filter(({ isAnswered }) => isAnswered)
    .map(({ body }) => `${String(body['model'])}: ${lastSaid(body)}`);
}

export function questionsOf(count: number): string[] {
  return Array.from({ length: count }, (_, at) => `What is number ${String(at + 1)}?`);
}

/** Writes a list of questions, and two models at this server. */
export async function fillIn(page: Page, server: JudgeServer, questions: readonly string[]) {
  await page.getByRole('radio', { name: /^A list/ }).check();
  await page.getByLabel('Questions, one per line').fill(questions.join('\n'));
  await page.getByLabel('Provider').selectOption('openai-compatible');
  await page.getByLabel('Base URL').fill(`${server.baseUrl('openai-compatible')}/`);
  await page.getByLabel('Model', { exact: true }).fill('first');
  await page.getByLabel(/^API key/).fill(KEY);
  await page.getByRole('button', { name: 'Add another model' }).click();
  await page.getByLabel('Model', { exact: true }).last().fill('second');
}

export async function start(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start asking' }).click();
  await page.getByRole('heading', { name: 'Progress' }).waitFor();
}

/** The files that a click downloads. */
export async function saved(page: Page, button: string, count: number): Promise<string[]> {
  const downloads: Download[] = [];
  const hear = (download: Download) => void downloads.push(download);
  page.on('download', hear);
  await page.getByRole('button', { name: button }).click();
  await expect.poll(() => downloads.length).toBe(count);
  page.off('download', hear);
  const texts: string[] = [];
  for (const download of downloads) texts.push(readFileSync(await download.path(), 'utf8'));
  return texts;
}
