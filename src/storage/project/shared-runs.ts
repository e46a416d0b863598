import type { RunInStore } from '../large/summary.ts';
import { marksOf } from './run-marks.ts';
import type { Writing } from '../schema.ts';

/** Fits of which several projects have the one record. */

/** The projects that have a run; none where that can't be read. */
export function projectsOf({ projects }: { readonly projects?: unknown }): readonly string[] {
  if (!Array.isArray(projects)) return [];
  return projects.filter((one): one is string => typeof one === 'string');
}

export function isIn(project: string, run: { readonly projects?: unknown }): boolean {
  return projectsOf(run).includes(project);
}

/** The projects that have a run, and these, in order. */
export function together(
  run: { readonly projects?: unknown } | undefined,
  others: readonly string[],
): readonly string[] {
  return [...new Set([...(run ? projectsOf(run) : []), ...others])].sort();
}

/**
 * Takes runs out of projects. Those that none has any more are deleted with their draws, and with
 * their data where no other run uses them; so are those that none of these has, for then none that
 * is there has them.
 */
export async function takeOut(
  tx: Writing<'runs' | 'draws' | 'data'>,
  taken: readonly RunInStore[],
  projects: readonly string[],
): Promise<void> {
  const [runs, data] = [tx.objectStore('runs'), tx.objectStore('data')];
  const hashes = new Set<string>();
  for (const run of taken) {
    const had = projectsOf(run);
    const left = had.filter((one) => !projects.includes(one));
    if (left.length > 0 && left.length < had.length) {
      await runs.put({ ...run, projects: left });
      continue;
    }
    await runs.delete(run.id);
    await tx.objectStore('draws').delete(run.id);
    // Of a damaged run it may be anything, which is no key.
    if (typeof run.dataHash === 'string') hashes.add(run.dataHash);
  }
  if (hashes.size === 0) return;
  for (const { dataHash } of await marksOf(runs)) hashes.delete(dataHash);
  for (const hash of hashes) await data.delete(hash);
}

/** Whether a value has fields, whatever they are. */
export function isObject(value: unknown): value is Readonly<Partial<Record<string, unknown>>> {
  return typeof value === 'object' && value !== null;
}
