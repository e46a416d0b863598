import type { StoreName } from '../../core/failure.ts';
import type { SourceRecord, StoredSource } from '../records.ts';
import type { RawRecord } from '../stores.ts';

/**
 * What is large of a source, of data or of a fit lies in Blobs, which the database of a private
 * window refuses in WebKit; there the same bytes lie in buffers (storing-blobs.ts). Files that are
 * saved have Blobs, wherever they were made.
 */

/** A source as all but the database knows it. */
export function opened({ table, benchmark, ...source }: StoredSource): SourceRecord {
  return { ...source, table: blobOf(table), benchmark: blobOf(benchmark) };
}

function blobOf(part: Blob | ArrayBuffer): Blob {
  return part instanceof Blob ? part : new Blob([part]);
}

/** Stores whose records may have something large. */
export const LARGE: ReadonlySet<StoreName> = new Set(['sources', 'data', 'runs', 'draws']);

/** The same of a record of any store, and of any form. */
export function withBlobs({ store, value }: Pick<RawRecord, 'store' | 'value'>): unknown {
  if (!LARGE.has(store) || typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, one]: [string, unknown]) => [
    name,
    one instanceof ArrayBuffer ? new Blob([one]) : one,
  ]);
  return Object.fromEntries(fields);
}
