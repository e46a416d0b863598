import type { Page } from 'playwright-core';

/** One row of the leaderboard as a reader sees it. */
export interface ShownRow {
  readonly rank: number;
  readonly name: string;
  readonly rating: number;
  readonly plusMinus: number;
  /** As written: "99.4%", ">99.9%" or "–". */
  readonly stronger: string;
}

/** Waits until the status says `verdict` and nothing runs any more. */
export async function settled(
  page: Page,
  verdict: 'Converged' | 'Not converged' | '収束',
): Promise<void> {
  await page
    .getByRole('status')
    .and(page.getByText(verdict, { exact: true }))
    .waitFor();
}

/** Reads the leaderboard (English names). */
export async function readBoard(page: Page): Promise<ShownRow[]> {
  const rows = await page.getByRole('table', { name: 'Leaderboard' }).getByRole('row').all();
  const shown: ShownRow[] = [];
  for (const row of rows.slice(1)) {
    const [rank, model, rating, , stronger] = await row.locator('> [role]').allInnerTexts();
    const figures = /([−\d,.]+)\s*±\s*([\d,.]+)/.exec(rating);
    const number = (text = '') => Number(text.replaceAll(',', '').replace('−', '-'));
    shown.push({
      rank: parseInt(rank),
      name: model.split('\n')[0],
      rating: number(figures?.[1]),
      plusMinus: number(figures?.[2]),
      stronger: stronger.trim(),
    });
  }
  return shown;
}
