import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';

/** What a file was called, and what is in it. */
export interface Saved {
  readonly name: string;
  readonly bytes: Buffer;
}

/** Opens the Publish dialog of an English page, once its first preview is there. */
export async function openPublish(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish' });
  await dialog.getByRole('button', { name: /^Save / }).waitFor();
  return dialog;
}

/** Chooses one of a few, as by its label. */
export async function choose(dialog: Locator, group: string, text: string): Promise<void> {
  await dialog
    .getByRole('radiogroup', { name: group, exact: true })
    .getByText(text, { exact: true })
    .click();
}

/** Saves what the dialog is set to. */
export async function saveFrom(page: Page, dialog: Locator): Promise<Saved> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: /^Save / }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

/** One file out of the dialog, which is opened for it and closed again. */
export async function published(page: Page, product: string, format: string): Promise<Saved> {
  const dialog = await openPublish(page);
  await choose(dialog, 'What to publish', product);
  await choose(dialog, 'Format', format);
  await dialog.getByRole('button', { name: `Save ${format}`, exact: true }).waitFor();
  const saved = await saveFrom(page, dialog);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  return saved;
}

/** Opens the dialog at its links, and waits for what it says of one. */
export async function openLinks(page: Page) {
  const dialog = await openPublish(page);
  await choose(dialog, 'What to publish', 'Link');
  await dialog.getByText(/characters? long|There is no link/).waitFor();
  return dialog;
}
