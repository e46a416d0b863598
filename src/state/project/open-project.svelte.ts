import type { DataSource, ProjectRecord } from '../../storage/records.ts';
import { changeFiles } from '../../storage/projects.ts';
import { isSameSource } from '../../storage/sources.ts';
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
  /** Its files as they are stored, as far as this page knows. */
  #stored: DataSource | null = SAMPLE.source;
  #isAhead = $state(false);

  readonly record = $derived(this.#record);
  readonly id = $derived(this.#record.id);
  readonly name = $derived(projectName(this.#record));
  /** Its files as they stand, which may be newer than those of the fit on screen. */
  readonly source = $derived(this.#record.source);
  /** Whether there is nothing in it that files could join or stand beside. */
  readonly isEmpty = $derived(
    this.#record.source === null && this.#record.id !== SAMPLE.id && !this.#record.dataHash,
  );

  /** Whether nobody has given it a name yet. */
  readonly isUnnamed = $derived(this.#record.name === '');

  /** Whether another page has changed its files, and what is ranked of them is not on screen yet. */
  readonly isAhead = $derived(this.#isAhead);

  take(record: ProjectRecord): void {
    this.#record = record;
    this.#stored = record.source;
    this.#isAhead = false;
  }

  /** Another page has changed its files. @param isAhead whether the screen is to follow */
  follow(record: ProjectRecord, isAhead: boolean): void {
    this.take(record);
    this.#isAhead = isAhead;
  }

  /** What is ranked of its files is on screen. */
  caughtUp(): void {
    this.#isAhead = false;
  }

  renamed(name: string): void {
    this.#record = { ...this.#record, name };
  }

  /**
   * Its files have changed, unless another page has changed them meanwhile: then it has those.
   * Without storage this page goes on with what it has in memory.
   * @param before its files when that began
   * @param dataHash of what is counted of them, or null
   * @param name what it is called from then on
   * @returns whether they have
   */
  async setSource(
    source: DataSource | null,
    before: DataSource | null,
    dataHash: string | null,
    name = this.#record.name,
  ): Promise<boolean> {
    if (!isSameSource(this.source, before)) return false;
    const { id, source: shown } = this;
    const part = { source, dataHash, ...(name !== this.#record.name && { name }) };
    const other = await storageActs.guard(() => changeFiles(id, this.#stored, part));
    const isOpen = this.id === id;
    if (isOpen && other) this.take(other);
    // What has come in its place meanwhile was made of it.
    else if (isOpen && this.source === shown) {
      this.#record = { ...this.#record, ...part };
      this.#isAhead = false;
      if (other === null) this.#stored = source;
    }
    if (other) return false;
    tabs.tell({ kind: 'source', project: id });
    if ('name' in part) tabs.tell({ kind: 'projects' });
    return true;
  }

  /**
   * Stores its files, where they could not be when they changed.
   * @returns false where it has others by now
   */
  async keepSource(): Promise<boolean> {
    const { id, name, source, dataHash } = this.#record;
    if (this.#stored === source) return true;
    const part = { source, name, ...(dataHash !== undefined && { dataHash }) };
    const other = await storageActs.guard(() => changeFiles(id, this.#stored, part));
    if (other && !isSameSource(other.source, source)) return false;
    if (other !== undefined && this.source === source) this.#stored = source;
    return true;
  }
}

export const openProject = new OpenProject();
