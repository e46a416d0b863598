import type { FilesRead } from '../src/core/formats/file/report.ts';
import type { Draws } from '../src/core/posterior/draws/draws.ts';

/**
 * Draws under a key that stands for them. Null where the worker may have kept them; where it has
 * not, it fails with `draws-not-held`, and is asked again with the draws.
 */
export interface HeldDraws {
  readonly key: string;
  readonly draws: Draws | null;
}

/** FilesRead; what is large is in Blobs, which cross threads without a copy. */
export interface ReadBefore extends Omit<FilesRead, 'table' | 'benchmark'> {
  /** A JudgmentTable, see src/core/table/table-bytes.ts. */
  readonly table: Blob;
  /** A Benchmark as JSON. */
  readonly benchmark: Blob;
}
