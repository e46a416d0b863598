import { CaravanError } from '../../core/failure.ts';
import { loadFlaws, requireSound } from '../damage.ts';
import { inOne, keysUnder, raw } from '../database.ts';
import type { DataSource, ProjectRecord } from '../records.ts';
import type { RawRecord } from '../stores.ts';
import { placesOf, putBelongings, readerOf, recordsAt } from './belongings.ts';
import { SESSIONS, SESSION_STORES, isSessionOf } from './sessions.ts';
import { isIn, takeOut, together } from './shared-runs.ts';

/** What a copy of a project is besides its contents. */
export type ProjectCopy = Pick<ProjectRecord, 'id' | 'name' | 'createdAt'>;

/**
 * Copies a project: its fits are shared, its runs of judging and asking copied under new ids. Calls
 * under way stay with the original alone, and so does the money that they may cost.
 * @param newId gives ids that no run has
 * @throws CaravanError `project-gone`, `damaged-record`
 */
export async function duplicateProject(
  id: string,
  copy: ProjectCopy,
  newId: () => string,
): Promise<ProjectRecord> {
  const { projectFlaw } = await loadFlaws();
  return inOne(['projects', 'runs', ...SESSION_STORES], async (tx) => {
    const original = await tx.objectStore('projects').get(id);
    if (!original) throw new CaravanError({ kind: 'project-gone' });
    requireSound('projects', original, projectFlaw(original));
    const runs = tx.objectStore('runs');
    for (const run of await runs.getAll())
      if (isIn(id, run)) await runs.put({ ...run, projects: together(run, [copy.id]) });
    const copies = new Map<string, string>();
    const stores = raw(tx);
    for (const { records, parts } of SESSIONS) {
      for (const session of await tx.objectStore(records).getAll()) {
        if (!isSessionOf(id, session)) continue;
        const own = newId();
        copies.set(session.id, own);
        await stores.objectStore(records).add({ ...session, id: own, project: copy.id });
        for (const store of parts) {
          const part = stores.objectStore(store);
          for (let at = await part.openCursor(keysUnder(session.id)); at; at = await at.continue())
            if (Array.isArray(at.key)) await part.add(at.value, [own, ...at.key.slice(1)]);
        }
      }
    }
    const source = original.source && ofSessions(original.source, copies);
    const record = { ...original, ...copy, openedAt: copy.createdAt, source };
    await tx.objectStore('projects').add(record);
    return record;
  });
}

/**
 * The same files where they were made of runs that have other ids.
 * @param ids the new ones by the old
 */
export function ofSessions(source: DataSource, ids: ReadonlyMap<string, string>): DataSource {
  const files = source.files.map((file) => {
    const session = file.session === undefined ? undefined : ids.get(file.session);
    return session === undefined ? file : { ...file, session };
  });
  return { ...source, files };
}

/** A project with all that it had but texts, as it lay there. */
export interface WholeProject {
  readonly project: Pick<ProjectRecord, 'id'>;
  readonly records: readonly RawRecord[];
}

const STORES_OF_PROJECTS = [
  ...(['projects', 'runs', 'draws', 'data', 'sources'] as const),
  ...SESSION_STORES,
];

/**
 * Deletes a project with all that it alone has, and gives it back, for undoing; fits that others
 * share stay with them. Its sources and their texts go when unused sources are dropped next.
 * @returns null where it was gone
 */
export async function deleteProject(id: string): Promise<WholeProject | null> {
  return inOne(STORES_OF_PROJECTS, async (tx) => {
    const read = readerOf(raw(tx));
    const records: RawRecord[] = [];
    for await (const part of recordsAt(read, await placesOf(read, id))) records.push(...part);
    if (records.length === 0) return null;
    await tx.objectStore('projects').delete(id);
    const runs = (await tx.objectStore('runs').getAll()).filter((run) => isIn(id, run));
    await takeOut(tx, runs, [id]);
    for (const { records: sessions, parts, calls } of SESSIONS) {
      for (const session of await tx.objectStore(sessions).getAll()) {
        if (!isSessionOf(id, session)) continue;
        await tx.objectStore(sessions).delete(session.id);
        for (const store of [...parts, calls])
          await tx.objectStore(store).delete(keysUnder(session.id));
      }
    }
    return { project: { id }, records };
  });
}

/** Undoes `deleteProject`. */
export async function restoreProject({ records }: WholeProject): Promise<void> {
  await inOne(STORES_OF_PROJECTS, (tx) => putBelongings(raw(tx), records));
}
