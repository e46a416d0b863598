import type { JudgeTask } from '../core/judge/setup.ts';
import { replyKey } from './beside/reply-key.ts';
import { endCallAt, noteCallAt, settleCallsOf } from './beside/calls-under-way.ts';
import { loadFlaws } from './damage.ts';
import type { JudgingRecord } from './records.ts';

/** Calls to judges that are under way. */

const STORES = { runs: 'judging', calls: 'calls' } as const;

/** As `noteCallAt`. */
export function noteCall(run: string, task: JudgeTask, most: number): Promise<void> {
  return noteCallAt(STORES, replyKey(run, task), most);
}

/** As `endCallAt`. */
export function endCall(run: string, task: JudgeTask, lost: number): Promise<void> {
  return endCallAt(STORES, replyKey(run, task), lost);
}

/**
 * As `settleCallsOf`.
 * @param waiting tasks whose reply is there and not stored yet
 */
export async function settleCalls(
  run: string,
  waiting: readonly JudgeTask[] = [],
): Promise<JudgingRecord> {
  const { judgingFlaw, judgingPartFlaws } = await loadFlaws();
  const keys = waiting.map((task) => replyKey(run, task));
  return settleCallsOf<JudgingRecord>(STORES, run, keys, {
    ofRun: judgingFlaw,
    ofCall: ({ setup }, key, value) => judgingPartFlaws(run, setup).call(key, value),
  });
}
