import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { startJudgeServer } from '../judges/judge-server.ts';
import { inBrowser } from './in-browser.ts';

/** What the page does with a run of ten thousand judgments, in a real browser. */
export interface JudgingFigures {
  readonly models: number;
  readonly judgments: number;
  /** From the press of Start until all were asked, stored and ranked. */
  readonly seconds: number;
  /** From the reload until the run is there again. */
  readonly openSeconds: number;
  /** Tasks of the page's main thread over 50 ms, in milliseconds, by what was done meanwhile. */
  readonly longTasks: Readonly<Record<string, readonly number[]>>;
}

/** A size of question set to plan on, and how it is said on the page. */
interface Size {
  readonly models: number;
  readonly questions: number;
}

/** 435 pairs on 23 questions are 10,005. */
const RUN: Size = { models: 30, questions: 23 };
const LARGE: Size = { models: 100, questions: 1000 };

export async function benchJudging(dist?: string): Promise<JudgingFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'caravan-bench-'));
  let replies = 0;
  // The answer that is shown first is better, mostly.
  const say = () =>
    JSON.stringify({ winner: ++replies % 7 < 4 ? 'A' : 'B', reason: 'x'.repeat(400) });
  const server = await startJudgeServer({ say });
  const longTasks: Record<string, readonly number[]> = {};
  const prepare = () => Promise.resolve(null);
  try {
    await inBrowser(
      prepare,
      async (page) => {
        const meanwhile = watch(page, longTasks);
        await meanwhile('opening', () => openQuestions(page, folder, LARGE));
        await meanwhile('planning', () => choosePlans(page));
      },
      dist,
    );
    return await inBrowser(
      prepare,
      async (page) => {
        const meanwhile = watch(page, longTasks);
        await openQuestions(page, folder, RUN);
        const url = server.baseUrl('openai-compatible');
        await meanwhile('setting up', () => chooseJudge(page, url));
        const seconds = await meanwhile('running', () => judgeAll(page));
        const address = page.url();
        await page.goto('about:blank');
        await page.goto(address);
        const openSeconds = await meanwhile('opening again', () => waitForRun(page));
        await meanwhile('auditing', () => readByEveryRule(page));
        return { models: RUN.models, judgments: 10_005, seconds, openSeconds, longTasks };
      },
      dist,
    );
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

/** Does some work and notes the tasks that held the page meanwhile; gives its seconds. */
function watch(page: Page, longTasks: Record<string, readonly number[]>) {
  return async (name: string, work: () => Promise<void>): Promise<number> => {
    const before = await page.evaluate(() => window.taskDurations.length);
    const from = performance.now();
    await work();
    const seconds = (performance.now() - from) / 1000;
    await page.waitForTimeout(500);
    longTasks[name] = await page.evaluate((from) => window.taskDurations.slice(from), before);
    return seconds;
  };
}

async function judgeAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Start judging' }).click();
  await page.getByText('All judges have answered.').waitFor({ timeout: 300_000 });
}

async function waitForRun(page: Page): Promise<void> {
  await page.getByText('10,005 of 10,005 judgments by models').waitFor({ timeout: 60_000 });
  await page
    .getByRole('region', { name: 'Judge biases' })
    .getByText(/Of [\d,]+ verdicts/)
    .first()
    .waitFor();
}

async function readByEveryRule(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Read all replies with every rule' }).click();
  await page.getByRole('table', { name: 'What each rule reads' }).waitFor();
}

/** Opens questions and answers as FastChat keeps them, and chooses all of them for a run. */
async function openQuestions(
  page: Page,
  folder: string,
  { models, questions }: Size,
): Promise<void> {
  const text = 'よい答えとは、問いにまっすぐ答え、誤りがなく、読みやすいものです。';
  const asked = Array.from({ length: questions }, (_, at) => ({
    ...{ question_id: at + 1, category: 'all', turns: [`問い ${String(at)}`] },
  }));
  const answers = asked.flatMap(({ question_id }) =>
    Array.from({ length: models }, (_, m) => ({
      ...{ question_id, model_id: `model-${String(m).padStart(3, '0')}` },
      choices: [{ index: 0, turns: [text.repeat(1 + (m % 3))] }],
    })),
  );
  const paths = [asked, answers].map((rows, at) => {
    const path = join(folder, ['question.jsonl', 'answers.jsonl'][at]);
    writeFileSync(path, rows.map((row) => JSON.stringify(row)).join('\n'));
    return path;
  });
  await go(page, 'data');
  await page.getByLabel('Open files').first().setInputFiles(paths);
  await page.getByText(/^Texts: .* kept in this browser/).waitFor({ timeout: 120_000 });
  await go(page, 'judge');
  await page.getByText('Files on the Data page').click();
  await page.getByRole('textbox', { name: 'Max questions' }).fill(String(questions));
  await page.keyboard.press('Enter');
  await page.getByText(/judgments in total/).waitFor();
  await page.waitForTimeout(1000);
}

async function go(page: Page, name: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, name);
}

/** Every kind of plan, with a model as judge. */
async function choosePlans(page: Page): Promise<void> {
  await chooseJudge(page, 'http://127.0.0.1:9');
  await page.getByRole('checkbox', { name: /both orders/ }).check();
  await page.getByText('9,900,000 judgments in total').waitFor();
  for (const name of [
    'One model against all others',
    'Random sample',
    'Adaptive (fewest judgments)',
    'All pairs',
  ]) {
    await page.getByRole('radio', { name }).check();
    await page
      .getByText(/in, [\d,]+ out/)
      .first()
      .waitFor();
    await page.waitForTimeout(500);
  }
}

async function chooseJudge(page: Page, baseUrl: string): Promise<void> {
  await page.getByRole('checkbox', { name: /^You/ }).uncheck();
  await page.getByRole('button', { name: 'Add a model as judge' }).click();
  await page.getByLabel('Provider').selectOption('openai-compatible');
  await page.getByLabel('Base URL').fill(baseUrl);
  await page.getByLabel('Model', { exact: true }).fill('judge-1');
  await page.getByText('Limits', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Concurrent calls' }).fill('16');
  await page.keyboard.press('Enter');
}
