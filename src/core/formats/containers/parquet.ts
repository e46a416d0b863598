import type { AsyncBuffer, FileMetaData } from 'hyparquet';
import type { ByteSource } from '../report.ts';
import type { RowSink } from './container.ts';
import { JsonRow } from './json-record.ts';

/** Columns with more bytes than this per row hold texts. */
const LONG_TEXT = 200;
/** Compressions that hyparquet unpacks by itself. */
const BUILT_IN: ReadonlySet<string> = new Set(['UNCOMPRESSED', 'SNAPPY']);

/**
 * Reads a Parquet file row group by row group. Columns of long texts and of nested values are
 * left out where nobody needs them, so where the source can be read in parts, only the bytes of
 * the others are. Whole numbers beyond 2⁵³ become text. Rows count from 1.
 * @param needsTexts whether a table with these columns is read for its texts
 * @throws where the file is damaged
 */
export async function readParquet(
  source: ByteSource,
  sink: RowSink & { readonly isHopeless: boolean },
  needsTexts: (fields: readonly string[]) => boolean,
): Promise<void> {
  const { parquetMetadataAsync, parquetReadObjects, parquetSchema } = await import('hyparquet');
  const file = await bufferOf(source);
  const metadata = await parquetMetadataAsync(file);
  const columns = parquetSchema(metadata).children;
  const fields = columns.map(({ element }) => element.name);
  const wanted = needsTexts(fields)
    ? fields
    : columns
        .filter(({ children, element }) => {
          return children.length === 0 && bytesPerRow(metadata, element.name) <= LONG_TEXT;
        })
        .map(({ element }) => element.name);
  const compressors = await compressorsFor(metadata);
  const absent = Object.fromEntries(fields.map((field) => [field, undefined]));
  let line = 0;
  let rowStart = 0;
  for (const { num_rows } of metadata.row_groups) {
    const rowEnd = rowStart + Number(num_rows);
    const options = { file, metadata, columns: wanted, rowStart, rowEnd, compressors };
    for (const row of await parquetReadObjects(options)) {
      const values = Object.entries(row).map(([name, value]) => [name, plain(value)] as const);
      sink.row(JsonRow.inner({ ...absent, ...Object.fromEntries<unknown>(values) }), ++line);
    }
    if (sink.isHopeless) return;
    rowStart = rowEnd;
  }
}

/** Parts of the source where it gives them; else all of it in memory. */
async function bufferOf(source: ByteSource): Promise<AsyncBuffer> {
  if (source.slice !== undefined) {
    const { bytes } = source;
    const slice = source.slice.bind(source);
    return {
      byteLength: bytes,
      slice: async (start, end = bytes) => {
        const from = start < 0 ? bytes + start : start;
        return ownBuffer(await slice(from, end < 0 ? bytes + end : end));
      },
    };
  }
  const pieces: Uint8Array[] = [];
  let byteLength = 0;
  for await (const piece of source.chunks()) {
    pieces.push(piece);
    byteLength += piece.length;
  }
  const whole = new Uint8Array(byteLength);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return { byteLength, slice: (start, end) => whole.buffer.slice(start, end) };
}

function ownBuffer(bytes: Uint8Array): ArrayBuffer {
  const own = new Uint8Array(bytes.length);
  own.set(bytes);
  return own.buffer;
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

async function compressorsFor(metadata: FileMetaData) {
  const isKnown = metadata.row_groups.every(({ columns }) =>
    columns.every(({ meta_data }) => meta_data === undefined || BUILT_IN.has(meta_data.codec)),
  );
  if (isKnown) return {};
  const { compressors } = await import('hyparquet-compressors');
  // Its Snappy is WebAssembly, which the page's policy forbids; hyparquet's own is not.
  return Object.fromEntries(Object.entries(compressors).filter(([codec]) => !BUILT_IN.has(codec)));
}

/** A value as JSON could hold it. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Uint8Array) return null;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]));
}
