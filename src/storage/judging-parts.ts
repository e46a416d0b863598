import type { JudgedQuestion, JudgeReply, JudgeTask } from '../core/judge/setup.ts';
import { database, guarded, keysAfter, keysUnder } from './database.ts';
import { replyKey } from './judging.ts';

/** What is read at once: a few milliseconds of the page's time. */
const PART = 100;

/** All that `loadReplies` gives, in its order, a part at a time. */
export async function* repliesInParts(run: string): AsyncGenerator<readonly JudgeReply[]> {
  let keys = keysUnder(run);
  for (;;) {
    const range = keys;
    const part = await guarded(async () => (await database()).getAll('replies', range, PART));
    if (part.length > 0) yield part;
    if (part.length < PART) return;
    keys = keysAfter(replyKey(run, part[part.length - 1]));
  }
}

/** All questions of a run by position, a part at a time. */
export async function* questionsInParts(run: string): AsyncGenerator<readonly JudgedQuestion[]> {
  for (let from = 0; ; from += PART) {
    const range = from === 0 ? keysUnder(run) : keysAfter([run, from - 1]);
    const part = await guarded(async () =>
      (await database()).getAll('judgingQuestions', range, PART),
    );
    if (part.length > 0) yield part;
    if (part.length < PART) return;
  }
}

/** Null where nothing was said of the task. */
export async function loadReply(run: string, task: JudgeTask): Promise<JudgeReply | null> {
  const key = replyKey(run, task);
  return guarded(async () => (await (await database()).get('replies', key)) ?? null);
}
