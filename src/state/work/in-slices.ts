import { nextTask } from '../../next-task.ts';

/** Milliseconds of one task's share. */
const SLICE = 8;

/** Goes through steps in tasks of a few milliseconds, so that they do not hold the page. */
export async function inSlices<T>(steps: Iterator<unknown, T>): Promise<T> {
  let since = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - since < SLICE) continue;
    await nextTask();
    since = performance.now();
  }
}
