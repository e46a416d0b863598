import { PARTS, part, openChecks, show } from '../browser/journeys/checks/parts-of-checks.ts';
import { expect, test } from '../browser/harness.ts';
import { settled } from '../browser/journeys/judge/board.ts';
import { unfold, unfoldAll } from '../browser/journeys/checks/unfold.ts';

test('the sample: every part shows its figures, and says what it can’t', async ({ visit }) => {
  const { page, axe, picture } = await visit('hosted');
  await settled(page, 'Converged');
  await page.getByRole('link', { name: 'Checks', exact: true }).click();
  await part(page, 'convergence').getByText('Yes. The chains agree').waitFor();
  for (const name of PARTS) {
    await show(page, name);
    await picture(`checks-${name}`);
  }
  const said = async (name: string, text: string | RegExp) => {
    await unfold(page, name);
    await part(page, name).getByText(text).first().waitFor();
  };
  await said('predictive', /No misfit|lies? clearly outside/);
  await said('predictive', /does not treat a tie as an outcome/);
  await said('loo', /comes first|predicts? best/);
  await said('loo', 'Left out: one question at a time');
  await said('fragility', /If \d+ of 800 judgments .* had gone the other way/);
  await said('fragility', /holds only counts of judgments/);
  await said('questions', /Whichever of the 40 questions is left out, GPT-4 stays first/);
  await said('questions', /names of the questions are not known/);
  await said('ranks', /3 of 9 models have one rank/);
  await said('separation', /is ahead of .* with probability \d+% now/);
  await said('calibration', /is calibrated as far as 60 data sets can show/);
  expect(await axe()).toEqual([]);
});

test('chains that have not converged are marked wherever their numbers are shown', async ({
  visit,
}) => {
  const { page } = await visit('hosted');
  await settled(page, 'Converged');
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByLabel('Draws per chain', { exact: true }).fill('100');
  await page.getByLabel('Draws per chain', { exact: true }).press('Enter');
  await page.getByRole('link', { name: 'Leaderboard' }).click();
  await settled(page, 'Not converged');
  await openChecks(page);
  // It is open from the start, as what speaks against the ranking is.
  const views = page.getByRole('navigation', { name: 'Checks' });
  await views.getByText('No. Don’t rely on these numbers yet').waitFor();
  await page.getByRole('table', { name: 'All parameters, worst first' }).waitFor();
  const notes = page.getByText(/^Not converged: the numbers in this section/);
  for (const [name, about] of [
    ['predictive', 2],
    ['ranks', 3],
  ] as const) {
    await unfold(page, name);
    await unfoldAll(page);
    // All parts of the view that are about the fit.
    await expect.poll(() => notes.count()).toBe(about);
  }
});
