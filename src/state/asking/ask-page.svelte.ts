import type { Failure } from '../../core/failure.ts';
import { router } from '../page/router.svelte.ts';
import { NewestAnswer } from '../work/newest-answer.svelte.ts';
import { LastFailure } from '../work/last-failure.svelte.ts';
import { lastConnection } from '../connections/last-connection.ts';
import { openProject, SAMPLE } from '../project/open-project.svelte.ts';
import { projectList } from '../project/project-list.svelte.ts';
import { projects } from '../project/projects.svelte.ts';
import { asking } from './asking.svelte.ts';
import { AskingDraft } from './draft/draft.svelte.ts';
import type { OpenAsking } from './open-asking.svelte.ts';

/** What the Ask page is about: a new run, and the one that is open. */
class AskPage {
  readonly draft = new AskingDraft();
  readonly #failed = new LastFailure();
  #isBeginning = $state(false);
  readonly #looked = new NewestAnswer<string, OpenAsking | null>(
    (id) => asking.open(id),
    (a, b) => a === b,
  );

  readonly isBeginning = $derived(this.#isBeginning);
  readonly failure = $derived(this.#failed.failure ?? asking.failure);
  /** The run that the page is asked for, by its id. */
  readonly wanted = $derived(router.page === 'ask' ? router.query.get('run') : null);

  /** The run that is open; null while it is fetched, and where it is gone. */
  get open(): OpenAsking | 'loading' | 'gone' | Failure {
    const { wanted } = this;
    const answer = wanted === null ? null : this.#looked.look(wanted);
    if (answer === null || answer.question !== wanted) return 'loading';
    return answer.failure ?? answer.value ?? 'gone';
  }

  /**
   * Makes a run of the draft, opens it and starts it.
   * @param project what the project is called from then on, where nobody has named it
   */
  async begin(name: string, project: string): Promise<void> {
    this.#isBeginning = true;
    await this.#failed.act(async () => {
      const questions = await this.draft.questions.questions();
      const setup = this.draft.setupFor(questions);
      // The published ranking is counts alone: answers are another project.
      if (openProject.id === SAMPLE.id) await projects.begin();
      if (openProject.isUnnamed && openProject.record.sample === null)
        await projectList.rename(openProject.id, project);
      const id = await asking.begin(setup, questions, name);
      const last = setup.models.at(-1);
      if (last) lastConnection.note(last);
      await this.draft.earlier.takeInto(id, setup, questions);
      router.follow(askingHref(id));
      void (await asking.open(id))?.work.start();
    });
    this.#isBeginning = false;
  }

  dismissFailure(): void {
    this.#failed.dismiss();
    asking.dismissFailure();
  }
}

export const askPage = new AskPage();

/** The address of a run. */
export function askingHref(id: string): string {
  return `#ask?run=${id}`;
}
