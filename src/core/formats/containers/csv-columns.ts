/**
 * The place of each column by its name. A name that several columns have identifies none of them: each
 * then has its number behind it, so that nobody reads one of them in silence.
 */
export function columnsIn(header: readonly string[]): ReadonlyMap<string, number> {
  const names = header.map((name) => name.trim());
  const met = new Map<string, number>();
  const numbered = names.map((name, index) => {
    if (name === '' || names.indexOf(name) === names.lastIndexOf(name))
      return [name, index] as const;
    const number = (met.get(name) ?? 0) + 1;
    met.set(name, number);
    return [`${name} (${String(number)})`, index] as const;
  });
  return new Map(numbered.map(([name, index]) => [shared(name), index]));
}

/**
 * Whether a row is the header once more, as where files were put one after the other; its columns
 * may stand in another order, which then holds for the rows below it.
 */
export function isHeader(cells: readonly string[], columns: ReadonlyMap<string, number>): boolean {
  if (cells.length < columns.size || !columns.has(cells[0].trim())) return false;
  const again = columnsIn(cells);
  return again.size === columns.size && [...columns.keys()].every((name) => again.has(name));
}

/** Whether nothing can be seen in it. */
export function isBlank(cell: string): boolean {
  return cell.trim() === '';
}

/**
 * The same text as the one string that literals and property names of this text are: where it is
 * a key of a Map, a look-up by a literal compares addresses and no characters.
 */
function shared(name: string): string {
  return Object.keys({ [name]: 0 })[0];
}
