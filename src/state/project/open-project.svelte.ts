import type { DataSource, ProjectRecord } from '../../storage/records.ts';
import { changeProject } from '../../storage/projects.ts';
import { storageActs } from '../runs/storage-acts.svelte.ts';
import { projectName } from './project-name.ts';
import { tabs } from './tabs.ts';

/** The project of the published ranking, which comes with the page. */
export const SAMPLE: ProjectRecord = {
  id: 'rakuda-2023-07-14',
  name: 'Rakuda 2023-07-14',
  sample: 'rakuda-2023-07-14',
  createdAt: 0,
  openedAt: 0,
  source: null,
};

/** The project that is open: what is read, asked, judged and fitted belongs to it. */
class OpenProject {
  #record = $state.raw<ProjectRecord>(SAMPLE);
  #isKept = true;

  readonly record = $derived(this.#record);
  readonly id = $derived(this.#record.id);
  readonly name = $derived(projectName(this.#record));
  /** Its files as they stand, which may be newer than those of the fit on screen. */
  readonly source = $derived(this.#record.source);
  /** Whether there is nothing in it that files could join or stand beside. */
  readonly isEmpty = $derived(this.#record.source === null && this.#record.id !== SAMPLE.id);

  /** Whether nobody has given it a name yet. */
  readonly isUnnamed = $derived(this.#record.name === '');

  /** Whether its files are stored as they stand, as far as this page knows. */
  get isKept(): boolean {
    return this.#isKept;
  }

  take(record: ProjectRecord): void {
    this.#record = record;
    this.#isKept = true;
  }

  renamed(name: string): void {
    this.#record = { ...this.#record, name };
  }

  /** Its files have changed. */
  async setSource(source: DataSource | null): Promise<void> {
    this.#record = { ...this.#record, source };
    const { id } = this;
    const isKept = await storageActs.guard(() => changeProject(id, { source }).then(() => true));
    if (this.source === source) this.#isKept = isKept ?? false;
    tabs.tell({ kind: 'source', project: id });
  }
}

export const openProject = new OpenProject();
