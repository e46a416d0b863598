import { CaravanError } from '../core/failure.ts';
import { failuresEn } from '../words/en/failures/failures.ts';
import { ArgumentError } from './argument-error.ts';
import { say } from './file-messages.ts';

/**
 * Says what went wrong.
 * @returns the exit code: 1 no usable judgment, 2 wrong arguments
 * @throws what nobody expects
 */
export function exitCodeOf(error: unknown): number {
  if (error instanceof ArgumentError) {
    say(`${error.message} (--help lists all options.)`);
    return 2;
  }
  if (!(error instanceof CaravanError)) throw error;
  say(failuresEn.failure(error.failure));
  const { kind } = error.failure;
  return kind === 'bad-setting' || kind === 'repeated-belief' ? 2 : 1;
}
