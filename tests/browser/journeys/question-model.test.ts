import type { Page } from 'playwright-core';
import { expect, test } from '../harness.ts';
import { unfold } from './checks/unfold.ts';
import { settled } from './judge/board.ts';

/* The sample under the model of departures by question: ω, its prior, and questions left out. */

const OMEGA = 'Spread between questions ω';

const part = (page: Page, name: string) => page.locator(`#${name}`);
const choose = (page: Page, group: string, name: string) =>
  page.getByRole('radiogroup', { name: group, exact: true }).getByText(name).click();

test('ω is shown, its prior moved, and what it does to predictions read', async ({ visit }) => {
  const { page, axe, picture } = await visit('hosted');
  await settled(page, 'Converged');
  await choose(page, 'Questions', 'Questions like these');
  await choose(page, 'How questions differ', 'Question model');
  await page.getByText(/^Estimated from the data: ω = \d\.\d\d log-odds/).waitFor();
  await settled(page, 'Converged');

  await page.getByRole('link', { name: 'Priors', exact: true }).click();
  await page.getByText('The draws of the fit, unweighted.').waitFor();
  await page.getByLabel('Parameter', { exact: true }).selectOption(OMEGA);
  await page.getByRole('heading', { name: OMEGA }).waitFor();
  const overlap = page.getByText(/^Prior and posterior overlap by \d+%/);
  const before = await overlap.innerText();
  await page.getByText(/The data say nothing directly about ω/).waitFor();
  await overlap.scrollIntoViewIfNeeded();
  await picture('question-model-priors');
  const scale = page
    .getByRole('complementary', { name: 'Model and prior to try' })
    .getByRole('slider', { name: /Scale of the prior on ω/ });
  for (let step = 0; step < 12; step++) await scale.press('ArrowLeft');
  await page.getByText(/are reliable|are still usable|Refitted under/).waitFor();
  await expect.poll(() => overlap.innerText()).not.toBe(before);
  expect(await axe()).toEqual([]);

  await page.getByRole('link', { name: 'Checks', exact: true }).click();
  await part(page, 'convergence').getByText('Yes. The chains agree').waitFor();
  await page
    .getByRole('table', { name: 'All parameters, worst first' })
    .getByRole('button', { name: 'Spread between questions (ω)' })
    .waitFor();
  await unfold(page, 'loo');
  const loo = part(page, 'loo');
  await loo.getByText(/^Left out: one question at a time/).waitFor();
  await loo
    .getByText(/for all 40 questions|of 40 questions|further question/)
    .first()
    .waitFor();
  await picture('question-model-loo');
  await unfold(page, 'separation');
  const separation = part(page, 'separation');
  await separation.getByRole('button', { name: 'Simulate', exact: true }).click();
  await separation.getByRole('heading', { name: 'How many more questions?' }).waitFor();
  await separation.getByText(/120 further questions would halve the interval/).waitFor();
  await separation
    .getByText(/takes each further judgment to be on a question of its own/)
    .waitFor();
  await separation.getByText(/halve the interval/).scrollIntoViewIfNeeded();
  await picture('question-model-separation');
  expect(await axe()).toEqual([]);
});

test('the same in Japanese, in the dark, on a phone', async ({ visit }) => {
  const look = { language: 'ja', theme: 'dark', width: 360, height: 780 } as const;
  const { page, axe, picture } = await visit('hosted', look);
  await settled(page, '収束');
  await page.getByRole('button', { name: '同じような質問全体で表示' }).click();
  await settled(page, '収束');
  await page.getByRole('link', { name: '診断', exact: true }).click();
  await unfold(page, 'loo');
  await part(page, 'loo')
    .getByText(/^抜くのは質問を一問ずつ/)
    .waitFor();
  await part(page, 'loo')
    .getByText(/40 問の質問で/)
    .first()
    .waitFor();
  await picture('question-model-loo-ja');
  await unfold(page, 'separation');
  await part(page, 'separation').getByRole('button', { name: 'シミュレーションする' }).click();
  await part(page, 'separation').getByText('あと何問の質問が必要か').waitFor();
  await picture('question-model-separation-ja');
  expect(await axe()).toEqual([]);
});
