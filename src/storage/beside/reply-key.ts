import type { JudgeTask } from '../../core/judge/setup.ts';
import type { ReplyKey } from '../records.ts';

/** Where the reply to a task is stored. */
export function replyKey(run: string, task: JudgeTask): ReplyKey {
  const { judge, question, left, right } = task;
  return task.again ? [run, judge, question, left, right, 1] : [run, judge, question, left, right];
}

/** The same without its run. */
export function placeOf({ judge, question, left, right, again }: JudgeTask): readonly number[] {
  return [judge, question, left, right, ...(again ? [1] : [])];
}

/** Whether what lies there counts in a ranking, which repeats do not. */
export function isCounted(key: ReplyKey): boolean {
  return key.length === 5;
}
