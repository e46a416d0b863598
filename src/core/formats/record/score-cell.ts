/** Two numbers with a dash or colon between them; behind them a remark without numbers. */
const CELL = /^(\d+(?:\.\d+)?)\s*[-‐‑‒–—−－:：]\s*(\d+(?:\.\d+)?)(?:\s*[(（][^()（）\d]*[)）])?$/u;

/**
 * Both scores of a cell such as "2-4", "3 : 1", "2–1 (a.e.t.)" or [2, 4], of the left first; null
 * where it is none. More numbers than two, as in "1-1 (4-2 pen.)", leave open who won.
 */
export function scoresIn(cell: unknown): readonly [left: number, right: number] | null {
  if (Array.isArray(cell)) {
    const numbers: readonly number[] = cell.filter((item) => Number.isFinite(item));
    return cell.length === 2 && numbers.length === 2 ? [numbers[0], numbers[1]] : null;
  }
  const found = typeof cell === 'string' ? CELL.exec(cell.trim().normalize('NFKC')) : null;
  return found === null ? null : [Number(found[1]), Number(found[2])];
}
