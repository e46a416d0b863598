import type { JudgedQuestion, JudgeReply, JudgeTask } from '../core/judge/setup.ts';
import { CaravanError } from '../core/failure.ts';
import { database, guarded, inOne, keysUnder } from './database.ts';
import { replyKey } from './judging.ts';

/** All questions of a run, by position. */
export async function loadQuestions(run: string): Promise<readonly JudgedQuestion[]> {
  return guarded(async () => (await database()).getAll('judgingQuestions', keysUnder(run)));
}

/** Takes back what was said of a task, as if it had not been asked. */
export async function removeReply(run: string, task: JudgeTask): Promise<void> {
  await inOne(['replies'], (tx) => tx.objectStore('replies').delete(replyKey(run, task)));
}

/**
 * Puts other outcomes to replies that are there, where their texts are read by another rule.
 * @throws CaravanError `run-gone` where one of them is not there
 */
export async function changeReplies(run: string, replies: readonly JudgeReply[]): Promise<void> {
  await inOne(['replies'], async (tx) => {
    const stored = tx.objectStore('replies');
    for (const reply of replies) {
      const key = replyKey(run, reply);
      if ((await stored.getKey(key)) === undefined) throw new CaravanError({ kind: 'run-gone' });
      await stored.put(reply, key);
    }
  });
}
