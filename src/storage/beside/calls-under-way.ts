import { CaravanError } from '../../core/failure.ts';
import type { RecordFlaw } from '../../core/failure.ts';
import { requireSound } from '../damage.ts';
import { inOne, keysUnder } from '../database.ts';
import type { AnswerKey, AskingRecord, JudgingRecord, ReplyKey } from '../records.ts';

/**
 * Calls under way, on the disk before they are made: a page may end without a word, and what it
 * asked for may be charged all the same.
 */

/** Where runs that make calls lie, and the calls themselves. */
export type CallStores =
  | { readonly runs: 'judging'; readonly calls: 'calls' }
  | { readonly runs: 'asking'; readonly calls: 'askCalls' };

/** Of a task, the run first. */
type TaskKey = ReplyKey | AnswerKey;

/**
 * @param most US dollars that the call may cost
 * @throws CaravanError `run-gone`: nothing is to be asked for it any more
 */
export async function noteCallAt(
  { runs, calls }: CallStores,
  key: TaskKey,
  most: number,
): Promise<void> {
  await inOne([runs, calls], async (tx) => {
    const isThere = (await tx.objectStore(runs).getKey(key[0])) !== undefined;
    if (!isThere) throw new CaravanError({ kind: 'run-gone' });
    await tx.objectStore(calls).put(most, key);
  });
}

/**
 * A call is over and brought no reply.
 * @param lost US dollars that it may have cost
 */
export async function endCallAt(
  { runs, calls }: CallStores,
  key: TaskKey,
  lost: number,
): Promise<void> {
  await inOne([runs, calls], async (tx) => {
    await tx.objectStore(calls).delete(key);
    const record = await tx.objectStore(runs).get(key[0]);
    if (record && lost > 0) await tx.objectStore(runs).put({ ...record, lost: record.lost + lost });
  });
}

/** What is wrong with a run, and with calls of it. */
export interface CallFlaws<R> {
  readonly ofRun: (record: R) => RecordFlaw | null;
  readonly ofCall: (record: R, key: unknown, value: unknown) => RecordFlaw | null;
}

/**
 * Counts calls that no page waits for any more as lost. Only for who holds the run.
 * @param waiting keys of tasks whose reply is there and not stored yet
 * @returns the run as it stands then
 * @throws CaravanError `run-gone`, `damaged-record`
 */
export async function settleCallsOf<R extends JudgingRecord | AskingRecord>(
  { runs, calls }: CallStores,
  run: string,
  waiting: readonly TaskKey[],
  { ofRun, ofCall }: CallFlaws<R>,
): Promise<R> {
  return inOne([runs, calls], async (tx) => {
    // The stores are those of runs of this kind.
    const record = (await tx.objectStore(runs).get(run)) as R | undefined;
    if (!record) throw new CaravanError({ kind: 'run-gone' });
    requireSound(runs, record, ofRun(record));
    const kept = new Set(waiting.map((key) => key.join()));
    let { lost } = record;
    const range = keysUnder(run);
    for (let call = await tx.objectStore(calls).openCursor(range); call;) {
      if (!kept.has(call.key.join())) {
        requireSound(calls, record, ofCall(record, call.key, call.value));
        lost += call.value;
        await call.delete();
      }
      call = await call.continue();
    }
    if (lost === record.lost) return record;
    const settled = { ...record, lost };
    await tx.objectStore(runs).put(settled);
    return settled;
  });
}
