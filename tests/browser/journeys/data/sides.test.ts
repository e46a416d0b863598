import { expect, test } from '../../harness.ts';
import { unfold } from '../checks/unfold.ts';
import { settled } from '../judge/board.ts';

/* Data of which nobody knows who was shown first, on the pages that speak of an order effect. */

const annotations = ['gpt4', 'claude', 'alpaca'].flatMap((model, strength) =>
  Array.from({ length: 60 }, (_, at) => ({
    ...{ instruction: String(at), generator_1: model, generator_2: 'davinci' },
    preference: (at * 7) % 10 < 9 - 3 * strength ? 1 : 2,
  })),
);

test('an order effect that can’t be told is offered nowhere', async ({ visit }) => {
  const { page, axe } = await visit('hosted');
  await page
    .getByLabel('Open files')
    .setInputFiles([
      { name: 'a.json', mimeType: '', buffer: Buffer.from(JSON.stringify(annotations)) },
    ]);
  await settled(page, 'Converged');
  await page.getByText('no order effect: not known which answer was shown first').waitFor();
  await page.getByText(/^Nothing says which answer was shown first/).waitFor();

  await page.getByRole('link', { name: 'Priors', exact: true }).click();
  // It works while it is in sight, and what stands above it may still grow.
  await expect
    .poll(async () => {
      await page.getByRole('heading', { name: 'Before any data' }).scrollIntoViewIfNeeded();
      return page.getByText('The model has no order effect').isVisible();
    })
    .toBe(true);
  const tried = page.getByRole('complementary', { name: 'Model and prior to try' });
  await tried
    .getByRole('slider', { name: /Width σ/ })
    .first()
    .press('Home');
  await page.getByText(/are reliable|are still usable|Refitted under/).waitFor();
  await tried
    .getByRole('radiogroup', { name: 'Prior on strength', exact: true })
    .getByText('Hierarchical')
    .click();
  await page.getByText(/Refitted under/).waitFor();

  await page.getByRole('link', { name: 'Checks', exact: true }).click();
  await unfold(page, 'loo');
  await page.getByRole('button', { name: 'Compare models' }).click();
  const models = page.getByText(/with(out)? order effect/);
  await models.first().waitFor({ state: 'attached' });
  await expect.poll(() => page.getByRole('progressbar').count()).toBe(0);
  const named = await models.allTextContents();
  expect(named.filter((text) => text.includes('with order effect'))).toEqual([]);
  expect(await axe()).toEqual([]);

  await page.getByRole('link', { name: 'Inspect', exact: true }).click();
  await page.getByText('order unknown').first().waitFor();
});
