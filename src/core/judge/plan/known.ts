import type { JudgeTask } from '../setup.ts';
import type { Comparison } from './ledger.ts';

/** No two tasks have the same. */
export function taskName({ judge, question, left, right, again }: JudgeTask): string {
  return [judge, question, left, right, ...(again ? [1] : [])].join();
}

/** Those of the tasks that were not judged before. */
export function notKnown(tasks: JudgeTask[], known: readonly JudgeTask[]): JudgeTask[] {
  if (known.length === 0) return tasks;
  const names = new Set(known.map(taskName));
  return tasks.filter((task) => !names.has(taskName(task)));
}

/** The comparisons that every judge made before: a plan has nothing left to ask about them. */
export function knownToAll(known: readonly JudgeTask[], judges: number): Comparison[] {
  const names = new Set(known.map(taskName));
  const others = Array.from({ length: judges - 1 }, (_, judge) => judge + 1);
  return known
    .filter(
      (task) =>
        task.judge === 0 && others.every((judge) => names.has(taskName({ ...task, judge }))),
    )
    .map(({ question, left, right }) => ({ question, left, right }));
}
