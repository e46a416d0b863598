import type { AsyncBuffer, Compressors, DecodedArray, FileMetaData, RowGroup } from 'hyparquet';
import { parquetScan, parquetSchema } from 'hyparquet';
import { getTreePath } from 'hyparquet/src/schema.js';
import { checkPages, MAX_VALUES } from './parquet-pages.ts';

export interface GroupRequest {
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  /** The row group of the metadata that is read. */
  readonly group: RowGroup;
  /** Names of the columns that are read; a column of nested values counts as one. */
  readonly columns: readonly string[];
  readonly compressors: Compressors;
}

/** Values by column, a column's at their rows. */
export interface GroupRead {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, DecodedArray>;
}

/**
 * Reads columns of one row group, each after its pages have been checked.
 * @throws where the file is damaged
 */
export async function readGroup(request: GroupRequest): Promise<GroupRead> {
  const rows = Number(request.group.num_rows);
  if (!Number.isInteger(rows) || rows < 0 || rows > MAX_VALUES) {
    throw new Error(`parquet row group of ${String(rows)} rows`);
  }
  const columns = new Map<string, DecodedArray>();
  for (const name of rows === 0 ? [] : request.columns) {
    const scan = await parquetScan({
      file: await checked(request, name, rows),
      metadata: { ...request.metadata, row_groups: [request.group] },
      columns: [name],
      compressors: request.compressors,
      useOffsetIndex: false,
    });
    columns.set(name, await scan.readColumn({ column: name, rowStart: 0, rowEnd: rows }));
  }
  return { rows, columns };
}

/** The file, with what has been checked of one column in memory. */
async function checked(
  { file, metadata, group, compressors }: GroupRequest,
  name: string,
  rows: number,
): Promise<AsyncBuffer> {
  const schema = parquetSchema(metadata);
  const parts = new Map<string, ArrayBuffer>();
  for (const { meta_data: column } of group.columns) {
    if (column?.path_in_schema[0] !== name) continue;
    const first = column.dictionary_page_offset || column.data_page_offset;
    const start = Number(first);
    const end = Number(first + column.total_compressed_size);
    if (!(start >= 0 && end >= start && end <= file.byteLength)) {
      throw new Error(`parquet column at ${String(start)} to ${String(end)}`);
    }
    const bytes = await file.slice(start, end);
    const path = getTreePath(schema, column.path_in_schema);
    const length = checkPages({ bytes, column, path, rows, compressors });
    // Nothing behind the pages that were checked may be taken for one more.
    const pages = length === bytes.byteLength ? bytes : bytes.slice(0, length);
    parts.set(`${String(start)}-${String(end)}`, pages);
  }
  return {
    byteLength: file.byteLength,
    slice: (start, end) => parts.get(`${String(start)}-${String(end)}`) ?? file.slice(start, end),
  };
}
