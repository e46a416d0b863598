import type { DamagedRecord } from '../../storage/damage.ts';
import { changeProject, listProjects, saveProject } from '../../storage/projects.ts';
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
    const { sound, damaged } = (await storageActs.guard(listProjects)) ?? {
      ...{ sound: [], damaged: [] },
    };
    this.#stored = sound;
    this.#damaged = damaged;
  }

  /** Stores a project and makes it the open one; what is on screen is for the caller to change. */
  async open(record: ProjectRecord): Promise<void> {
    const opened = { ...record, openedAt: Date.now() };
    openProject.take(opened);
    await this.keep(opened);
    await this.refresh();
  }

  /** Stores a project, in place of what it was before. */
  async keep(record: ProjectRecord): Promise<void> {
    await storageActs.guard(() => saveProject(record));
    tabs.tell({ kind: 'projects' });
  }

  /** @returns a project that is open from then on */
  async create(name: string, source: DataSource | null): Promise<void> {
    const now = Date.now();
    const own = { id: crypto.randomUUID(), sample: null, createdAt: now, openedAt: now };
    await this.open({ ...own, name, source });
  }

  async rename(id: string, name: string): Promise<void> {
    await storageActs.guard(() => changeProject(id, { name }));
    if (id === openProject.id) openProject.renamed(name);
    tabs.tell({ kind: 'projects' });
    await this.refresh();
  }
}

export const projectList = new ProjectList();
