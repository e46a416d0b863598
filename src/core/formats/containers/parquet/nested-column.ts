import type { AsyncBuffer } from 'hyparquet';
import { parquetScan, parquetSchema } from 'hyparquet';
import { getTreePath } from 'hyparquet/src/schema.js';
import { ColumnPage, placeOf } from './column.ts';
import type { ColumnPages, ColumnRequest } from './column.ts';
import { MadeValues } from './page-values.ts';
import { checkPages } from './parquet-pages.ts';

/** A column of nested values, which hyparquet puts together of its parts: all rows as one page. */
export class NestedColumn implements ColumnPages {
  readonly #request: ColumnRequest;

  constructor(request: ColumnRequest) {
    this.#request = request;
  }

  async next(): Promise<ColumnPage> {
    const { metadata, group, rows, name, compressors, codes } = this.#request;
    const scan = await parquetScan({
      file: await checked(this.#request),
      metadata: { ...metadata, row_groups: [group] },
      columns: [name],
      compressors,
      useOffsetIndex: false,
    });
    const values = await scan.readColumn({ column: name, rowStart: 0, rowEnd: rows });
    return new ColumnPage(0, rows, () => new MadeValues(values, codes));
  }
}

/** The file, with what has been checked of the column in memory. */
async function checked({
  file,
  metadata,
  group,
  rows,
  name,
  compressors,
}: ColumnRequest): Promise<AsyncBuffer> {
  const schema = parquetSchema(metadata);
  const parts = new Map<string, ArrayBuffer>();
  for (const { meta_data: column } of group.columns) {
    if (column?.path_in_schema[0] !== name) continue;
    const { start, end } = placeOf(column, file.byteLength);
    const bytes = await file.slice(start, end);
    const path = getTreePath(schema, column.path_in_schema);
    const length = checkPages(bytes, { column, path, compressors }, rows);
    // Nothing behind the pages that were checked may be taken for one more.
    const pages = length === bytes.byteLength ? bytes : bytes.slice(0, length);
    parts.set(`${String(start)}-${String(end)}`, pages);
  }
  return {
    byteLength: file.byteLength,
    slice: (start, end) => parts.get(`${String(start)}-${String(end)}`) ?? file.slice(start, end),
  };
}
