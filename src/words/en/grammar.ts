/** With separators of thousands. */
export function whole(count: number): string {
  return count.toLocaleString('en-GB');
}

/**
 * Which of two forms agrees with a count, which may already be written out ('12,345'). Of whole
 * numbers English has no other rule (CLDR); to ask Intl for it would hold the first picture.
 */
export function agree(count: number | string, one: string, other: string): string {
  return (typeof count === 'number' ? count : amountOf(count)) === 1 ? one : other;
}

/** 1 reply, 12,345 replies. */
export function counted(count: number | string, one: string, other = `${one}s`): string {
  return `${typeof count === 'number' ? whole(count) : count} ${agree(count, one, other)}`;
}

/** a, b and c */
export function list(items: readonly string[]): string {
  return lists().format(items);
}

/** The first of them, and how many more there are: a, b and 3 more. */
export function listed(items: readonly string[], most: number): string {
  return list(shortened(items, most));
}

/** Names that belong together, as one item of a list: (a, b, 3 more). */
export function group(names: readonly string[], most: number): string {
  return `(${units().format(shortened(names, most))})`;
}

function shortened(items: readonly string[], most: number): readonly string[] {
  const more = items.length - most;
  return more > 0 ? [...items.slice(0, most), `${whole(more)} more`] : items;
}

function amountOf(written: string): number {
  return Number(written.replaceAll(',', ''));
}

// The first use of Intl holds the page for tens of milliseconds, so nothing is made before it is asked for.
const lists = once(() => new Intl.ListFormat('en-GB'));
const units = once(() => new Intl.ListFormat('en-GB', { type: 'unit' }));

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
