import type { RunRecord, UnfittedRecord } from './records.ts';
import type { Writing } from './schema.ts';

/** Fits of which several projects have the one record. */

type Run = RunRecord | UnfittedRecord;

/** The projects that have a run; none where that can't be read. */
export function projectsOf({ projects }: { readonly projects?: unknown }): readonly string[] {
  if (!Array.isArray(projects)) return [];
  return projects.filter((one): one is string => typeof one === 'string');
}

export function isIn(project: string, run: Run): boolean {
  return projectsOf(run).includes(project);
}

/** The projects that have one of two runs, in order. */
export function together(run: Run, other: Run | undefined): readonly string[] {
  const projects = new Set([...projectsOf(run), ...(other ? projectsOf(other) : [])]);
  return [...projects].sort();
}

/**
 * Takes a run out of projects. What none has any more is deleted with its draws, and with its data
 * where no other run uses them; so is what none of these has, for then none that is there has it.
 */
export async function takeOut(
  tx: Writing<'runs' | 'draws' | 'data'>,
  run: Run,
  projects: readonly string[],
): Promise<void> {
  const runs = tx.objectStore('runs');
  const had = projectsOf(run);
  const left = had.filter((one) => !projects.includes(one));
  if (left.length > 0 && left.length < had.length) {
    await runs.put({ ...run, projects: left });
    return;
  }
  await runs.delete(run.id);
  await tx.objectStore('draws').delete(run.id);
  // Of a damaged run it may be anything, which is no key.
  if (typeof run.dataHash !== 'string') return;
  const isUsed = (await runs.getAll()).some(({ dataHash }) => dataHash === run.dataHash);
  if (!isUsed) await tx.objectStore('data').delete(run.dataHash);
}
