import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, root, test } from './harness.ts';
import { settled } from './journeys/judge/board.ts';
import { putFiles } from './journeys/project/where.ts';

/* What reads SQLite comes along in both builds, loads with the first database only, and works offline. */

const folder = join(root, 'tests/golden/formats/autoarena');
const MODELS = ['alpha', 'beta', '<script>alert(1)</script>'];

async function openProject(page: Page): Promise<void> {
  await page.getByLabel('Open files').setInputFiles(join(folder, 'project.autoarena'));
  await page.getByText('AutoArena head-to-heads').first().waitFor();
  for (const model of MODELS)
    await page.getByRole('main').getByText(model, { exact: true }).first().waitFor();
}

for (const place of ['hosted', 'single'] as const)
  test(`${place}: opens a database, and says what another one is`, async ({ visit }) => {
    const { page, requests } = await visit(place);
    await settled(page, 'Converged');
    const isSqlite = (url: string) => url.includes('/autoarena-database-');
    expect(requests.filter(isSqlite)).toEqual([]);
    await openProject(page);
    // By the worker that reads judgments, and by the one that keeps texts.
    const asked = new Set(requests.filter(isSqlite));
    expect(asked.size).toBe(place === 'hosted' ? 1 : 0);
    await page.getByLabel('Open files').setInputFiles(join(folder, 'other.db'));
    await putFiles(page, 'New project');
    await page
      .getByText('is not an AutoArena project (its tables: notes and <b>)')
      .first()
      .waitFor();
  });

test('hosted: opens a database for the first time without the server', async ({
  visit,
  stopServer,
}) => {
  const { page } = await visit('hosted', { keepsOffline: true });
  await settled(page, 'Converged');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await stopServer();
  await page.reload();
  await settled(page, 'Converged');
  await openProject(page);
});
