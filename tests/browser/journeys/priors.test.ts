import type { Page } from 'playwright-core';
import { expect, test } from '../harness.ts';
import { readBoard, settled } from './judge/board.ts';

const slider = (page: Page, name: RegExp) => page.getByRole('slider', { name });

test('a flat prior narrower than the data says that it presses', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  const width = slider(page, /Half-width/).first();
  await width.focus();
  for (let press = 0; press < 30; press++) await width.press('ArrowLeft');
  await page.getByText(/The limit of the flat prior holds back the strength of .*GPT-4/).waitFor();
  await page.getByText(/The limit cuts into the posterior of GPT-4/).waitFor();
});

test('the order effect and ties can be switched', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  await page.getByText(/order effect −2\d ± 1\d: no clear preference/).waitFor();
  await page.getByRole('radiogroup', { name: 'Order effect' }).first().getByText('Off').click();
  await settled(page, 'Converged');
  expect(await page.getByText(/order effect −/).count()).toBe(0);
  const half = await readBoard(page);
  await page.getByRole('radiogroup', { name: 'Ties' }).getByText('Drop').click();
  await settled(page, 'Converged');
  // Without its ties the leader's record is better.
  expect((await readBoard(page))[0].rating).toBeGreaterThan(half[0].rating);
});

test('the panel opens and closes on a narrow screen', async ({ visit }) => {
  const { page } = await visit('hosted', { width: 360, height: 780 });
  await settled(page, 'Converged');
  const first = slider(page, /Half-width/).first();
  expect(await first.isVisible()).toBe(false);
  await page.getByRole('button', { name: 'Model and prior' }).click();
  await first.waitFor();
  await page.getByRole('button', { name: 'Close' }).click();
  await first.waitFor({ state: 'hidden' });
});

test('every tie model and prior family can be chosen, and each converges', async ({ visit }) => {
  const { page, axe } = await visit('hosted');
  await settled(page, 'Converged');
  const choose = async (group: string, name: string) => {
    await page.getByRole('radiogroup', { name: group, exact: true }).getByText(name).click();
    await settled(page, 'Converged');
    return (await readBoard(page)).map((row) => row.rating);
  };
  const half = await choose('Ties', 'Half');
  // Ties as outcomes of their own spread the strengths under Davidson (Stan: GPT-4 at 1,631).
  expect((await choose('Ties', 'Davidson'))[0]).toBeGreaterThan(half[0] + 60);
  await page.getByText('Prior on log ν').waitFor();
  await choose('Ties', 'Rao–Kupper');
  expect(await axe()).toEqual([]);
  await choose('Ties', 'Half');
  const tops = new Map<string, number>();
  for (const family of ['Normal', 'Student t', 'Laplace', 'Hierarchical'])
    tops.set(family, (await choose('Prior on strength', family))[0]);
  await page.getByText(/Estimated from the data: τ = 1\.\d\d log-odds/).waitFor();
  expect(tops.get('Normal')).toBeLessThan(tops.get('Student t') ?? 0);
  expect(tops.get('Student t')).toBeLessThan(tops.get('Hierarchical') ?? 0);
  expect(await axe()).toEqual([]);
});

test('a belief about one model moves that model', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  const rating = async () =>
    (await readBoard(page)).find((row) => row.name === 'supertrin')?.rating ?? NaN;
  const before = await rating();
  await page.getByText('Priors for single models').click();
  await page.getByRole('combobox', { name: 'Model', exact: true }).selectOption('supertrin');
  await page.getByLabel('Prior mean').fill('1200');
  await page.getByLabel('Standard deviation').fill('20');
  await page.getByRole('button', { name: 'Add a prior' }).click();
  await page.getByText('supertrin: 1,200 ± 20').waitFor();
  await settled(page, 'Converged');
  expect(await rating()).toBeGreaterThan(before + 80);
  await page.getByRole('button', { name: 'Remove the prior for supertrin' }).click();
  await settled(page, 'Converged');
  expect(await rating()).toBe(before);
});

test('every sampler can be chosen; what is no exact draw says so', async ({ visit }) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  const sample = async (name: string) => {
    await page.getByRole('link', { name: 'Settings' }).click();
    await page.getByLabel('Method').selectOption({ label: name });
    await page.getByRole('link', { name: 'Leaderboard' }).click();
  };
  for (const name of ['NUTS', 'Affine-invariant ensemble', 'Maximum likelihood with bootstrap']) {
    await sample(name);
    await settled(page, 'Converged');
    expect((await readBoard(page))[0].name).toBe('GPT-4');
  }
  await sample('Ensemble as Rakuda ran it');
  await page.getByText(/counts one coordinate too many/).waitFor();
  await sample('Laplace approximation');
  await page.getByText(/These numbers are the Laplace approximation/).waitFor();
});
