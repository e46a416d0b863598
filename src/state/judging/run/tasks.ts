import type { JudgeTask, JudgingSetup } from '../../../core/judge/setup.ts';

/** No two tasks of a run have the same. */
export function taskKey({ judge, question, left, right, again }: JudgeTask): string {
  return [judge, question, left, right, ...(again ? [1] : [])].join();
}

/** A task without what was said, which may be long. */
export function taskOf({ judge, question, left, right, again }: JudgeTask): JudgeTask {
  return { judge, question, left, right, ...(again && { again }) };
}

/** Whether a task is for a judge that is a model. */
export function isForModel({ judges }: JudgingSetup, { judge }: JudgeTask): boolean {
  return judges[judge].provider !== 'human';
}

/** The first task of which nothing was said. */
export function firstOpen(
  tasks: readonly JudgeTask[],
  said: readonly JudgeTask[],
): JudgeTask | undefined {
  const done = new Set(said.map(taskKey));
  return tasks.find((task) => !done.has(taskKey(task)));
}

export async function* oneByOne(tasks: readonly JudgeTask[]): AsyncGenerator<JudgeTask> {
  for (const task of tasks) {
    await Promise.resolve();
    yield task;
  }
}
