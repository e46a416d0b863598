import type { FileFailure } from '../file/file-failure.ts';

/** Failures that one answer settles. */
const ASKING: ReadonlySet<FileFailure['kind']> = new Set([
  'needs-baseline',
  'needs-games',
  'undeclared-values',
]);

/** Whether the user can say how a file that was not read is to be read. */
export function isAnswerable(failure: FileFailure): boolean {
  if (ASKING.has(failure.kind)) return true;
  return (
    failure.kind === 'unknown-format' && failure.fields.length > 1 && failure.sample.length > 0
  );
}

/** Whether something may still come of a file: it holds something, or a question settles it. */
export function isOfUse(failure: FileFailure | null): boolean {
  if (failure === null || ASKING.has(failure.kind)) return true;
  return failure.kind === 'unknown-format' || failure.kind === 'needs-answers';
}
