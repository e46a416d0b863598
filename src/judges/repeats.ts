import pRetry from 'p-retry';
import type { JudgeCallFailure } from '../core/failure.ts';
import { JudgeCallError } from './contract.ts';

/** Milliseconds. */
const FIRST_WAIT = 1000;
/** Providers that want to be left alone for longer are not waited for. */
const LONGEST_RETRY_AFTER = 10 * 60_000;

/** How often a call is repeated: for what may pass by itself, and nothing else. */
const REPEATS: Readonly<Partial<Record<JudgeCallFailure['reason'], number>>> = {
  // Limits are by the minute: the waits add up to one.
  'too-many-requests': 6,
  server: 4,
  timeout: 2,
  'broken-off': 3,
  'cors-or-network': 3,
  'local-network': 3,
  'null-origin': 3,
};

/** What repeating stands on; clock and chance are arguments. */
export interface Patience {
  /** Milliseconds since 1970, as dates of HTTP have it. */
  readonly now: () => number;
  /** Between 0 and 1. */
  readonly random: () => number;
  /**
   * Waits before the next call; `isAsked`: the provider said so, so that its other calls had
   * better wait as well.
   */
  readonly wait: (milliseconds: number, error: JudgeCallError, isAsked: boolean) => Promise<void>;
}

/**
 * Calls until it works, or until it is clear that it will not.
 * @throws what the last call threw
 */
export function repeated<T>(call: () => Promise<T>, patience: Patience): Promise<T> {
  return pRetry(call, {
    retries: Math.max(...Object.values(REPEATS)),
    // The waits are ours, since the library knows no Retry-After and has chance of its own.
    minTimeout: 0,
    shouldRetry: async ({ error, attemptNumber }) => {
      if (!(error instanceof JudgeCallError)) return false;
      if (attemptNumber > (REPEATS[error.failure.reason] ?? 0)) return false;
      const asked = millisecondsIn(error.retryAfter, patience.now());
      if (asked !== null && asked > LONGEST_RETRY_AFTER) return false;
      const wait = asked ?? backOff(attemptNumber, patience.random());
      // All that have the same wait would come back at the same moment.
      const apart = asked === null ? 0 : FIRST_WAIT * patience.random();
      await patience.wait(wait + apart, error, asked !== null);
      return true;
    },
  });
}

/** Twice as long each time, half of it by chance. */
function backOff(attempt: number, chance: number): number {
  return FIRST_WAIT * 2 ** (attempt - 1) * (0.5 + chance);
}

/** Retry-After is in seconds, or a date of HTTP. */
export function millisecondsIn(retryAfter: string | null, now: number): number | null {
  if (retryAfter === null) return null;
  if (/^\s*\d+(\.\d+)?\s*$/.test(retryAfter)) return Number(retryAfter) * 1000;
  const date = Date.parse(retryAfter);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
