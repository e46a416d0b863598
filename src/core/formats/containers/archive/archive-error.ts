import type { FileFailure } from '../../file/file-failure.ts';

/** Why nothing that an archive gave of a file can be used, though bytes may have come already. */
export class ArchiveError extends Error {
  readonly failure: FileFailure;
  constructor(failure: FileFailure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** Damage of which nobody can say where it begins. */
export function damaged(error: unknown): ArchiveError {
  if (error instanceof ArchiveError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new ArchiveError({ kind: 'damaged-archive', message });
}
