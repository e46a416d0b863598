import type { Draws } from '../src/core/posterior/draws/draws.ts';
import type { FitSummary } from '../src/core/posterior/ranking/summary.ts';

/** The jobs that tell whether stored records are sound, as `Jobs` of protocol.ts has them. Types only. */
export interface RecordJobs {
  /** Whether draws are those that a summary was made of. */
  verifyDraws: {
    input: { summary: FitSummary; draws: Draws };
    progress: never;
    output: boolean;
  };
  /** Fails with `damaged-record` where the Blobs of a source are not what they were. */
  verifySource: {
    input: { table: Blob; benchmark: Blob };
    progress: never;
    output: null;
  };
}
