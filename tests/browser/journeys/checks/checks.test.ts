import { PARTS, BEGIN, part, figures, openChecks, show } from './parts-of-checks.ts';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, figure, root, test } from '../../harness.ts';
import { settled } from '../judge/board.ts';
import { unfold } from './unfold.ts';

const ARENA = join(root, '../shared/reference/stan/arena130-counts.csv');

/**
 * Judgments of four models by two judges on some questions, strongest first. `Odd` wins against
 * the leader on one question only, so often that it decides the first rank.
 */
function judgments(): string {
  const rows = ['question_id,judge,model_a,model_b,winner'];
  const models = ['Alpha', 'Beta', 'Gamma', 'Odd'];
  for (let question = 0; question < 12; question++) {
    for (const judge of ['judge-1', 'judge-2']) {
      models.forEach((a, i) => {
        models.forEach((b, j) => {
          if (i === j) return;
          const step = (question * 5 + i * 3 + j + judge.length) % 7;
          const winner = step === 0 ? 'tie' : step < 4 === i < j ? 'model_a' : 'model_b';
          rows.push([`q${String(question)}`, judge, a, b, winner].join(','));
        });
      });
    }
  }
  return rows.join('\n');
}

test('one parameter is chosen from the table or the list, and its chains are drawn', async ({
  visit,
}) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  await openChecks(page);
  await unfold(page, 'convergence');
  const table = page.getByRole('table', { name: 'All parameters, worst first' });
  await table.getByRole('button', { name: 'supertrin' }).click();
  await page.getByRole('heading', { name: 'Trace: supertrin' }).waitFor();
  await page.getByLabel('Parameter', { exact: true }).selectOption('Order effect');
  await page.getByRole('heading', { name: 'Trace: Order effect' }).waitFor();
  expect(
    await table.getByRole('button', { name: 'Order effect' }).getAttribute('aria-pressed'),
  ).toBe('true');

  const column = async (at: number) =>
    (await table.locator(`tbody tr td:nth-child(${String(at)})`).allInnerTexts()).map((text) =>
      Number(text.replaceAll(',', '').replace('! ', '')),
    );
  await table.getByRole('button', { name: 'Tail ESS' }).click();
  const tails = await column(5);
  expect(tails).toHaveLength(10);
  expect(tails).toEqual(tails.toSorted((a, b) => a - b));
  expect(
    await table.getByRole('columnheader', { name: 'Tail ESS' }).getAttribute('aria-sort'),
  ).toBe('ascending');
  await table.getByRole('button', { name: 'Tail ESS' }).click();
  expect(await column(5)).toEqual(tails.toReversed());
  await page.getByRole('button', { name: 'Worst first' }).click();
  expect(await page.getByRole('button', { name: 'Worst first' }).count()).toBe(0);
});

test('a small file: judgments are linked, questions and judges are left out', async ({ visit }) => {
  const { page, axe } = await visit('hosted');
  await settled(page, 'Converged');
  await page
    .getByLabel('Open files')
    .setInputFiles({ name: 'four.csv', mimeType: '', buffer: Buffer.from(judgments()) });
  await page.getByText('4 models').first().waitFor();
  await settled(page, 'Converged');
  await openChecks(page);
  for (const name of PARTS) await show(page, name);
  await unfold(page, 'fragility');
  await part(page, 'fragility')
    .getByText(/of the 12 questions|of 12 questions/)
    .waitFor();
  await part(page, 'fragility')
    .getByText(/of the 2 judges|of 2 judges/)
    .waitFor();
  expect(await axe()).toEqual([]);
  await unfold(page, 'loo');
  const link = part(page, 'loo')
    .getByRole('link', { name: /Show judgments/ })
    .first();
  const sentence = await part(page, 'loo').locator('ol li').first().innerText();
  await link.click();
  await page.getByRole('heading', { level: 1, name: 'Inspect' }).waitFor();
  const [winner, loser] = /^(\w+) beat (\w+)|^(\w+) and (\w+) tied/
    .exec(sentence)
    ?.slice(1)
    .filter(Boolean) ?? ['', ''];
  expect(page.url()).toMatch(/#inspect\?.*order=shown/);
  for (const model of [winner, loser]) expect(page.url()).toContain(`=${model}`);
  await page.locator('main li, main tbody tr').filter({ hasText: winner }).first().waitFor();
});

test('Stop stops a check; it can be made again', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  await openChecks(page);
  await unfold(page, 'calibration');
  await part(page, 'calibration').getByText('1,000 times').click();
  await part(page, 'calibration').getByRole('button', { name: BEGIN['calibration'] }).click();
  // It shows what it has so far.
  await part(page, 'calibration')
    .getByText(/After \d+ data sets so far/)
    .waitFor();
  await part(page, 'calibration').getByRole('button', { name: 'Stop' }).click();
  await part(page, 'calibration').getByText('Stopped before it finished.').waitFor();
  expect(await figures(page, 'calibration').count()).toBe(0);
  await part(page, 'calibration').getByRole('button', { name: 'Run again' }).click();
  await part(page, 'calibration').getByRole('progressbar').waitFor();
});

test('a part is folded to its verdict where all is well, and opened by keyboard', async ({
  visit,
}) => {
  const { page, axe } = await visit('hosted');
  await settled(page, 'Converged');
  await openChecks(page);
  // The first part of each view is open, and its verdict stands above all of them.
  const views = page.getByRole('navigation', { name: 'Checks' });
  await views.getByRole('link', { name: /^Convergence Yes\. The chains agree/ }).waitFor();
  await views.getByRole('link', { name: /^Fit No misfit/ }).waitFor();
  await views.getByRole('link', { name: /^Robustness 3 of 9 models have one rank/ }).click();
  await expect.poll(() => views.locator('[aria-current=page]').innerText()).toContain('Robustness');
  expect(await page.locator('h2 button[aria-expanded=true]').allInnerTexts()).toEqual([
    'How certain is each rank?',
  ]);
  await part(page, 'separation').getByText('Not run yet.').waitFor();
  await figures(page, 'ranks').first().waitFor();
  expect(await axe()).toEqual([]);

  const title = page.getByRole('button', { name: 'How certain is each rank?' });
  await title.press('Enter');
  expect(await title.getAttribute('aria-expanded')).toBe('false');
  expect(await figures(page, 'ranks').count()).toBe(0);
  const described = (await title.getAttribute('aria-describedby')) ?? '';
  expect(await page.locator(`[id="${described}"]`).innerText()).toContain(
    '3 of 9 models have one rank',
  );
  // What was folded stays so while the page is left.
  await page.getByRole('link', { name: 'Leaderboard' }).click();
  await page.getByRole('table', { name: 'Leaderboard' }).waitFor();
  await page.goBack();
  await part(page, 'ranks').waitFor();
  expect(await title.getAttribute('aria-expanded')).toBe('false');
  await title.press('Enter');
  await figures(page, 'ranks').first().waitFor();
});

test('each view has its own parts, and an address leads to a part', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  await openChecks(page);
  const views = page.getByRole('navigation', { name: 'Checks' });
  const shown: string[] = [];
  for (const link of await views.getByRole('link').all()) {
    await link.click();
    await expect.poll(() => link.getAttribute('aria-current')).toBe('page');
    const ids = page.locator('.sections section[id]');
    shown.push(...(await ids.evaluateAll((sections) => sections.map(({ id }) => id))));
  }
  expect(shown.toSorted()).toEqual(PARTS.toSorted());
  await page.goBack();
  await page.getByRole('heading', { name: 'How certain is each rank?' }).waitFor();
  await page.evaluate(() => {
    location.hash = 'checks?part=fragility';
  });
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('fragility-title');
  await expect
    .poll(async () => (await page.locator('#fragility-title').boundingBox())?.y ?? 9999)
    .toBeLessThan(900);
  await page.reload();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('fragility-title');
});

test('the arrow keys walk over a matrix, which shows strength or score', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  await openChecks(page);
  await show(page, 'ranks');
  const heat = page.getByRole('application', { name: 'Rank of each model' });
  await heat.focus();
  await heat.press('ArrowRight');
  await page.getByText('GPT-4 has rank 1 with probability 99', { exact: false }).waitFor();
  await heat.press('ArrowRight');
  await page.getByText('GPT-4 has rank 2 with probability', { exact: false }).waitFor();
  const matrix = page.getByRole('application', { name: 'Who is stronger?' });
  await matrix.focus();
  await matrix.press('ArrowDown');
  await page.getByText('GPT-4 is stronger than GPT-3.5 with probability 99').waitFor();
  await page.getByRole('radiogroup', { name: 'Matrix' }).getByText('Expected score').click();
  // The cell that is looked at stays.
  await page
    .getByText(/GPT-4 is expected to score (6|7)\d% in a judgment against GPT-3.5/)
    .waitFor();
  await page.getByText('One model against all others, as a table').click();
  await page.getByRole('row', { name: /GPT-3.5.*99\.\d%/ }).waitFor();
});

test('a figure is saved with its title and source', async ({ visit }) => {
  const { page } = await visit('hosted', { theme: 'dark' });
  await settled(page, 'Converged');
  await openChecks(page);
  await unfold(page, 'convergence');
  const trace = page.locator('figure', { has: page.getByRole('heading', { name: /^Trace/ }) });
  await trace.locator('svg').waitFor();
  const saved = async (name: string) => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      trace.getByRole('button', { name }).click(),
    ]);
    return { name: download.suggestedFilename(), file: await readFile(await download.path()) };
  };
  const svg = await saved('Figure (SVG)');
  expect(svg.name).toBe('Rakuda-2023-07-14-trace.svg');
  const text = svg.file.toString();
  expect(text).toContain('Rakuda 2023-07-14: Trace:');
  expect(text).toContain('800 judgments');
  expect(text).not.toContain('var(--');
  expect((await saved('Figure (PNG)')).file.subarray(1, 4).toString()).toBe('PNG');
});

test('the parts in Japanese: nothing scrolls sideways, axe finds nothing', async ({ visit }) => {
  const { page, looksRight } = await visit('hosted', { language: 'ja', width: 360, height: 780 });
  await settled(page, '収束');
  await openChecks(page);
  for (const name of PARTS) await show(page, name);
  await looksRight('checks-ja');
});

test.skipIf(!existsSync(ARENA))(
  'an arena of 130 models: the parts open with the main thread free (needs ../shared)',
  async ({ visit }) => {
    const { page, longTasks } = await visit('hosted');
    await settled(page, 'Converged');
    await page.getByLabel('Open files').setInputFiles(ARENA);
    await page.getByText('130 models').first().waitFor();
    await settled(page, 'Converged');
    const started = (await longTasks()).length;
    await openChecks(page);
    await unfold(page, 'convergence');
    await page.getByText('1–12 of 131').waitFor();
    await show(page, 'convergence');
    await show(page, 'predictive');
    await unfold(page, 'loo');
    await part(page, 'loo')
      .getByText(/for all 1,309,369 judgments/)
      .waitFor();
    await show(page, 'ranks');
    // A hundred and thirty models are a handful of paths.
    expect(await figures(page, 'ranks').first().locator('path').count()).toBeLessThan(20);
    const worst = Math.max(0, ...(await longTasks()).slice(started).map((task) => task.duration));
    figure(
      'longest main-thread task of opening the checks (130 models)',
      worst > 0 ? `${worst.toFixed(0)} ms` : 'none over 50 ms',
    );
  },
);
