import type { Locator, Page } from 'playwright-core';
import { readBoard } from '../judge/board.ts';

export async function goTo(page: Page, name: 'Data' | 'Leaderboard'): Promise<void> {
  await page.getByRole('link', { name, exact: true }).click();
}

/** The entry of one file in the list. */
export function entry(page: Page, name: string): Locator {
  return page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 3, name: new RegExp(`${name}$`) }) });
}

/** The header's count of what is ranked. */
export async function counted(page: Page, models: number, judgments: number): Promise<void> {
  await page.locator('header').getByText(`${models} models · ${judgments} judgments`).waitFor();
}

export async function boardNames(page: Page): Promise<string[]> {
  return (await readBoard(page)).map(({ name }) => name);
}

/** Judgments of models, strongest first: the stronger wins three of four. */
export function judgments(models: readonly string[], rounds: number): string[][] {
  const rows: string[][] = [];
  for (let round = 0; round < rounds; round++)
    models.forEach((a, i) => {
      models.forEach((b, j) => {
        if (i === j) return;
        const isUpset = (round + i + 2 * j) % 4 === 0;
        rows.push([a, b, i < j === isUpset ? 'B' : 'A', String(round)]);
      });
    });
  return rows;
}

export const csv = (...rows: readonly (readonly string[])[]) =>
  rows.map((row) => row.join(',')).join('\n');
