import { CaravanError } from '../../core/failure.ts';
import type { Failure } from '../../core/failure.ts';

/** What went wrong, as data, whatever was thrown. */
export function failureOf(error: unknown): Failure {
  return error instanceof CaravanError
    ? error.failure
    : { kind: 'unexpected', message: error instanceof Error ? error.message : String(error) };
}
