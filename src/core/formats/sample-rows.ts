import type { Row } from './containers/container.ts';
import { JsonRow } from './containers/json-record.ts';

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
