import type { DamagedRecord } from '../../storage/damage.ts';
import { changeProject, createProject, listProjects } from '../../storage/projects/projects.ts';
import type { DataSource, ProjectRecord } from '../../storage/records.ts';
import { storageActs } from '../runs/storage-acts.svelte.ts';
import { openProject, SAMPLE } from './open-project.svelte.ts';
import { tabs } from './tabs.ts';

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
    openProject.take(record);
    const openedAt = Date.now();
    const opened = await storageActs.guard(async () => {
      await createProject(record);
      return changeProject(record.id, { openedAt });
    });
    // Without storage it is open all the same.
    if (openProject.id === record.id) openProject.take(opened ?? { ...record, openedAt });
    tabs.tell({ kind: 'projects' });
    await this.refresh();
  }

  /** Makes a project that is open from then on. */
  async create(name: string, source: DataSource | null): Promise<void> {
    await this.open(newProject(name, source));
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

/** Of no sample; not stored yet. */
export function newProject(name: string, source: DataSource | null): ProjectRecord {
  const now = Date.now();
  const times = { createdAt: now, openedAt: now };
  return { id: crypto.randomUUID(), name, sample: null, ...times, source };
}
