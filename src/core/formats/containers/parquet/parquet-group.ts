import type { RandomAccess } from '../random-access.ts';
import type { AsyncBuffer, Compressors, FileMetaData, RowGroup } from 'hyparquet';
import { parquetSchema } from 'hyparquet';
import { getTreePath, isFlatColumn } from 'hyparquet/src/schema.js';
import type { ColumnPage, ColumnPages, ColumnRequest } from './column.ts';
import type { ColumnCodes } from './column-codes.ts';
import { FlatColumn } from './flat-column.ts';
import { NestedColumn } from './nested-column.ts';
import { MAX_VALUES, within } from './parquet-pages.ts';

export interface GroupRequest {
  readonly bytes: RandomAccess;
  /** The same as hyparquet reads it. */
  readonly file: AsyncBuffer;
  readonly metadata: FileMetaData;
  /** The row group of the metadata that is read. */
  readonly group: RowGroup;
  /** The columns that are read, by their names; a column of nested values counts as one. */
  readonly columns: ReadonlyMap<string, ColumnCodes>;
  readonly compressors: Compressors;
}

/** Rows from … end − 1 of a row group, and of each column, in their order, the page that holds them. */
export interface GroupStretch {
  readonly from: number;
  readonly end: number;
  readonly pages: readonly ColumnPage[];
}

/**
 * Reads columns of one row group, as far as one page of each goes at a time.
 * @throws where the file is damaged
 */
export async function* stretchesOf(request: GroupRequest): AsyncGenerator<GroupStretch> {
  const rows = within('rows of a group', Number(request.group.num_rows), MAX_VALUES);
  const columns = [...request.columns].map(([name, codes]) =>
    opened({ ...request, name, codes, rows }),
  );
  let pages: readonly ColumnPage[] = [];
  for (let from = 0; from < rows;) {
    const next: ColumnPage[] = [];
    for (const [at, column] of columns.entries()) {
      const page = pages.at(at);
      next.push(page !== undefined && page.end > from ? page : await column.next());
    }
    const end = Math.min(...next.map((page) => page.end));
    yield { from, end, pages: next };
    [pages, from] = [next, end];
  }
}

function opened(request: ColumnRequest): ColumnPages {
  const { metadata, group, name } = request;
  const parts = group.columns.filter(({ meta_data }) => meta_data?.path_in_schema[0] === name);
  const column = parts.length === 1 ? parts[0].meta_data : undefined;
  if (column === undefined) return new NestedColumn(request);
  const path = getTreePath(parquetSchema(metadata), column.path_in_schema);
  return isFlatColumn(path) ? new FlatColumn(request, column, path) : new NestedColumn(request);
}
