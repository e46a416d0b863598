import type { Page } from 'playwright-core';
import { expect, go, test } from '../browser/harness.ts';
import { fakeHub } from '../browser/models/hub.ts';
import { addLocal, fetchModel, ID } from '../browser/journeys/judge/judge-at.ts';
import { tinyScorer } from '../browser/models/tiny.ts';

/** The reply to the first pair. */
async function triedReply(page: Page): Promise<string> {
  await page.getByText('Preview of one call').click();
  await page.getByRole('button', { name: 'Try one call' }).click();
  const reply = page.getByText(/^\{.*\}$/);
  await reply.waitFor();
  return reply.innerText();
}

test('a model of the hub is fetched, judges, and judges the same offline after a reload', async ({
  visit,
  stopServer,
}) => {
  const { page, context, axe, picture } = await visit('hosted', {
    path: '#judge',
    practises: true,
    keepsOffline: true,
  });
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  const hub = await fakeHub(context, ID, tinyScorer());
  await addLocal(page, 'local-scores');
  await page.getByText('Runs on one CPU core').waitFor();
  expect(hub.asked).toEqual([]);
  await picture('judge-local-get');
  expect(await axe()).toEqual([]);
  await fetchModel(page);
  await page.getByLabel('Model', { exact: true }).waitFor();
  await page.getByText('When two answers tie').click();
  await page.getByRole('button', { name: 'Find the zone on the chosen questions' }).click();
  await page.getByText(/Set to \d[\d.]*, from 36 pairs\./).waitFor();
  const zone = await page.getByLabel('Tie zone').inputValue();
  const reply = await triedReply(page);
  await picture('judge-local-scores');
  await page.getByRole('button', { name: 'Start judging' }).click();
  await page.getByText('All judges have answered.').waitFor();

  await stopServer();
  await context.unroute('https://huggingface.co/**');
  await context.setOffline(true);
  await go(page, 'judge');
  await page.reload();
  await addLocal(page, 'local-scores');
  await page.getByLabel('Model', { exact: true }).selectOption({ index: 1 });
  await page.getByText('When two answers tie').click();
  await page.getByLabel('Tie zone').fill(zone);
  await page.getByLabel('Tie zone').blur();
  expect(await triedReply(page)).toBe(reply);
});
