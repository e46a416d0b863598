/** With separators of thousands. */
export function whole(count: number): string {
  return count.toLocaleString('en-US');
}

/** The first of them, and how many more there are. */
export function listed(names: readonly string[], most: number): string {
  const more = names.length - most;
  const shown = names.slice(0, most).join(', ');
  return more > 0 ? `${shown} and ${more} more` : shown;
}
