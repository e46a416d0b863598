import type { DataEdits } from '../src/core/data-edits.ts';
import type { Material, MaterialChoice, MaterialFile } from '../src/core/judge/material.ts';

/** The jobs of judging, as `Jobs` of protocol.ts has them. Types only. */
export interface JudgingJobs {
  /** What some files hold that can be judged. */
  material: {
    input: {
      table: Blob;
      benchmark: Blob;
      files: readonly MaterialFile[];
      edits: DataEdits;
      choice: MaterialChoice;
    };
    progress: never;
    output: Material;
  };
}
