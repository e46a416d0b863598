import { createAsking } from '../../storage/asking/asking.ts';
import type { AskingRecord, WholeAsking } from '../../storage/records.ts';
import { RunsPage } from '../calls/runs-page.svelte.ts';
import { lastConnection } from '../connections/last-connection.ts';
import { openProject, SAMPLE } from '../project/open-project.svelte.ts';
import { projectList } from '../project/project-list.svelte.ts';
import { projects } from '../project/projects.svelte.ts';
import { ASKING_STORE } from './asking-store.ts';
import { AskingDraft } from './draft/draft.svelte.ts';
import { OpenAsking } from './open-asking.svelte.ts';
import { newId } from '../work/new-id.ts';

/** What the Ask page is about: the runs that are kept, the one that is open, and a new one. */
class Asking extends RunsPage<AskingRecord, WholeAsking, OpenAsking> {
  readonly draft = new AskingDraft();

  constructor() {
    super('ask', ASKING_STORE, (id) => OpenAsking.load(id));
  }

  /**
   * Makes a run of the draft, opens it and starts it; nothing of it where another project is opened
   * before it is made.
   * @param called what the project is called from then on, where nobody has named it
   */
  begin(name: string, called: string): Promise<void> {
    return this.beginRun(async () => {
      const { id: before } = openProject;
      const questions = await this.draft.questions.questions();
      const setup = this.draft.setupFor(questions);
      if (openProject.id !== before) return null;
      // The published ranking is counts alone: answers are another project.
      const project = before === SAMPLE.id ? await projects.begin() : before;
      const answers = await this.draft.earlier.answers(setup, questions);
      if (openProject.id !== project) return null;
      if (openProject.isUnnamed && openProject.record.sample === null)
        await projectList.rename(project, called);
      const about = { id: newId(), project, name, setup, createdAt: Date.now() };
      const { id } = await createAsking(about, questions, answers);
      const last = setup.models.at(-1);
      if (last) lastConnection.note(last);
      return { id, project, href: askingHref(id), starts: true };
    });
  }
}

export const asking = new Asking();

/** The address of a run. */
export function askingHref(id: string): string {
  return `#ask?run=${id}`;
}
