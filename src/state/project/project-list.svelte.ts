import type { DamagedRecord } from '../../storage/damage.ts';
import { changeProject, listProjects, saveProject } from '../../storage/projects.ts';
import type { ProjectRecord } from '../../storage/records.ts';
import { storageActs } from '../runs/storage-acts.svelte.ts';
import { openProject, SAMPLE } from './open-project.svelte.ts';
import { tabs } from './tabs.ts';
import { newId } from '../work/new-id.ts';

/** The projects that are kept in this browser, and new ones. */
class ProjectList {
  #stored = $state.raw<readonly ProjectRecord[]>([]);
  #damaged = $state.raw<readonly DamagedRecord[]>([]);

  /** The last opened first; the sample is always there. */
  readonly all = $derived(
    this.#stored.some(({ id }) => id === SAMPLE.id) ? this.#stored : [...this.#stored, SAMPLE],
  );
  readonly damaged = $derived(this.#damaged);

  async refresh(): Promise<void> {
    const { sound, damaged } = (await storageActs.guard(listProjects)) ?? NONE;
    this.#stored = sound;
    this.#damaged = damaged;
  }

  /** Makes a project the open one, stored or not; what is on screen is for the caller to change. */
  async open(record: ProjectRecord): Promise<void> {
    const opened = { ...record, openedAt: Date.now() };
    openProject.take(opened);
    await storageActs.guard(() => saveProject(opened));
    tabs.tell({ kind: 'projects' });
    await this.refresh();
  }

  /** Makes a project that is open from then on. */
  async create(name: string, files: ProjectFiles): Promise<void> {
    await this.open({ ...newProject(name), ...files });
  }

  /** Stores the open project, where storage was closed when it was made or its files changed. */
  async keepOpen(): Promise<void> {
    const { record } = openProject;
    await storageActs.guard(() => saveProject(record));
    if (await openProject.keepSource()) await this.refresh();
    // Another page has changed its files: what was not stored of this one stands beside them.
    else await this.create(record.name, filesOf(record));
  }

  async rename(id: string, name: string): Promise<void> {
    await storageActs.guard(() => changeProject(id, { name }));
    if (id === openProject.id) openProject.renamed(name);
    tabs.tell({ kind: 'projects' });
    await this.refresh();
  }
}

export const projectList = new ProjectList();

const NONE = { sound: [], damaged: [] };

/** Files, and what is counted of them. */
type ProjectFiles = Pick<ProjectRecord, 'source' | 'dataHash'>;

function filesOf({ source, dataHash }: ProjectRecord): ProjectFiles {
  return { source, ...(dataHash !== undefined && { dataHash }) };
}

/** Of no sample and without files; not stored yet. */
export function newProject(name: string): ProjectRecord {
  const now = Date.now();
  const times = { createdAt: now, openedAt: now };
  return { id: newId(), name, sample: null, ...times, source: null };
}
