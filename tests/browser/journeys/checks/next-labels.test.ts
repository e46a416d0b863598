import type { Page } from 'playwright-core';
import { writeRun } from '../../../../src/core/judge/results.ts';
import type { JudgeReply, JudgeSetup } from '../../../../src/core/judge/setup.ts';
import { createRandom } from '../../../../src/core/numerics/random.ts';
import { Outcome } from '../../../../src/core/table/judgments.ts';
import { expect, figure, go, test } from '../../harness.ts';
import { settled } from '../judge/board.ts';

const MODELS = ['Alpha', 'Beta', 'Gamma'];
const STRENGTHS = [0.8, 0, -0.8];
const QUESTIONS = 80;
/** People judge the first; GPT-4, who favours Gamma, all. */
const LABELLED = 6;

function judge(name: string): JudgeSetup {
  const template = { name: '', system: '', user: '', convention: 'json' } as const;
  const sampling = { temperature: null, maxTokens: 0, seed: null };
  return { name, provider: 'human', baseUrl: '', model: '', template, sampling };
}

/** Judgments that quote what they are about. */
function judgments(): string {
  const random = createRandom(3);
  const replies: JudgeReply[] = [];
  for (let question = 0; question < QUESTIONS; question++) {
    for (const [by, favour] of [0, 1.5].entries()) {
      if (by === 0 && question >= LABELLED) continue;
      for (const [left, right] of [
        [0, 1],
        [1, 2],
        [0, 2],
        [1, 0],
        [2, 1],
        [2, 0],
      ]) {
        const seen = (m: number): number => STRENGTHS[m] + (m === 2 ? favour : 0);
        const isLeft = random.uniform() < 1 / (1 + Math.exp(seen(right) - seen(left)));
        const outcome = isLeft ? Outcome.left : Outcome.right;
        const about = { text: '', usage: null, cost: 0, at: question, elapsed: 0 };
        replies.push({ judge: by, question, left, right, outcome, ...about });
      }
    }
  }
  const questions = Array.from({ length: QUESTIONS }, (_, q) => ({
    ...{ id: `q${String(q)}`, category: null, turns: [`Question ${String(q)}?`], reference: [] },
    answers: MODELS.map((_model, m) => [`An answer, number ${String(3 * q + m)}.`]),
  }));
  const setup = { models: MODELS, judges: [judge('human'), judge('gpt-4')] };
  return [...writeRun({ setup, rules: [null, null], questions, replies })].join('');
}

async function open(page: Page, text: string): Promise<void> {
  const file = { name: 'judged.jsonl', mimeType: '', buffer: Buffer.from(text) };
  await page
    .getByLabel(/Open files|ファイルを開く/)
    .first()
    .setInputFiles(file);
  await page.getByText(/3 (models ·|モデル)/).waitFor();
}

/** Judges are fitted together, with people as the reference. */
async function fit(page: Page) {
  await go(page, 'checks?part=judges');
  const part = page.locator('#judges');
  const begin = part.getByRole('button', { name: 'Fit judges together' });
  await begin.waitFor();
  await part.getByLabel('Reference judge').selectOption('human');
  await begin.click();
  await part.getByRole('heading', { name: 'Next labels by human' }).waitFor();
  return part;
}

test('the next labels are given blindly by keyboard, and the fit follows', async ({ visit }) => {
  const { page, axe } = await visit('hosted');
  await settled(page, 'Converged');
  await open(page, judgments());
  // Over questions like these all that is left would not halve the widths.
  await page.getByText('These questions', { exact: true }).click();
  await settled(page, 'Converged');
  const part = await fit(page);
  const before = await part
    .getByRole('row')
    .filter({ hasText: /^human/ })
    .first()
    .innerText();
  expect(before).toContain('36');
  const wanted = await part.getByText(/\d+ more labels by human would halve that\./).innerText();
  figure('next labels', wanted);
  expect(await axe()).toEqual([]);

  await part.getByRole('button', { name: 'Label these next' }).press('Enter');
  await page.getByRole('heading', { name: 'Which answer is better?' }).waitFor();
  for (const count of ['0', '1']) {
    await page.getByText(new RegExp(`^${count} of \\d+ judged$`)).waitFor();
    await page.getByRole('region', { name: 'Answer B' }).waitFor();
    const shown = await page.locator('main').innerText();
    for (const model of MODELS) expect(shown).not.toContain(model);
    await page.keyboard.press('ArrowLeft');
  }
  await page.getByText(/^2 of \d+ judged$/).waitFor();

  await page.getByRole('link', { name: 'Continue later' }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('content');
  await page.getByRole('link', { name: 'To the leaderboard' }).click();
  await settled(page, 'Converged');
  const again = await fit(page);
  const row = again.getByRole('row').filter({ hasText: /^human/ });
  await expect.poll(() => row.first().innerText()).toContain('38');
  figure('next labels, after two', await again.getByText(/would halve that/).innerText());
});

test('without the answers there is a list to fill in', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  const lines = judgments().trim().split('\n');
  const bare = lines.map((line) => {
    const record = JSON.parse(line) as Record<string, unknown>;
    delete record['answer_1'];
    delete record['answer_2'];
    delete record['question'];
    return JSON.stringify(record);
  });
  await open(page, bare.join('\n'));
  await settled(page, 'Converged');
  const part = await fit(page);
  await part.getByText(/The answers are not kept in this project/).waitFor();
  expect(await part.getByRole('button', { name: /^Label/ }).count()).toBe(0);
  const download = page.waitForEvent('download');
  await part.getByRole('button', { name: 'Save the list (CSV)' }).click();
  const stream = await (await download).createReadStream();
  const parts: Buffer[] = [];
  for await (const chunk of stream) parts.push(chunk as Buffer);
  const rows = Buffer.concat(parts).toString().trim().split('\n');
  expect(rows[0]).toBe('question_id,model_a,model_b,judge,winner');
  expect(rows[1]).toMatch(/^q\d+,\w+,\w+,human,$/);
  // Filled in, it is read like any file.
  const filled = [rows[0], ...rows.slice(1).map((row) => `${row}tie`)].join('\n');
  const file = { name: 'labels.csv', mimeType: '', buffer: Buffer.from(filled) };
  await page.getByLabel('Open files').first().setInputFiles(file);
  await settled(page, 'Converged');
  expect(rows.length).toBeGreaterThan(2);
});

test('next labels are legible in Japanese on a phone', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted', { language: 'ja', width: 360 });
  await settled(page, '収束');
  await open(page, judgments());
  await settled(page, '収束');
  await go(page, 'checks?part=judges');
  const part = page.locator('#judges');
  await part.getByLabel('基準とする審査員').selectOption('human');
  await part.getByRole('button', { name: 'まとめて当てはめる' }).click();
  await part.getByRole('button', { name: 'この組にラベルを付ける' }).waitFor();
  await looksRight('next-labels');
});
