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

/** Runs in the page: until two pictures have added no row, since each may add some. */
async function drawn(table: Element): Promise<void> {
  for (let rows = -1, before = -2; rows !== before;) {
    before = rows;
    for (let picture = 0; picture < 2; picture++)
      await new Promise((resolve) => requestAnimationFrame(resolve));
    rows = table.querySelectorAll('[role="row"]').length;
  }
}

/** Reads the leaderboard (English names). */
export async function readBoard(page: Page): Promise<ShownRow[]> {
  const table = page.getByRole('table', { name: 'Leaderboard' });
  await table.evaluate(drawn);
  const rows = await table.getByRole('row').all();
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
