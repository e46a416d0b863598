import type { Density, FitSummary, StrengthRow } from '../../core/posterior/ranking/summary.ts';
import { slicedBlob } from './sliced-blob.ts';
import type { RunRecord, UnfittedRecord } from '../records.ts';

/** A finished fit of many models in the database. */
export interface PackedRun extends Omit<RunRecord, 'summary'> {
  readonly summary: PackedSummary;
  /**
   * Of each row the shares of its ranks and the values of its density, in single precision; in a
   * buffer where the database takes no Blobs.
   */
  readonly bytes: Blob | ArrayBuffer;
}

export interface PackedSummary extends Omit<FitSummary, 'rows'> {
  readonly rows: readonly PackedRow[];
}

/** In the place of numbers, how many of them there are. */
export interface PackedRow extends Omit<StrengthRow, 'rankShares' | 'density'> {
  readonly rankShares: number;
  readonly density: Omit<Density, 'values'> & { readonly values: number };
}

/** What lies in the store of runs. */
export type RunInStore = RunRecord | PackedRun | UnfittedRecord;

/**
 * Bytes of shares and densities from which on they lie in a Blob: of two thousand models they are
 * 16 MB, which the database would copy in one task, and whoever lists fits reads none of them.
 */
export const LARGE_SUMMARY = 1 << 20;

/** A fit as it is stored. */
export async function storedRun(run: RunRecord): Promise<RunRecord | PackedRun> {
  const columns = run.summary.rows.flatMap(({ rankShares, density }) => [
    rankShares,
    density.values,
  ]);
  const size = columns.reduce((sum, { length }) => sum + length, 0);
  if (size * Float32Array.BYTES_PER_ELEMENT < LARGE_SUMMARY) return run;
  const numbers = new Float32Array(size);
  let at = 0;
  for (const column of columns) {
    numbers.set(column, at);
    at += column.length;
  }
  // Fields stay in their places: hashes go by their order.
  const rows = run.summary.rows.map((row) => ({
    ...row,
    rankShares: row.rankShares.length,
    density: { ...row.density, values: row.density.values.length },
  }));
  const bytes = await slicedBlob([new Uint8Array(numbers.buffer)]);
  return { ...run, summary: { ...run.summary, rows }, bytes };
}

/** What `storedRun` was given; null where its bytes can't be read, or are more or fewer. */
export async function openedRun({ bytes, ...run }: PackedRun): Promise<RunRecord | null> {
  try {
    const numbers = new Float32Array(bytes instanceof Blob ? await bytes.arrayBuffer() : bytes);
    let at = 0;
    const take = (length: number): Float32Array => {
      at += length;
      return numbers.subarray(at - length, at);
    };
    const rows = run.summary.rows.map((row) => ({
      ...row,
      rankShares: take(row.rankShares),
      density: { ...row.density, values: take(row.density.values) },
    }));
    return at === numbers.length ? { ...run, summary: { ...run.summary, rows } } : null;
  } catch {
    return null;
  }
}
