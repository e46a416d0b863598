import type { Failure } from '../../core/failure.ts';
import { answeredOf } from '../../core/judge/plan/answered.ts';
import { planSize } from '../../core/judge/plan/tasks.ts';
import { changeRun, createRun } from '../../storage/judging.ts';
import { NewestAnswer } from '../work/newest-answer.svelte.ts';
import { openProject } from '../project/open-project.svelte.ts';
import { router } from '../page/router.svelte.ts';
import { tabs } from '../project/tabs.ts';
import { storage } from '../page/storage.svelte.ts';
import { JudgingDraft } from './draft/draft.svelte.ts';
import { JudgingForecast } from './draft/forecast.svelte.ts';
import { judgedBefore } from './run/judged-before.ts';
import { LastFailure } from '../work/last-failure.svelte.ts';
import { OpenRun } from './open-run.svelte.ts';
import { StoredRuns } from '../calls/stored-runs.svelte.ts';
import { JUDGING_STORE } from './judging-store.ts';

/** What the Judge page is about: the runs that are kept, the one that is open, and a new one. */
class Judging {
  readonly draft = new JudgingDraft();
  readonly forecast = new JudgingForecast(this.draft);
  readonly #failed = new LastFailure();
  /** Runs that were opened go on while another page or run is looked at. */
  readonly #opened = new Map<string, Promise<OpenRun | null>>();
  readonly runs = new StoredRuns(JUDGING_STORE, this.#failed, {
    renamed: (id, name) => void this.#renamed(id, name),
    deleted: (id) => {
      void this.#stop(id);
      this.#opened.delete(id);
    },
  });
  #isBeginning = $state(false);
  readonly #looked = new NewestAnswer<string, OpenRun | null>(
    (id) => this.#load(id),
    (a, b) => a === b,
  );

  readonly failure = $derived(this.#failed.failure);
  readonly isBeginning = $derived(this.#isBeginning);
  /** The run that the page is asked for, by its id. */
  readonly wanted = $derived(router.page === 'judge' ? router.query.get('run') : null);

  constructor() {
    storage.whenBack(() => void this.runs.refresh());
    tabs.listen((news) => {
      if (news.kind === 'sessions' && news.project === openProject.id) void this.runs.refresh();
      if (news.kind === 'replies') void this.#lookAgain(news.run);
    });
  }

  /** The run that is open; null while it is fetched, and where it is gone. */
  get open(): OpenRun | 'loading' | 'gone' | Failure {
    const { wanted } = this;
    const answer = wanted === null ? null : this.#looked.look(wanted);
    if (answer === null || answer.question !== wanted) return 'loading';
    return answer.failure ?? answer.value ?? 'gone';
  }

  /**
   * Makes a run of the draft, opens it and, unless it is only to be set up, starts it; nothing of it
   * where another project is opened before it is made.
   */
  async begin(name: (judges: string) => string, isOnlySetUp = false): Promise<void> {
    this.#isBeginning = true;
    await this.#failed.act(async () => {
      const { id: project } = openProject;
      const { models, questions } = await this.draft.material.texts();
      const setup = this.draft.setupFor(models, questions.length);
      // What can't be carried out is said before anything is stored.
      const answered = answeredOf(questions, models.length);
      const judges = setup.judges.map((judge) => judge.name).join(', ');
      const own = { id: crypto.randomUUID(), project, createdAt: Date.now() };
      const ids = questions.map((question) => question.id);
      const known = await judgedBefore({ ...own, ...setup, questions: ids });
      const { most } = planSize(setup.plan, answered, setup.judges.length, known);
      const about = { ...own, name: name(judges) };
      if (openProject.id !== project) return;
      const { id } = await createRun({ ...about, setup, most }, questions);
      void storage.protect();
      tabs.tell({ kind: 'sessions', project });
      const isAlone = setup.judges.every(({ provider }) => provider === 'human');
      if (openProject.id === project) router.follow(runHref(id, isAlone ? 0 : null));
      if (!isAlone && !isOnlySetUp) void (await this.#load(id))?.work.start();
    });
    this.#isBeginning = false;
  }

  dismissFailure(): void {
    this.#failed.dismiss();
  }

  async #lookAgain(id: string): Promise<void> {
    const run = await this.#opened.get(id)?.catch(() => null);
    await run?.lookAgain();
  }

  async #stop(id: string): Promise<void> {
    const run = await this.#opened.get(id)?.catch(() => null);
    run?.work.stop();
  }

  async #renamed(id: string, name: string): Promise<void> {
    const run = await this.#opened.get(id)?.catch(() => null);
    run?.renamed(name);
  }

  #load(id: string): Promise<OpenRun | null> {
    const opened = this.#opened.get(id) ?? OpenRun.load(id);
    this.#opened.set(id, opened);
    opened.catch(() => this.#opened.delete(id));
    // What is gone, or can't be opened, is told in its place.
    const touch = () => this.#failed.guard(() => changeRun(id, { openedAt: Date.now() }));
    opened.then((run) => run && touch()).catch(() => undefined);
    return opened;
  }
}

export const judging = new Judging();

/** The address of a run; `by` opens the board of a human judge, by its position. */
export function runHref(id: string, by: number | null = null): string {
  return `#judge?run=${id}${by === null ? '' : `&by=${String(by)}`}`;
}
