import type { JudgeTask } from '../core/judge/setup.ts';
import { CaravanError } from '../core/failure.ts';
import { loadFlaws, requireSound } from './damage.ts';
import { inOne, keysUnder } from './database.ts';
import type { JudgingRecord } from './records.ts';
import { replyKey } from './judging.ts';

/**
 * Calls under way, on the disk before they are made: a page may end without a word, and what it
 * asked for may be charged all the same.
 */

/**
 * @param most US dollars that the call may cost
 * @throws CaravanError `run-gone`: nothing is to be asked for it any more
 */
export async function noteCall(run: string, task: JudgeTask, most: number): Promise<void> {
  await inOne(['judging', 'calls'], async (tx) => {
    const isThere = (await tx.objectStore('judging').getKey(run)) !== undefined;
    if (!isThere) throw new CaravanError({ kind: 'run-gone' });
    await tx.objectStore('calls').put(most, replyKey(run, task));
  });
}

/**
 * A call is over and brought no reply.
 * @param lost US dollars that it may have cost
 */
export async function endCall(run: string, task: JudgeTask, lost: number): Promise<void> {
  await inOne(['judging', 'calls'], async (tx) => {
    await tx.objectStore('calls').delete(replyKey(run, task));
    const record = await tx.objectStore('judging').get(run);
    if (record && lost > 0)
      await tx.objectStore('judging').put({ ...record, lost: record.lost + lost });
  });
}

/**
 * Counts calls that no page waits for any more as lost. Only for who holds the run.
 * @param waiting tasks whose reply is there and not stored yet
 * @returns the run as it stands then
 * @throws CaravanError `run-gone`, `damaged-record`
 */
export async function settleCalls(
  run: string,
  waiting: readonly JudgeTask[] = [],
): Promise<JudgingRecord> {
  const { judgingFlaw, judgingPartFlaws } = await loadFlaws();
  return inOne(['judging', 'calls'], async (tx) => {
    const [calls, runs] = [tx.objectStore('calls'), tx.objectStore('judging')];
    const record = await runs.get(run);
    if (!record) throw new CaravanError({ kind: 'run-gone' });
    requireSound('judging', record, judgingFlaw(record));
    const { call: flawOf } = judgingPartFlaws(run, record.setup);
    const kept = new Set(waiting.map((task) => replyKey(run, task).join()));
    let { lost } = record;
    for (let call = await calls.openCursor(keysUnder(run)); call; call = await call.continue()) {
      if (kept.has(call.key.join())) continue;
      requireSound('calls', record, flawOf(call.key, call.value));
      lost += call.value;
      await call.delete();
    }
    if (lost === record.lost) return record;
    const settled = { ...record, lost };
    await runs.put(settled);
    return settled;
  });
}
