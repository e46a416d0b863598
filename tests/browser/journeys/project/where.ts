import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { inject } from 'vitest';

/** Answers where the files belong that were opened beside those of the open project. */
export async function putFiles(page: Page, where: 'Add to this project' | 'New project') {
  await page.getByRole('dialog').getByRole('button', { name: where }).click();
}

/**
 * Saves the open project.
 * @param name of the file where the tests may keep it
 * @returns its path there
 */
export async function saveProject(page: Page, name: string): Promise<string> {
  await page.getByRole('button', { name: 'Project', exact: true }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Save project as a file' }).click(),
  ]);
  if (!file.suggestedFilename().endsWith('.caravan')) throw new Error(file.suggestedFilename());
  const path = join(inject('shared'), name);
  copyFileSync(await file.path(), path);
  return path;
}
