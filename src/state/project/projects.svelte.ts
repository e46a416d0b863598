import {
  deleteProject,
  duplicateProject,
  loadProject,
  restoreProject,
} from '../../storage/projects.ts';
import type { WholeProject } from '../../storage/projects.ts';
import type { ProjectRecord } from '../../storage/records.ts';
import { importing } from '../data/importing.svelte.ts';
import { opening } from '../fit/opening.ts';
import { router } from '../page/router.svelte.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import { storageActs } from '../runs/storage-acts.svelte.ts';
import { openProject, SAMPLE } from './open-project.svelte.ts';
import { projectList } from './project-list.svelte.ts';
import { tabs } from './tabs.ts';

/** What is done with whole projects. */
class Projects {
  #deleted = $state.raw<WholeProject | null>(null);

  /** What was deleted last, as long as that can be undone. */
  readonly deleted = $derived(this.#deleted);

  async open(id: string): Promise<void> {
    const record = await this.#load(id);
    if (record) await this.#show(record);
  }

  /** Opens an empty project. */
  async begin(): Promise<void> {
    const now = Date.now();
    const name = preferences.words.project.newName;
    const own = { id: crypto.randomUUID(), sample: null, createdAt: now, openedAt: now };
    await this.#show({ ...own, name, source: null });
  }

  /** Opens the practice set, made in the reader's language where it is not there yet. */
  async openPractice(): Promise<void> {
    const { language, words } = preferences;
    const stored = await this.#load('practice');
    const now = Date.now();
    const own = { id: 'practice', sample: 'practice', createdAt: now, openedAt: now } as const;
    await this.#show(stored ?? { ...own, name: words.project.practice, source: null });
    if (openProject.source !== null) return;
    const { practiceFiles } = await import('../../core/samples/practice-files.ts');
    await importing.read(practiceFiles(language), { add: true, isQuiet: true });
  }

  async duplicate(id: string): Promise<void> {
    const record = await this.#load(id);
    if (!record) return;
    const name = preferences.words.project.copyOf(record.name);
    const copy = await storageActs.guard(async () => {
      await projectList.keep(record);
      return duplicateProject(id, name);
    });
    if (copy) await this.#show(copy);
  }

  /** Deletes a project with all that belongs to it alone; the next one is shown. */
  async delete(id: string): Promise<void> {
    this.#deleted = (await storageActs.guard(() => deleteProject(id))) ?? null;
    tabs.tell({ kind: 'projects' });
    await projectList.refresh();
    if (id === openProject.id) await this.#show(projectList.all[0]);
  }

  async undoDelete(): Promise<void> {
    const whole = this.#deleted;
    this.#deleted = null;
    if (whole === null) return;
    await storageActs.guard(() => restoreProject(whole));
    tabs.tell({ kind: 'projects' });
    await this.open(whole.project.id);
  }

  /** It stays deleted. */
  dismissDeleted(): void {
    this.#deleted = null;
  }

  /** @returns null where it is gone, or can't be read */
  async #load(id: string): Promise<ProjectRecord | null> {
    const record = (await storageActs.guard(() => loadProject(id))) ?? null;
    return record ?? (id === SAMPLE.id ? SAMPLE : null);
  }

  async #show(record: ProjectRecord): Promise<void> {
    importing.dismiss();
    // A run that is looked at belongs to the project before.
    router.ask('');
    await opening.project(record);
  }
}

export const projects = new Projects();
