import type { JudgeReply, JudgeTask } from '../core/judge/setup.ts';
import { CaravanError } from '../core/failure.ts';
import { inOne } from './database.ts';
import type { JudgingRecord } from './records.ts';
import { replyKey } from './judging.ts';

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
