/**
 * What all browser tests share, made once for a run of them: the storage of a reader who comes
 * back, and a folder for what the first test that needs it builds.
 */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { serveFolder } from '../../.setup/serve.mjs';
import { ENGINE } from './engines/engine.ts';
import { settled } from './journeys/judge/board.ts';
import { dist, FEW_DRAWS, launchOptions, PATIENCE, typeOf } from './launch.ts';
import { NOTHING_STORED } from './returning.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder of this run of the tests. */
    shared: string;
  }
}

export default async function setup(project: TestProject): Promise<() => void> {
  if (!existsSync(dist)) throw new Error(`${dist} is not there: npm run build makes it.`);
  const folder = mkdtempSync(join(tmpdir(), 'caravan-browser-'));
  project.provide('shared', folder);
  // No other engine lets its storage be carried over.
  const stored = ENGINE === 'chromium' ? await storageOfReturning() : NOTHING_STORED;
  writeFileSync(join(folder, 'returning.json'), JSON.stringify(stored));
  return () => {
    rmSync(folder, { recursive: true });
  };
}

/** What is left behind by a reader who looked at the sample in fewer draws. */
async function storageOfReturning() {
  const server = await serveFolder(dist, 0);
  const browser = await typeOf('chromium').launch(await launchOptions('chromium'));
  try {
    const context = await browser.newContext({ locale: 'en-US', serviceWorkers: 'block' });
    context.setDefaultTimeout(PATIENCE);
    const page = await context.newPage();
    await page.goto(`http://localhost:${server.port}/`);
    await settled(page, 'Converged');
    await page.getByRole('link', { name: 'Settings' }).click();
    const draws = page.getByLabel('Draws per chain', { exact: true });
    await draws.fill(String(FEW_DRAWS));
    await draws.press('Enter');
    await page.getByRole('checkbox', { name: /^New data open with no more draws/ }).check();
    await page.getByRole('link', { name: /^Runs/ }).click();
    await page.getByText('Converged').nth(1).waitFor();
    await page
      .getByRole('button', { name: /^Delete Rakuda/ })
      .last()
      .click();
    await page.getByText(/^Deleted/).waitFor();
    return await context.storageState({ indexedDB: true });
  } finally {
    await browser.close();
    await server.stop();
  }
}
