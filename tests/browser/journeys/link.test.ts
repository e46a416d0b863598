import { openLinks } from '../publish.ts';
import { expect, go, test } from '../harness.ts';

test('a link that is too long says what would fit, and a damaged one that it is', async ({
  visit,
}) => {
  const { page } = await visit('hosted', { path: '#checks?r=AVQYUNntk81uWzcQhZ' });
  await page.getByRole('alert').getByText('The link is damaged or was cut').waitFor();
  await page.getByRole('heading', { name: 'Checks', level: 1 }).waitFor();
  expect(new URL(page.url()).hash).toBe('#checks');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByRole('alert').waitFor({ state: 'detached' });

  let state = 7;
  const rows = Array.from({ length: 20 * 19 * 48 }, (_, at) => {
    state = (state * 48_271) % 2_147_483_647;
    const [left, right] = [at % 20, (at + 1 + (Math.floor(at / 20) % 19)) % 20];
    const winner = (['model_a', 'model_b', 'tie'] as const)[state % 3];
    return `q${Math.floor(at / 380)},m${left},m${right},${winner}`;
  });
  const buffer = Buffer.from(['question_id,model_a,model_b,winner', ...rows].join('\n'));
  await page
    .getByLabel('Open files')
    .setInputFiles({ name: 'many.csv', mimeType: 'text/csv', buffer });
  await page.locator('header').getByText('many.csv').waitFor();
  await go(page, '#leaderboard');
  const dialog = await openLinks(page);
  await dialog.getByText(/^There is no link: it would have \d+,\d+ characters/).waitFor();
  await dialog.getByRole('button', { name: 'Count by pair alone' }).click();
  await dialog.getByText(/^\d,\d+ characters long\..*mostly narrower than here/s).waitFor();
  await dialog.getByRole('combobox', { name: 'Models' }).selectOption({ label: 'First 5' });
  await dialog.getByText(/of 5 models by pair,.*between the first 5 of 20 models/s).waitFor();
});
