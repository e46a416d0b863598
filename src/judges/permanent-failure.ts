import type { JudgeCallFailure } from '../core/failure.ts';
import { MAX_FAILURES_IN_A_ROW } from '../core/limits.ts';

/** What a failed call means for the others of its run. */

type Reasons = ReadonlySet<JudgeCallFailure['reason']>;

/** What will become of every other call as well. */
const PERMANENT: Reasons = new Set([
  'not-an-address',
  'insecure',
  'offline',
  'wrong-key',
  'no-credit',
  'browser-blocked',
  'not-found',
]);

/** So too, unless other calls to the same provider worked in the meantime. */
const DOUBTFUL: Reasons = new Set([
  'cors-or-network',
  'local-network',
  'null-origin',
  'too-many-requests',
]);

/**
 * Whether the failure will meet every other call too, so that the run halts.
 * @param othersWork whether other calls to the provider worked since this one was begun
 * @param inARow how many calls to the provider failed since one worked, this one too
 */
export function isPermanentFailure(
  { reason }: JudgeCallFailure,
  othersWork: boolean,
  inARow: number,
): boolean {
  if (PERMANENT.has(reason)) return true;
  if (DOUBTFUL.has(reason) && !othersWork) return true;
  // One question may be too long in all its pairs.
  return reason !== 'context-too-long' && inARow >= MAX_FAILURES_IN_A_ROW;
}
