import type { AskTask } from '../../core/ask/setup.ts';
import { endCallAt, noteCallAt, settleCallsOf } from '../beside/calls-under-way.ts';
import { loadFlaws } from '../damage.ts';
import { answerKey } from './asking.ts';
import type { AskingRecord } from '../records.ts';

/** Calls to models that answer, under way. */

const STORES = { runs: 'asking', calls: 'askCalls' } as const;

/** As `noteCallAt`. */
export function noteCall(run: string, task: AskTask, most: number): Promise<void> {
  return noteCallAt(STORES, answerKey(run, task), most);
}

/** As `endCallAt`. */
export function endCall(run: string, task: AskTask, lost: number): Promise<void> {
  return endCallAt(STORES, answerKey(run, task), lost);
}

/**
 * As `settleCallsOf`.
 * @param waiting tasks whose answer is there and not stored yet
 */
export async function settleCalls(
  run: string,
  waiting: readonly AskTask[] = [],
): Promise<AskingRecord> {
  const { askingFlaw, askingPartFlaws } = await loadFlaws();
  const keys = waiting.map((task) => answerKey(run, task));
  return settleCallsOf<AskingRecord>(STORES, run, keys, {
    ofRun: askingFlaw,
    ofCall: ({ setup }, key, value) => askingPartFlaws(run, setup).call(key, value),
  });
}
