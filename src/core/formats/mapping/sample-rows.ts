import type { Row } from '../containers/container.ts';
import { JsonRow } from '../containers/json/json-record.ts';

/** The first rows of a table, which were kept as text, as rows to read. */
export function sampleRows(
  columns: readonly string[],
  sample: readonly (readonly string[])[],
): Row[] {
  return sample.map((cells) =>
    JsonRow.inner(
      Object.fromEntries(
        columns.map((column, at) => {
          const cell = cells.at(at) ?? '';
          return [column, cell === '' ? null : cell];
        }),
      ),
    ),
  );
}

/**
 * The same with every value once: columns that `paths` lead into are left out, for these hold
 * what stands in them. A guess goes by these.
 */
export function valueRows(
  columns: readonly string[],
  paths: readonly string[],
  sample: readonly (readonly string[])[],
): Row[] {
  const open = new Set(columns.filter((column) => paths.some((path) => isIn(path, column))));
  const at = [...columns, ...paths].map((column, i) => ({ column, i }));
  const kept = at.filter(({ column, i }) => i >= columns.length || !open.has(column));
  return sampleRows(
    kept.map(({ column }) => column),
    sample.map((cells) => kept.map(({ i }) => cells.at(i) ?? '')),
  );
}

function isIn(path: string, column: string): boolean {
  return path.startsWith(`${column}.`);
}
