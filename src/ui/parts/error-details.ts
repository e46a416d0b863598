import { CaravanError } from '../../core/failure.ts';
import { messageOf } from './error-reason.ts';

const LONGEST = 10_000;

/** What somebody who mends it needs to know. */
export function detailsOf(title: string, error: unknown): string {
  const facts = error instanceof CaravanError ? JSON.stringify(error.failure) : '';
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  // Chromium's stack begins with the message, others' does not.
  const message = stack.includes(messageOf(error)) ? '' : messageOf(error);
  return [title, message, facts, stack]
    .filter((line) => line !== '')
    .join('\n')
    .slice(0, LONGEST);
}
