import { CaravanError } from '../core/failure.ts';
import { loadFlaws, nameOf, requireSound } from './damage.ts';
import type { DamagedRecord, Listing } from './damage.ts';
import { database, guarded, inOne } from './database.ts';
import type { DataSource, ProjectRecord } from './records.ts';
import { isSameSource } from './sources.ts';

/** All projects, the last opened first; of those that can't be used, what is wrong. */
export async function listProjects(): Promise<Listing<ProjectRecord>> {
  const projects = await guarded(async () => (await database()).getAll('projects'));
  const { projectFlaw } = await loadFlaws();
  const sound: ProjectRecord[] = [];
  const damaged: DamagedRecord[] = [];
  for (const project of projects) {
    const flaw = projectFlaw(project);
    if (flaw === null) sound.push(project);
    else damaged.push({ store: 'projects', key: project.id, name: nameOf(project), flaw });
  }
  return { sound: sound.sort((a, b) => b.openedAt - a.openedAt), damaged };
}

/**
 * Null where it is gone.
 * @throws CaravanError damaged-record
 */
export async function loadProject(id: string): Promise<ProjectRecord | null> {
  const project = await guarded(async () => (await database()).get('projects', id));
  if (project === undefined) return null;
  const { projectFlaw } = await loadFlaws();
  requireSound('projects', project, projectFlaw(project));
  return project;
}

/** Stores a project; where it is there already, which another page may have done, when it was opened. */
export async function saveProject(project: ProjectRecord): Promise<void> {
  await inOne(['projects'], async (tx) => {
    const there = await tx.objectStore('projects').get(project.id);
    const openedAt = Math.max(project.openedAt, there?.openedAt ?? project.openedAt);
    await tx.objectStore('projects').put(there ? { ...there, openedAt } : project);
  });
}

/**
 * Changes a project's name, or when it was opened.
 * @throws CaravanError `project-gone`
 */
export async function changeProject(
  id: string,
  part: Partial<Pick<ProjectRecord, 'name' | 'openedAt'>>,
): Promise<void> {
  await inOne(['projects'], async (tx) => {
    const project = await tx.objectStore('projects').get(id);
    if (!project) throw new CaravanError({ kind: 'project-gone' });
    await tx.objectStore('projects').put({ ...project, ...part });
  });
}

/**
 * Gives a project other files, unless another page has done so meanwhile: what is read of files
 * takes time, and would take the place of what came between.
 * @param before its files when these were read
 * @returns null once they are stored; else the project as it stands, which keeps its own
 * @throws CaravanError `project-gone`
 */
export async function changeFiles(
  id: string,
  before: DataSource | null,
  part: Pick<ProjectRecord, 'source' | 'dataHash'> & Partial<Pick<ProjectRecord, 'name'>>,
): Promise<ProjectRecord | null> {
  return inOne(['projects'], async (tx) => {
    const project = await tx.objectStore('projects').get(id);
    if (!project) throw new CaravanError({ kind: 'project-gone' });
    if (!isSameSource(project.source, before)) return project;
    await tx.objectStore('projects').put({ ...project, ...part });
    return null;
  });
}
