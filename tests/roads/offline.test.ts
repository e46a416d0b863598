import type { Page } from 'playwright-core';
import { countWorkers } from '../browser/engines/workers.ts';
import { expect, root, test } from '../browser/harness.ts';
import { settled } from '../browser/journeys/judge/board.ts';

async function serviceWorkerReady(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}

test('works in a sub-folder of a site, with the server stopped', async ({ visit, stopServer }) => {
  const { page } = await visit({ hosted: root }, { path: 'dist/', keepsOffline: true });
  await settled(page, 'Converged');
  await serviceWorkerReady(page);
  await page.getByText(/^Works offline\. Data leaves/).waitFor();
  // What is still asked for as the server stops is lost: this page came before the service worker.
  await page.getByRole('slider').first().waitFor();
  await page.getByRole('link', { name: 'Runs' }).getByText('1').waitFor();
  await stopServer();
  await page.reload();
  await settled(page, 'Converged');
  await page.goto(`${page.url().split(/[?#]/)[0]}?lang=ja`);
  await settled(page, '収束');
  // Workers come from what is kept, too.
  await page.getByRole('link', { name: '設定' }).click();
  const draws = page.getByLabel('チェーンごとのサンプル数', { exact: true });
  await draws.fill('1000');
  await draws.press('Enter');
  await expect.poll(() => countWorkers(page)).toBeGreaterThan(1);
  await page.getByRole('link', { name: /^ランキング/ }).click();
  await settled(page, '収束');
});
