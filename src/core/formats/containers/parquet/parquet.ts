import type { AsyncBuffer, Compressors, FileMetaData } from 'hyparquet';
import type { ByteSource } from '../../file/report.ts';
import type { NameIndex } from '../../../table/name-index.ts';
import { CodedRow } from '../container.ts';
import type { RowSink } from '../container.ts';
import { jsonOf } from '../json/json-record.ts';
import { randomAccess } from '../random-access.ts';
import type { RandomAccess } from '../random-access.ts';
import { ColumnCodes } from './column-codes.ts';
import type { ColumnPage } from './column.ts';
import { unpackSnappy } from './snappy.ts';
import { MAX_SHORT_BYTES } from '../../../limits.ts';

/** Compressions that need no library. */
const BUILT_IN: ReadonlySet<string> = new Set(['UNCOMPRESSED', 'SNAPPY']);

/**
 * Reads a Parquet file page by page. Columns of long texts and of nested values are left out where
 * nobody needs them, so where the source can be read in parts, only the bytes of the others are.
 * Whole numbers beyond 2⁵³ become text. Rows count from 1.
 * @param neededOf which of these columns are needed however long they are
 * @throws where the file is damaged; the rows before the damage have been given by then
 */
export async function readParquet(
  source: ByteSource,
  sink: RowSink & { readonly isRefused: boolean; room(): Promise<void> | null },
  neededOf: (fields: readonly string[]) => readonly string[],
): Promise<void> {
  const { parquetMetadataAsync, parquetSchema } = await import('hyparquet');
  const { stretchesOf } = await import('./parquet-group.ts');
  const bytes = await randomAccess(source);
  const file = bufferOf(bytes);
  const metadata = await parquetMetadataAsync(file, { geoparquet: false });
  const columns = parquetSchema(metadata).children;
  const fields = columns.map(({ element }) => element.name);
  const needed = neededOf(fields);
  const some = columns
    .filter(({ children, element }) => {
      const isShort =
        children.length === 0 && bytesPerRow(metadata, element.name) <= MAX_SHORT_BYTES;
      return isShort || needed.includes(element.name);
    })
    .map(({ element }) => element.name);
  // How many rows there are shows only in columns.
  const wanted = some.length === 0 ? fields : some;
  source.willRead?.(bytesOf(metadata, wanted));
  const compressors = await compressorsFor(metadata);
  const read = new Map(wanted.map((name) => [name, new ColumnCodes()]));
  const shape = { fields, places: new Map(wanted.map((name, place) => [name, place])) };
  const moving = new ParquetRow(shape);
  /** Whether rows are asked for a column, by its place; known once they are read as they come. */
  let isAsked: readonly boolean[] | null = null;
  let line = 0;
  for (const group of metadata.row_groups) {
    const request = { bytes, file, metadata, group, columns: read, compressors };
    for await (const { from, end, pages } of stretchesOf(request)) {
      // What is damaged shows ahead of the rows that need it.
      for (const [place, page] of pages.entries()) if (isAsked?.[place] !== false) page.read();
      const isStreaming = sink.isStreaming === true;
      for (let at = from; at < end; at++) {
        const row = sink.isStreaming === true ? moving : new ParquetRow(shape);
        row.turnTo(pages, at);
        sink.row(row, ++line);
        const room = sink.room();
        if (room !== null) await room;
      }
      if (sink.isRefused) return;
      if (!isStreaming) continue;
      isAsked = pages.map((page, place) => page.isAsked || isAsked?.[place] === true);
      for (const page of pages) if (page.end === end) page.giveUp();
    }
  }
}

/** The fields of the file, and the places of those that are read. */
interface RowShape {
  readonly fields: readonly string[];
  readonly places: ReadonlyMap<string, number>;
}

/** A row of a stretch; the next may take its place. */
class ParquetRow extends CodedRow {
  readonly #shape: RowShape;
  #pages: readonly ColumnPage[] = [];
  #row = 0;

  constructor(shape: RowShape) {
    super();
    this.#shape = shape;
  }

  turnTo(pages: readonly ColumnPage[], row: number): void {
    this.#pages = pages;
    this.#row = row;
  }

  get(field: string): unknown {
    const place = this.#shape.places.get(field);
    return place === undefined ? undefined : plain(this.#pages[place].at(this.#row));
  }

  fields(): readonly string[] {
    return this.#shape.fields;
  }

  text(): string {
    return jsonOf(Object.fromEntries(this.fields().map((name) => [name, this.get(name)])));
  }

  placeOf(field: string): number {
    return this.#shape.places.get(field) ?? -1;
  }

  codeAt(place: number): number {
    return this.#pages[place].codeAt(this.#row);
  }

  nameAt(place: number, names: NameIndex): number {
    return this.#pages[place].nameAt(this.#row, names);
  }
}

/** The file as hyparquet reads it. */
function bufferOf(file: RandomAccess): AsyncBuffer {
  const { length } = file;
  return {
    byteLength: length,
    slice: async (start, end = length) => {
      const from = start < 0 ? length + start : start;
      const bytes = await file.read(from, end < 0 ? length + end : end);
      const own = new Uint8Array(bytes);
      file.giveBack?.(bytes);
      return own.buffer;
    },
  };
}

/** Bytes that these columns take up in the file. */
function bytesOf({ row_groups }: FileMetaData, names: readonly string[]): number {
  const wanted = new Set(names);
  const columns = row_groups.flatMap((group) => group.columns.map(({ meta_data }) => meta_data));
  return columns.reduce((sum, column) => {
    const isWanted = column !== undefined && wanted.has(column.path_in_schema[0]);
    return isWanted ? sum + Number(column.total_compressed_size) : sum;
  }, 0);
}

function bytesPerRow(metadata: FileMetaData, field: string): number {
  let bytes = 0;
  for (const { columns } of metadata.row_groups) {
    for (const { meta_data } of columns) {
      if (meta_data?.path_in_schema[0] === field)
        bytes += Number(meta_data.total_uncompressed_size);
    }
  }
  return bytes / Math.max(1, Number(metadata.num_rows));
}

async function compressorsFor(metadata: FileMetaData): Promise<Compressors> {
  const isKnown = metadata.row_groups.every(({ columns }) =>
    columns.every(({ meta_data }) => meta_data === undefined || BUILT_IN.has(meta_data.codec)),
  );
  if (isKnown) return { SNAPPY: unpackSnappy };
  const library = await import('hyparquet-compressors');
  return {
    SNAPPY: unpackSnappy,
    GZIP: library.decompressGzip,
    BROTLI: library.decompressBrotli,
    // Into memory of the length that the page gives: a damaged block may ask for gigabytes.
    ZSTD: (packed, length) => library.decompressZstd(packed, new Uint8Array(length)),
    // Not LZ4, which is out of use: a damaged one may step backwards for ever.
    LZ4_RAW: library.decompressLz4Raw,
  };
}

/** Columns may hold JSON; deeper than this nothing is looked for. */
const MAX_NESTING = 500;

/** A value as JSON could hold it. */
function plain(value: unknown, depth = 0): unknown {
  if (depth > MAX_NESTING) return null;
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return null;
  if (Array.isArray(value)) return value.map((inner) => plain(inner, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, plain(inner, depth + 1)]),
  );
}
