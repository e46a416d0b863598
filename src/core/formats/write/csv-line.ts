/** One line of RFC 4180; cells are quoted where they need it, and nothing is an empty cell. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellOf).join(',')}\n`;
}

function cellOf(cell: string | number | null): string {
  const text = cell === null ? '' : String(cell);
  // Semicolons and tabs too: a reader may take the delimiter from what it sees most.
  return /["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
