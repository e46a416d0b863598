import type { JudgeReply, JudgeTask } from '../core/judge/setup.ts';
import { CaravanError } from '../core/failure.ts';
import { replyKey } from './beside/reply-key.ts';
import { inOne, keysUnder } from './database.ts';
import type { JudgingRecord } from './records.ts';

/**
 * Takes back what was said of a task, as if it had not been asked.
 * @throws CaravanError `run-gone`
 */
export async function removeReply(run: string, task: JudgeTask): Promise<void> {
  await inOne(['judging', 'replies'], async (tx) => {
    const record = await tx.objectStore('judging').get(run);
    if (!record) throw new CaravanError({ kind: 'run-gone' });
    await tx.objectStore('judging').put({ ...record, isAhead: true });
    await tx.objectStore('replies').delete(replyKey(run, task));
  });
}

/**
 * Puts other outcomes to replies that are there, where their texts are read by other rules.
 * @param rules of each judge, as the record has them
 * @throws CaravanError `run-gone` where one of them, or the run, is not there
 */
export async function changeReplies(
  run: string,
  replies: readonly JudgeReply[],
  rules: JudgingRecord['rules'],
): Promise<void> {
  await inOne(['judging', 'replies'], async (tx) => {
    const record = await tx.objectStore('judging').get(run);
    if (!record) throw new CaravanError({ kind: 'run-gone' });
    await tx.objectStore('judging').put({ ...record, rules, isAhead: true });
    const stored = tx.objectStore('replies');
    for (const reply of replies) {
      const key = replyKey(run, reply);
      if ((await stored.getKey(key)) === undefined) throw new CaravanError({ kind: 'run-gone' });
      await stored.put(reply, key);
    }
  });
}

/**
 * Puts what a rater has given back in the place of what was there of that rater.
 * @param savedAt when the rater saved it, in milliseconds since 1970
 * @returns what was there
 * @throws CaravanError `run-gone`, `study-file` where a file that was saved then or later was read
 */
export async function replaceReplies(
  run: string,
  judge: number,
  replies: readonly JudgeReply[],
  savedAt: number,
): Promise<readonly JudgeReply[]> {
  return inOne(['judging', 'replies'], async (tx) => {
    const record = await tx.objectStore('judging').get(run);
    if (!record) throw new CaravanError({ kind: 'run-gone' });
    const before = record.returned ?? record.setup.judges.map(() => null);
    if ((before[judge] ?? -1) >= savedAt)
      throw new CaravanError({ kind: 'study-file', reason: 'older' });
    const returned = before.map((at, rater) => (rater === judge ? savedAt : at));
    await tx.objectStore('judging').put({ ...record, returned, isAhead: true });
    const stored = tx.objectStore('replies');
    const there = keysUnder(run, judge);
    const gone = await stored.getAll(there);
    await stored.delete(there);
    for (const reply of replies) await stored.add(reply, replyKey(run, reply));
    return gone;
  });
}
