import { loadProject, saveProject } from '../../storage/projects.ts';
import type { WholeProject } from '../../storage/project/whole-project.ts';
import type { ProjectRecord } from '../../storage/records.ts';
import { importing } from '../data/importing.svelte.ts';
import { opening } from '../fit/opening.ts';
import { session } from '../fit/session.svelte.ts';
import { notices } from '../page/notices.svelte.ts';
import { router } from '../page/router.svelte.ts';
import { storage } from '../page/storage.svelte.ts';
import { preferences } from '../preferences/preferences.svelte.ts';
import { storageActs } from '../runs/storage-acts.svelte.ts';
import { openProject, SAMPLE } from './open-project.svelte.ts';
import { projectName } from './project-name.ts';
import { projectWork } from './project-work.svelte.ts';
import type { ProjectFile } from './project-work.svelte.ts';
import { newProject, projectList } from './project-list.svelte.ts';
import { tabs } from './tabs.ts';
import { newId } from '../work/new-id.ts';

/** What copies and deletes whole projects; the first picture does without it. */
const whole = () => import('../../storage/project/whole-project.ts');

/** What is done with whole projects. */
class Projects {
  #deleted = $state.raw<{ readonly name: string; readonly whole: WholeProject } | null>(null);

  /** What was deleted last, as long as that can be undone. */
  readonly deleted = $derived(this.#deleted);

  async open(id: string): Promise<void> {
    const record = await this.#load(id);
    if (record) await this.#show(record);
  }

  /** Opens an empty project. @returns its id */
  async begin(): Promise<string> {
    const made = newProject('');
    await this.#show(made);
    return made.id;
  }

  /** Opens the practice set, made in the reader's language where it is not there yet. */
  async openPractice(): Promise<void> {
    const { language } = preferences;
    const made = { ...newProject(''), ...PRACTICE };
    await this.#show((await this.#load(PRACTICE.id)) ?? made);
    const { practiceFiles } = await import('../../core/samples/practice.ts');
    // Meanwhile another project may have been opened.
    if (openProject.id === PRACTICE.id && openProject.source === null)
      await importing.read(practiceFiles(language), { add: true, isQuiet: true });
  }

  /** A project as a file; null where it could not be written, or that was stopped. */
  async save(id: string): Promise<ProjectFile | null> {
    const record = await this.#load(id);
    if (!record) return null;
    // The sample is stored only once it was opened.
    await storageActs.guard(() => saveProject(record));
    return projectWork.write(id, projectName(record));
  }

  /** Opens the project of a file, beside those that are there. */
  async read(file: Blob): Promise<void> {
    const id = await projectWork.read(file);
    if (id === null) return;
    void storage.protect();
    tabs.tell({ kind: 'projects' });
    await this.open(id);
  }

  async duplicate(id: string): Promise<void> {
    const record = await this.#load(id);
    if (!record) return;
    const copy = newProject(preferences.words.project.copyOf(projectName(record)));
    const made = await storageActs.guard(async () => {
      await saveProject(record);
      const { duplicateProject } = await whole();
      return duplicateProject(id, copy, newId);
    });
    if (made) await this.#show(made);
  }

  /** Deletes a project with all that belongs to it alone; where it was open, another is shown. */
  async delete(id: string): Promise<void> {
    const record = projectList.all.find((one) => one.id === id);
    const name = record ? projectName(record) : '';
    const deleted = await storageActs.guard(async () => (await whole()).deleteProject(id));
    this.#deleted = deleted ? { name, whole: deleted } : null;
    if (deleted) storageActs.madeRoom();
    // A fit of it that ended now would be of no project.
    if (deleted && id === openProject.id) session.close();
    tabs.tell({ kind: 'project-deleted', project: id });
    await projectList.refresh();
    if (id === openProject.id) await this.#show(projectList.all[0]);
  }

  async undoDelete(): Promise<void> {
    const gone = this.#deleted;
    this.#deleted = null;
    if (gone === null) return;
    const isBack = await storageActs.guard(async () => {
      const { restoreProject } = await whole();
      await restoreProject(gone.whole);
      return true;
    });
    // It can be tried again, as when there is more room.
    if (!isBack) this.#deleted ??= gone;
    if (!isBack) return;
    tabs.tell({ kind: 'projects' });
    await this.open(gone.whole.project.id);
  }

  /** It stays deleted, and what it alone had can go. */
  dismissDeleted(): void {
    if (this.#deleted === null) return;
    this.#deleted = null;
    void import('../runs/tidying.ts').then(({ tidy }) => tidy());
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
notices.add(() => projects.deleted !== null);

const PRACTICE = { id: 'practice', sample: 'practice' } as const;
