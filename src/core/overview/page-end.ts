/** How many rows past the last one of a page stand on it as well: they are no page of their own. */
export function remainderOf(perPage: number): number {
  return Math.max(1, Math.floor(perPage / 5));
}

/**
 * Where the part of a list ends that begins with row `from`, from 0, and has `perPage` rows: what
 * would be left behind it is shown with it where it is little.
 */
export function pageEnd(from: number, perPage: number, total: number): number {
  const end = from + perPage;
  return total - end <= remainderOf(perPage) ? total : end;
}
